import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { act } from '../bank/api.js';
import { passTime } from './pass-time.js';

/** Statuses that the next request for a widget URL can be answered with, and what they play. */
const failures = {
  401: '401: MX refuses the keys',
  404: '404: the user does not exist',
  429: '429: too many requests',
  500: '500: an error at MX',
  503: '503: MX is being maintained',
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
      </div>
      <h3 id="faults-title">MX</h3>
      <div class="controls" role="group" aria-labelledby="faults-title">
        ${this.button('Expire the widget URL', 'It was not used within ten minutes', async () => {
          const problem = await act('POST', '/api/sandbox/expire');
          return problem ?? 'Widget URLs that are not used yet have expired.';
        })}
        <form class="control-form" @submit=${this.failNext}>
          <label for="failure">The next widget URL fails with</label>
          <select id="failure" name="status">
            ${Object.entries(failures).map(([status, label]) => html`<option value=${status}>${label}</option>`)}
          </select>
          <button type="submit" class="button">Fail and reload</button>
        </form>
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

  private readonly failNext = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const status = Number(new FormData(event.currentTarget as HTMLFormElement).get('status'));
    const problem = await act('POST', '/api/sandbox/fail', { route: 'widget_urls', status, times: attempts });
    this.outcome = problem ?? '';
    if (!problem) this.findWidget().reload();
  };
}
