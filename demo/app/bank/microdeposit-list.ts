import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { letDepositsArrive, readMicrodeposits, type Microdeposit } from './api.js';

const changes = [
  'connect-microdeposits-details-submitted',
  'connect-microdeposits-verified',
  'connect-microdeposits-error-primary-action',
  'connect-back-to-search',
] as const;

const notes: Record<string, string> = {
  PREINITIATED: 'The account is not entered yet.',
  INITIATED: 'The deposits are on their way.',
  REQUESTED: 'The deposits are on their way.',
  DEPOSITED: 'The deposits have arrived: enter their amounts.',
  DENIED: 'The amounts were wrong.',
  VERIFIED: 'The account is verified.',
  PREVENTED: 'There were too many wrong amounts. Start again in the widget.',
  ERRORED: 'The bank did not take the deposits.',
  REJECTED: 'The microdeposit was rejected. Start again in the widget.',
};

/**
 * The user's accounts that are verified by the amounts of two deposits. They belong to no member, but MX lists them by user, so that
 * a user who comes back days later finds them here.
 */
@customElement('microdeposit-list')
export class MicrodepositList extends LightElement {
  /** Whether the sandbox plays MX: only there can the page let deposits arrive. */
  @property({ type: Boolean }) inSandbox = false;
  @state() private microdeposits: readonly Microdeposit[] = [];
  @state() private problem = '';
  private listening = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const widget = this.findWidget();
    for (const name of changes) widget.addEventListener(name, () => void this.refresh(), { signal });
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening.abort();
  }

  protected override render() {
    const problem = this.problem
      ? html`<p class="problem" role="alert">${this.problem}</p>
          <button type="button" class="button" @click=${() => void this.refresh()}>Try again</button>`
      : nothing;
    if (this.microdeposits.length === 0) return problem;
    return html`
      ${problem}
      <h3 id="microdeposits-title">Accounts verified by microdeposits</h3>
      <ul class="members" aria-labelledby="microdeposits-title">
        ${this.microdeposits.map((microdeposit) => this.renderMicrodeposit(microdeposit))}
      </ul>
    `;
  }

  private renderMicrodeposit({ guid = '', status = '', institution_name }: Microdeposit) {
    const name = institution_name ?? guid;
    const isDue = status === 'DEPOSITED' || status === 'DENIED';
    const isUnderway = status === 'INITIATED' || status === 'REQUESTED';
    const action = isDue ? 'Enter the amounts' : 'Open in widget';
    return html`
      <li class="member" data-microdeposit=${guid}>
        <span class="member-name">${name}</span>
        <span class="badge" data-tone=${toneOf(status)}>${status}</span>
        <button
          type="button"
          class="button ${isDue ? 'button-primary' : 'button-quiet'}"
          aria-label="${action}: ${name}"
          @click=${() => this.open(guid)}
        >
          ${action}
        </button>
        <p class="member-note">
          ${notes[status]} ${this.inSandbox && isDue ? 'In the sandbox they are 0.09 and 0.09.' : nothing}
          ${
            this.inSandbox && isUnderway
              ? html`<button type="button" class="button" @click=${() => void this.arrive(guid)}>
                  Let the deposits arrive
                </button>`
              : nothing
          }
        </p>
      </li>
    `;
  }

  /** Loads the widget on the microdeposit. */
  private open(guid: string): void {
    const widget = this.findWidget();
    const isUnchanged = widget.currentMicrodepositGuid === guid && widget.mode === 'verification';
    widget.removeAttribute('current-member-guid');
    widget.setAttribute('mode', 'verification');
    widget.setAttribute('current-microdeposit-guid', guid);
    if (isUnchanged) widget.reload();
    widget.scrollIntoView({ block: 'nearest' });
    widget.focus();
  }

  private async arrive(guid: string): Promise<void> {
    const problem = await letDepositsArrive(guid);
    if (problem) this.problem = problem;
    else await this.refresh();
  }

  private async refresh(): Promise<void> {
    const answer = await readMicrodeposits();
    this.problem = 'problem' in answer ? answer.problem : '';
    if ('data' in answer) this.microdeposits = answer.data.micro_deposits;
  }
}

function toneOf(status: string): 'positive' | 'warning' | 'neutral' {
  if (status === 'VERIFIED') return 'positive';
  return status === 'INITIATED' || status === 'REQUESTED' ? 'neutral' : 'warning';
}
