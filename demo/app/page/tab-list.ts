import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from './light-element.js';

export interface Tab {
  name: string;
  label: string;
}

/**
 * A row of tabs after the ARIA pattern: one tab stop, arrow keys, Home and End move and select.
 * The panels are the page's: `id="panel-…"`, `role="tabpanel"`, `aria-labelledby="tab-…"`.
 *
 * @fires {CustomEvent<string>} tab-select - the name of the tab the user chose
 */
@customElement('tab-list')
export class TabList extends LightElement {
  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() selected = '';
  @property() label = '';

  protected override render() {
    return html`<div class="tabs" role="tablist" aria-label=${this.label} @keydown=${this.move}>
      ${this.tabs.map(({ name, label }) => this.renderTab(name, label))}
    </div>`;
  }

  private renderTab(name: string, label: string) {
    const selected = name === this.selected;
    return html`<button
      type="button"
      role="tab"
      id="tab-${name}"
      aria-controls="panel-${name}"
      aria-selected=${selected ? 'true' : 'false'}
      tabindex=${selected ? '0' : '-1'}
      @click=${() => this.select(name)}
    >
      ${label}
    </button>`;
  }

  private select(name: string): void {
    this.dispatchEvent(new CustomEvent('tab-select', { detail: name }));
  }

  private readonly move = (event: KeyboardEvent): void => {
    const index = this.tabs.findIndex(({ name }) => name === this.selected);
    const target = this.tabs.at(targetOf(event.key, index, this.tabs.length) ?? index);
    if (!target || target.name === this.selected) return;
    event.preventDefault();
    this.select(target.name);
    this.querySelector<HTMLElement>(`#tab-${target.name}`)?.focus();
  };
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return undefined;
  }
}
