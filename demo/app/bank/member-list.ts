import { html } from 'lit';
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

  private renderMember(member: Member) {
    const { guid, name } = member;
    if (!guid) return undefined;
    const status = describeStatus(member);
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
        <span class="badge" data-tone=${status.tone}>${status.text}</span>
        <button
          type="button"
          class="button button-quiet"
          aria-label="Open in widget: ${name ?? guid}"
          @click=${() => this.send('member-reopen', guid)}
        >
          Open in widget
        </button>
      </li>
    `;
  }

  private send(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
