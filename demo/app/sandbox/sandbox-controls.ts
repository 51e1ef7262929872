import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { act, readMembers, setMemberStatus } from '../bank/api.js';
import { passTime } from './pass-time.js';

/** Statuses that the next request for a widget URL can be answered with, and what they play. */
const failures = {
  401: '401: MX refuses the keys',
  404: '404: the user does not exist',
  429: '429: too many requests',
  500: '500: an error at MX',
  503: '503: MX is being maintained',
};

/** ms that the page's backend may take, and what that plays. */
const latencies = {
  0: 'at once',
  1000: 'after 1 second',
  5000: 'after 5 seconds',
  40_000: 'after 40 seconds: too late',
};

/** What can happen to a member at its bank. Accounts has all of it, for every member. */
const troubles = {
  LOCKED: 'locks the account',
  DENIED: 'denies the credentials',
  CHALLENGED: 'asks a security question',
  FAILED: 'fails to answer',
};

/** A request and its repetitions by the element. */
const attempts = 4;

/** What goes wrong, or passes, between the widget and MX; and the element’s own methods. */
@customElement('sandbox-controls')
export class SandboxControls extends LightElement {
  @state() private outcome = '';

  protected override render() {
    return html`
      <h3 id="controls-title">The widget</h3>
      <div class="controls" role="group" aria-labelledby="controls-title">
        ${this.button('Warn now', 'The session is about to end', () => this.sleep(this.secondsUntilWarning))}
        ${this.button('Sleep 16 minutes', 'The session ends while the laptop sleeps', () => this.sleep(16 * 60))}
        ${this.button('Back one step', 'navigateBack()', async () => {
          const moved = await this.findWidget().navigateBack();
          return moved ? 'The widget went back.' : 'The widget could not go back.';
        })}
        ${this.button('Reload', 'reload()', () => this.findWidget().reload())}
        ${this.button('Reconnect', 'reconnect()', () => this.findWidget().reconnect())}
        ${this.button('Close', 'close()', () => this.findWidget().close())}
        ${this.button('Diagnose', 'diagnose()', () => this.diagnose())}
      </div>
      <h3 id="faults-title">MX</h3>
      <div role="group" aria-labelledby="faults-title">
        <form class="control-form" @submit=${this.failNext}>
          <label for="failure">The next widget URL fails with</label>
          <select id="failure" name="status">
            ${Object.entries(failures).map(([status, label]) => html`<option value=${status}>${label}</option>`)}
          </select>
          <button type="submit" class="button">Fail and reload</button>
        </form>
        <form class="control-form" @submit=${this.delay}>
          <label for="latency">Your backend answers</label>
          <select id="latency" name="ms">
            ${Object.entries(latencies).map(([ms, label]) => html`<option value=${ms}>${label}</option>`)}
          </select>
          <button type="submit" class="button">Set and reload</button>
        </form>
        <form class="control-form" @submit=${this.trouble}>
          <label for="trouble">The bank of the latest member</label>
          <select id="trouble" name="status">
            ${Object.entries(troubles).map(([status, label]) => html`<option value=${status}>${label}</option>`)}
          </select>
          <button type="submit" class="button">Let it happen</button>
        </form>
        <div class="controls">
          ${this.button('Expire the widget URL', 'It was not used within ten minutes', async () => {
            const problem = await act('POST', '/api/sandbox/expire');
            return problem ?? 'Widget URLs that are not used yet have expired.';
          })}
          ${this.button('Reset the page', 'Options, theme, failures and latency as they were', () => reset())}
        </div>
      </div>
      <p class="control-outcome" role="status">${this.outcome || nothing}</p>
    `;
  }

  private button(label: string, what: string, action: () => unknown) {
    const run = async () => {
      const outcome = await action();
      this.outcome = typeof outcome === 'string' ? outcome : '';
    };
    return html`<button type="button" class="button control" title=${what} @click=${() => void run()}>
      ${label}
    </button>`;
  }

  private get secondsUntilWarning(): number {
    const { sessionTimeout = 900, sessionWarning = 30 } = this.findWidget();
    return sessionTimeout - sessionWarning;
  }

  private sleep(seconds: number): void {
    passTime(seconds);
  }

  private async diagnose(): Promise<string> {
    const findings = await this.findWidget().diagnose();
    if (findings.length === 0) return 'diagnose() finds nothing that keeps the widget from working.';
    return findings.map(({ code, message }) => `${code}: ${message}`).join(' ');
  }

  private readonly delay = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const problem = await setLatency(Number(chosenIn(event, 'ms')));
    this.outcome = problem ?? '';
    if (!problem) this.findWidget().reload();
  };

  private readonly trouble = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const status = chosenIn(event, 'status');
    const answer = await readMembers();
    if ('problem' in answer) {
      this.outcome = answer.problem;
      return;
    }
    const member = answer.data.members.at(-1);
    if (!member?.guid) {
      this.outcome = 'There is no member yet: connect a bank first.';
      return;
    }
    const problem = await setMemberStatus(member.guid, status);
    this.outcome =
      problem ?? `${member.name ?? member.guid} is ${status}. Reload opens the widget on what it asks for.`;
  };

  private readonly failNext = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const status = Number(chosenIn(event, 'status'));
    const problem = await act('POST', '/api/sandbox/fail', { route: 'widget_urls', status, times: attempts });
    this.outcome = problem ?? '';
    if (!problem) this.findWidget().reload();
  };
}

function chosenIn({ currentTarget }: SubmitEvent, name: string): string {
  const value = new FormData(currentTarget as HTMLFormElement).get(name);
  return typeof value === 'string' ? value : '';
}

function setLatency(ms: number): Promise<string | undefined> {
  return act('PUT', '/api/sandbox/latency', { ms });
}

/** Takes back what is planned, and opens the page anew without what the address says. Members stay. */
async function reset(): Promise<string | undefined> {
  const problems = await Promise.all([
    setLatency(0),
    act('POST', '/api/sandbox/fail', { route: 'widget_urls', status: 500, times: 0 }),
    act('PUT', '/api/sandbox/popup', { behaviour: 'ask' }),
  ]);
  const problem = problems.find((sentence) => sentence !== undefined);
  if (problem === undefined) location.assign(location.pathname);
  return problem;
}
