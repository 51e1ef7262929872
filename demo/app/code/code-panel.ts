import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../page/copy-button.js';
import '../page/tab-list.js';
import { LightElement } from '../page/light-element.js';
import { attributeNames } from '../options/option-table.js';
import { snippets, themeOf } from './snippets.js';
import { tokens } from 'virtual:theme-tokens';

const tabs = Object.entries(snippets).map(([name, { label }]) => ({ name: `code-${name}`, label }));

/** The widget's options as they stand, as code for each framework and for the backend. */
@customElement('code-panel')
export class CodePanel extends LightElement {
  @state() private selected = 'code-html';
  private readonly observer = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this.findWidget(), { attributeFilter: [...attributeNames, 'style'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render() {
    const code = this.code;
    return html`
      <tab-list
        label="Code for"
        .tabs=${tabs}
        .selected=${this.selected}
        @tab-select=${({ detail }: CustomEvent<string>) => (this.selected = detail)}
      ></tab-list>
      <div id="panel-${this.selected}" class="tag" role="tabpanel" aria-labelledby="tab-${this.selected}">
        <pre tabindex="0" aria-label="Code"><code>${code}</code></pre>
        <div class="tag-actions"><copy-button .text=${code}></copy-button></div>
      </div>
    `;
  }

  /** The style sheet, too, wherever there is markup for it. */
  private get code(): string {
    const code = snippets[this.selected.replace('code-', '')]?.code(this.options) ?? '';
    const { style } = this.findWidget();
    const theme = tokens
      .map(({ name }) => ({ name, value: style.getPropertyValue(name).trim() }))
      .filter(({ value }) => value !== '');
    if (theme.length === 0 || this.selected === 'code-backend') return code;
    return `${code}\n/* CSS of the page */\n${themeOf(theme)}`;
  }

  private get options() {
    const widget = this.findWidget();
    return attributeNames
      .filter((name) => widget.hasAttribute(name))
      .map((name) => ({ name, value: widget.getAttribute(name) ?? '' }));
  }
}
