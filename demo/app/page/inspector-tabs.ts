import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from './light-element.js';
import './tab-list.js';
import type { Tab } from './tab-list.js';

/** Shows one of the panels it contains: that of the address's fragment, such as `#events`, or else the first. */
@customElement('inspector-tabs')
export class InspectorTabs extends LightElement {
  @state() private selected = '';
  private tabs: readonly Tab[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabs = this.panels.map(({ id, dataset }) => ({ name: nameOf(id), label: dataset['label'] ?? '' }));
    this.select();
    addEventListener('hashchange', this.select);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.select);
  }

  protected override render() {
    return html`<tab-list
      label="Inspector"
      .tabs=${this.tabs}
      .selected=${this.selected}
      @tab-select=${({ detail }: CustomEvent<string>) => location.replace(`#${detail}`)}
    ></tab-list>`;
  }

  private get panels(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > [role="tabpanel"]')];
  }

  private readonly select = (): void => {
    const wanted = location.hash.slice(1);
    const tab = this.tabs.find(({ name }) => name === wanted);
    // Another fragment, such as that of the skip link, leaves the panel as it is.
    if (tab || !this.selected) this.selected = (tab ?? this.tabs[0])?.name ?? '';
    for (const panel of this.panels) panel.hidden = nameOf(panel.id) !== this.selected;
  };
}

function nameOf(id: string): string {
  return id.replace('panel-', '');
}
