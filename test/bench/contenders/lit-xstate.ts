import { html, LitElement, nothing } from 'lit';
import { assign, createActor, setup } from 'xstate';

const { bench } = window;

const machine = setup({
  types: {
    context: {} as { url: string },
    events: {} as { type: 'open'; url: string } | { type: 'loaded' } | { type: 'close' },
  },
}).createMachine({
  context: { url: '' },
  initial: 'idle',
  on: { close: '.idle' },
  states: {
    idle: { on: { open: { target: 'loading', actions: assign({ url: ({ event }) => event.url }) } } },
    loading: { on: { loaded: 'active' } },
    active: {},
  },
});

/** A lit element with a machine, as one writes it at first: the element renders what the machine's state says. */
class MachineHost extends LitElement {
  url = '';
  #actor = createActor(machine);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    this.#actor = createActor(machine);
    this.#actor.subscribe(() => this.requestUpdate());
    this.#actor.start();
    this.#actor.send({ type: 'open', url: this.url });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
    this.#actor.send({ type: 'close' });
    this.#actor.stop();
  }

  protected override render() {
    const snapshot = this.#actor.getSnapshot();
    if (snapshot.matches('idle')) return nothing;
    return html`<iframe src=${snapshot.context.url}></iframe>`;
  }

  readonly #onMessage = ({ source, data }: MessageEvent<{ type?: unknown }>): void => {
    if (source !== this.renderRoot.querySelector('iframe')?.contentWindow) return;
    if (data.type === 'mx/connect/stepChange') {
      bench.onStep();
    } else if (data.type === 'mx/load') {
      this.#actor.send({ type: 'loaded' });
      bench.onLoad();
    }
  };
}
customElements.define('machine-host', MachineHost);

bench.enter({
  mount(url) {
    const host = new MachineHost();
    host.url = url;
    document.body.append(host);
    return () => host.remove();
  },
});
