import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readBackend, type BackendName } from '../bank/api.js';
import { LightElement } from './light-element.js';

const texts: Record<BackendName, string> = {
  sandbox: 'Sandbox: all on this machine',
  integration: 'MX integration environment',
  production: 'MX production environment',
};

/** Says who plays MX, and shows only those parts of the page that are true for that backend. */
@customElement('backend-badge')
export class BackendBadge extends LightElement {
  @state() private backend?: BackendName;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected override render() {
    return this.backend && html`<p class="badge" data-tone=${this.tone}>${texts[this.backend]}</p>`;
  }

  private get tone(): string {
    return this.backend === 'production' ? 'warning' : 'positive';
  }

  private async load(): Promise<void> {
    const answer = await readBackend();
    if ('problem' in answer) return;
    this.backend = answer.data.backend;
    for (const part of document.querySelectorAll<HTMLElement>('[data-backends]')) {
      part.hidden = !part.dataset['backends']?.split(' ').includes(this.backend);
    }
  }
}
