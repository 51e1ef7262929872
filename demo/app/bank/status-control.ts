import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { setMemberStatus, type Member } from './api.js';
import { describeStatus } from './statuses.js';

/** What can happen to a connection, in two groups: what its user can repair, and what nobody can now. */
const groups = [
  {
    title: 'The user can repair',
    statuses: ['DENIED', 'CHALLENGED', 'REJECTED', 'LOCKED', 'IMPEDED', 'EXPIRED', 'IMPAIRED', 'PREVENTED'],
  },
  {
    title: 'Nobody can repair now',
    statuses: ['FAILED', 'DELAYED', 'DISCONNECTED', 'DISCONTINUED', 'CLOSED'],
  },
];

/**
 * Lets a developer play the bank: puts the member into an error at once. With the sandbox only.
 *
 * @fires {CustomEvent<undefined>} member-changed - the member's status is another one
 */
@customElement('status-control')
export class StatusControl extends LightElement {
  @property({ attribute: false }) member: Member = {};
  @state() private problem = '';

  protected override render() {
    return html`
      <form class="status-control" @submit=${this.apply}>
        <label for="bank-status">Sandbox: let something happen at ${this.member.name}</label>
        <select id="bank-status" name="status">
          ${groups.map(
            ({ title, statuses }) => html`
              <optgroup label=${title}>
                ${statuses.map((status) => html`<option value=${status}>${describeStatus(status).what}</option>`)}
              </optgroup>
            `,
          )}
        </select>
        <button type="submit" class="button">Let it happen</button>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </form>
    `;
  }

  private readonly apply = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const status = new FormData(event.currentTarget as HTMLFormElement).get('status');
    if (typeof status !== 'string' || !this.member.guid) return;
    this.problem = (await setMemberStatus(this.member.guid, status)) ?? '';
    this.dispatchEvent(new CustomEvent('member-changed'));
  };
}
