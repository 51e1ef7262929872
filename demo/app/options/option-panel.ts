import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../page/copy-button.js';
import { LightElement } from '../page/light-element.js';
import { renderOption, type ChangeOption } from './option-control.js';
import { attributeNames, optionControls, type OptionGroup } from './option-table.js';
import { keepInAddress, ownAttributesOf } from './address.js';
import { tokens } from 'virtual:theme-tokens';

const groups: readonly { name: OptionGroup; title: string; note: string }[] = [
  { name: 'mx', title: 'MX options', note: 'Told to MX with the request; a change loads a fresh widget.' },
  { name: 'host', title: 'Host options', note: 'Concern the element in this page alone.' },
  {
    name: 'source',
    title: 'Where widget URLs come from',
    note: 'The property widgetUrlProvider wins over both.',
  },
];

/**
 * A control for every attribute of the widget. The attributes are the only state; the address keeps them, so that a link shares them.
 */
@customElement('option-panel')
export class OptionPanel extends LightElement {
  private readonly observer = new MutationObserver(() => {
    keepInAddress(this.findWidget());
    this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    const widget = this.findWidget();
    this.observer.observe(widget, { attributeFilter: [...attributeNames, 'style'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render() {
    return html`
      <p class="note">
        The address keeps what you change here, so a link to this page shares it.
        <a href="#code">Code</a> shows the options as code.
      </p>
      <div class="option-actions">
        <copy-button label="Copy link" .text=${() => location.href}></copy-button>
        <button type="button" class="button button-quiet" @click=${this.reset}>Reset</button>
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
    for (const [attribute, value] of ownAttributesOf(this.findWidget())) this.change(attribute, value);
    for (const { name } of tokens) this.findWidget().style.removeProperty(name);
  };
}
