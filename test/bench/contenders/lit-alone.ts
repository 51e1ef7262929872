import { html, LitElement } from 'lit';

const { bench } = window;

/** The least that a lit element can do about it: its frame, and its own listener, which asks who sent the message. */
class LitHost extends LitElement {
  url = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
  }

  protected override render() {
    return html`<iframe src=${this.url}></iframe>`;
  }

  readonly #onMessage = ({ source, data }: MessageEvent<{ type?: unknown }>): void => {
    if (source !== this.renderRoot.querySelector('iframe')?.contentWindow) return;
    if (data.type === 'mx/connect/stepChange') bench.onStep();
    else if (data.type === 'mx/load') bench.onLoad();
  };
}
customElements.define('lit-host', LitHost);

bench.enter({
  mount(url) {
    const host = new LitHost();
    host.url = url;
    document.body.append(host);
    return () => host.remove();
  },
});
