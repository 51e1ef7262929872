import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from '../page/light-element.js';
import type { Member } from './api.js';
import { describeStatus } from './statuses.js';

/**
 * The user's members with their connection status.
 *
 * @fires {CustomEvent<string>} member-show - show the data of the member with this guid
 * @fires {CustomEvent<string>} member-reopen - open the widget on the member with this guid
 * @fires {CustomEvent<undefined>} member-add - open the widget on its search
 */
@customElement('member-list')
export class MemberList extends LightElement {
  @property({ attribute: false }) members: readonly Member[] = [];
  @property() selected = '';

  protected override render() {
    return html`
      <ul class="members" aria-label="Connected banks">
        ${repeat(
          this.members,
          ({ guid }) => guid,
          (member) => this.renderMember(member),
        )}
      </ul>
      <button type="button" class="button button-quiet" @click=${() => this.send('member-add')}>
        Connect another bank
      </button>
    `;
  }

  private renderMember({ guid, name, connection_status }: Member) {
    if (!guid) return undefined;
    const { phase, text, tone, what } = describeStatus(connection_status);
    const isBroken = phase === 'needs-user';
    const action = isBroken ? 'Fix this connection' : 'Open in widget';
    return html`
      <li class="member" data-member=${guid} ?data-selected=${guid === this.selected}>
        <button
          type="button"
          class="member-name"
          aria-pressed=${guid === this.selected ? 'true' : 'false'}
          @click=${() => this.send('member-show', guid)}
        >
          ${name ?? guid}
        </button>
        <span class="badge" data-tone=${tone}>${text}</span>
        <button
          type="button"
          class="button ${isBroken ? 'button-primary' : 'button-quiet'}"
          aria-label="${action}: ${name ?? guid}"
          @click=${() => this.send('member-reopen', guid)}
        >
          ${action}
        </button>
        ${isBroken || phase === 'unavailable' ? html`<p class="member-note">${what}.</p>` : nothing}
      </li>
    `;
  }

  private send(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
