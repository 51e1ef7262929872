import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { tokens } from 'virtual:theme-tokens';
import { LightElement } from '../page/light-element.js';

/** A control for every custom property of the element; what is typed is to be seen in the widget's screens at once. */
@customElement('theme-panel')
export class ThemePanel extends LightElement {
  private readonly observer = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this.findWidget(), { attributeFilter: ['style'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render() {
    return html`
      <details class="option-group">
        <summary><h3>Theme</h3></summary>
        <p class="note">
          Custom properties of the element: any value of CSS, with an effect at once. They dress the element’s
          own screens, such as that of <em>Warn now</em> under <a href="#sandbox">Sandbox</a>; MX dresses the
          widget.
        </p>
        <div class="option-grid">${tokens.map((token) => this.renderToken(token))}</div>
      </details>
    `;
  }

  private renderToken({ name, description, default: initial }: (typeof tokens)[number]) {
    const { style } = this.findWidget();
    const change = (event: Event) => {
      const value = (event.currentTarget as HTMLInputElement).value.trim();
      if (value === '') style.removeProperty(name);
      else style.setProperty(name, value);
    };
    return html`
      <div class="option">
        <label for="token${name}">${name.replace('--connect-widget-', '')}</label>
        <input
          id="token${name}"
          type="text"
          autocomplete="off"
          spellcheck="false"
          placeholder=${initial ?? 'none'}
          aria-describedby="token${name}-help"
          .value=${style.getPropertyValue(name).trim()}
          @input=${change}
        />
        <p class="option-help" id="token${name}-help">${description}</p>
      </div>
    `;
  }
}
