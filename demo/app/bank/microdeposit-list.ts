import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { letDepositsArrive, readMicrodeposits, type Microdeposit } from './api.js';

/** Where this page keeps the guids. A team keeps them with its user, for the user comes back days later. */
const storageKey = 'connect-widget-demo-microdeposits';

const changes = [
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
 * Accounts that wait for the amounts of two deposits. The widget tells of each once, by
 * `connect-microdeposits-details-submitted`; it makes no member, so the page must keep the guid.
 */
@customElement('microdeposit-list')
export class MicrodepositList extends LightElement {
  /** Whether the sandbox plays MX, so that nobody needs to wait for days. */
  @property({ type: Boolean }) inSandbox = false;
  @state() private microdeposits: readonly Microdeposit[] = [];
  @state() private problem = '';
  private listening = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const widget = this.findWidget();
    widget.addEventListener(
      'connect-microdeposits-details-submitted',
      ({ detail }) => {
        keep([...kept(), detail.microdeposit_guid]);
        void this.refresh();
      },
      { signal },
    );
    for (const name of changes) widget.addEventListener(name, () => void this.refresh(), { signal });
    void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening.abort();
  }

  protected override render() {
    if (this.problem) return html`<p class="problem" role="alert">${this.problem}</p>`;
    if (this.microdeposits.length === 0) return nothing;
    return html`
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

  /** Loads the widget on the microdeposit, days after it was begun. */
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
    const answer = await letDepositsArrive(guid);
    this.problem = 'problem' in answer ? answer.problem : '';
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    const guids = kept();
    if (guids.length === 0) return;
    const answer = await readMicrodeposits();
    if ('problem' in answer) {
      this.problem = answer.problem;
      return;
    }
    this.problem = '';
    this.microdeposits = answer.data.micro_deposits.filter(({ guid = '' }) => guids.includes(guid));
    // What MX has deleted since needs no keeping, nor does what another sandbox had.
    keep([
      ...kept().filter((guid) => !guids.includes(guid)),
      ...this.microdeposits.map(({ guid = '' }) => guid),
    ]);
  }
}

function toneOf(status: string): 'positive' | 'warning' | 'neutral' {
  if (status === 'VERIFIED') return 'positive';
  return status === 'INITIATED' || status === 'REQUESTED' ? 'neutral' : 'warning';
}

function kept(): readonly string[] {
  const text = localStorage.getItem(storageKey) ?? '';
  return text.split(' ').filter((guid) => guid !== '');
}

function keep(guids: readonly string[]): void {
  localStorage.setItem(storageKey, [...new Set(guids)].join(' '));
}
