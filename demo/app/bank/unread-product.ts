import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { readMembers, startJob, type JobKind } from './api.js';
import { describeStatus } from './statuses.js';

/** Between two looks at a job under way, and how many looks a page takes before it gives up, at MX's usual pace. */
const pause = 1000;
const looks = 60;

/**
 * Says that MX has not read something of a member, and lets the page's backend ask for it, without the widget.
 *
 * @fires {CustomEvent<undefined>} member-changed - a job has ended; bubbles
 */
@customElement('unread-product')
export class UnreadProduct extends LightElement {
  /** Guid of the member. */
  @property() member = '';
  /** The job that reads what is missing. */
  @property() kind: JobKind = 'aggregate';
  /** The sentence that says what is missing. */
  @property() text = '';
  @state() private reading = false;
  @state() private problem = '';

  protected override render() {
    return html`
      <div class="unread">
        <p class="empty">${this.text}</p>
        <button type="button" class="button" ?disabled=${this.reading} @click=${() => void this.start()}>
          ${this.reading ? 'Reading …' : 'Let MX read them now'}
        </button>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </div>
    `;
  }

  private async start(): Promise<void> {
    const { member } = this;
    this.reading = true;
    const answer = await startJob(member, this.kind);
    this.problem = 'problem' in answer ? answer.problem : '';
    if ('data' in answer) await this.end(member);
    this.reading = false;
    this.dispatchEvent(new CustomEvent('member-changed', { bubbles: true }));
  }

  /** Waits until the member's job has ended, or needs its user. */
  private async end(guid: string): Promise<void> {
    for (let look = 0; look < looks && this.isConnected; look++) {
      const answer = await readMembers();
      const member = 'data' in answer ? answer.data.members.find((known) => known.guid === guid) : undefined;
      const needsUser = describeStatus(member?.connection_status).phase === 'needs-user';
      if (!member?.is_being_aggregated || needsUser) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
