import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../page/copy-button.js';
import { LightElement } from '../page/light-element.js';
import { renderOption, type ChangeOption } from './option-control.js';
import { optionControls, type OptionGroup } from './option-table.js';
import { tagMarkup } from './tag-markup.js';

const groups: readonly { name: OptionGroup; title: string; note: string }[] = [
  { name: 'mx', title: 'MX options', note: 'Told to MX with the request; a change loads a fresh widget.' },
  { name: 'host', title: 'Host options', note: 'Concern the element in this page alone.' },
  {
    name: 'source',
    title: 'Where widget URLs come from',
    note: 'The property widgetUrlProvider wins over both.',
  },
];

const attributes = optionControls.map(({ attribute }) => attribute);

/** A control for every attribute of the widget, and the tag they add up to. The attributes are the only state. */
@customElement('option-panel')
export class OptionPanel extends LightElement {
  private readonly observer = new MutationObserver(() => this.requestUpdate());
  private initial = new Map<string, string | null>();

  override connectedCallback(): void {
    super.connectedCallback();
    const widget = this.findWidget();
    this.initial = new Map(attributes.map((name) => [name, widget.getAttribute(name)]));
    this.observer.observe(widget, { attributeFilter: attributes });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render() {
    const markup = tagMarkup(this.findWidget(), attributes);
    return html`
      <div class="tag">
        <pre tabindex="0" aria-label="The tag as HTML"><code>${markup}</code></pre>
        <div class="tag-actions">
          <copy-button .text=${markup}></copy-button>
          <button type="button" class="button button-quiet" @click=${this.reset}>Reset</button>
        </div>
      </div>
      <form class="options" @submit=${(event: Event) => event.preventDefault()}>
        ${groups.map((group) => this.renderGroup(group))}
      </form>
    `;
  }

  private renderGroup({ name, title, note }: (typeof groups)[number]) {
    const widget = this.findWidget();
    const controls = optionControls.filter(({ group }) => group === name);
    return html`
      <details class="option-group" ?open=${name === 'mx'}>
        <summary><h3>${title}</h3></summary>
        <p class="note">${note}</p>
        <div class="option-grid">
          ${controls.map((control) => renderOption(control, widget.getAttribute(control.attribute), this.change))}
        </div>
      </details>
    `;
  }

  private readonly change: ChangeOption = (attribute, value) => {
    const widget = this.findWidget();
    if (value === null) widget.removeAttribute(attribute);
    else widget.setAttribute(attribute, value);
  };

  private readonly reset = (): void => {
    for (const [attribute, value] of this.initial) this.change(attribute, value);
  };
}
