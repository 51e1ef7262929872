import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LightElement } from '../page/light-element.js';
import { banks, behaviours, modes, outcomes } from './cases.js';
import { instructBank } from './instruct-bank.js';
import type { PopupOptions } from '../../sandbox/index.js';
import type { ConnectWidgetEventMap } from '../../../src/index.js';

type Settled = ConnectWidgetEventMap['connect-popout-settled'];
type Requested = ConnectWidgetEventMap['connect-popout-requested'];

const attributes = ['popout', 'popout-timeout', 'client-redirect-url', 'current-institution-code'];
const returnPage = () => new URL('/return.html', location.href).href;

/** Shows every case of a trip to the bank: how the bank's window behaves, who opens it, and how it ended. */
@customElement('bank-trips')
export class BankTrips extends LightElement {
  @state() private bank: Required<Pick<PopupOptions, 'behaviour' | 'openerPolicy'>> = {
    behaviour: 'ask',
    openerPolicy: 'unsafe-none',
  };
  @state() private spendsClick = false;
  @state() private last: Settled['detail'] | undefined;
  @state() private problem = '';
  private listening = new AbortController();
  private readonly observer = new MutationObserver(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    const widget = this.findWidget();
    this.observer.observe(widget, { attributeFilter: attributes });
    this.listening = new AbortController();
    const { signal } = this.listening;
    widget.addEventListener('connect-popout-requested', this.onRequested, { signal });
    widget.addEventListener('connect-popout-settled', this.onSettled, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.listening.abort();
  }

  protected override render() {
    const widget = this.findWidget();
    const popout = widget.getAttribute('popout') ?? 'widget';
    return html`
      <form class="trips" @submit=${(event: Event) => event.preventDefault()}>
        <div class="option-grid">
          ${this.select(
            'The way leads to',
            banks,
            widget.getAttribute('current-institution-code') ?? '',
            (code) => this.change('current-institution-code', code in banks ? code : null),
          )}
          ${this.select('The bank’s window', behaviours, this.bank.behaviour, (behaviour) =>
            this.instruct({ behaviour }),
          )}
          ${this.select('It is opened by', modes, popout, (mode) =>
            this.change('popout', mode === 'widget' ? null : mode),
          )}
        </div>
        <div class="trip-checks">
          ${this.check(
            html`The bank sends <code>Cross-Origin-Opener-Policy: same-origin</code>`,
            this.bank.openerPolicy === 'same-origin',
            (on) => this.instruct({ openerPolicy: on ? 'same-origin' : 'unsafe-none' }),
          )}
          ${this.check(
            html`It ends at this page’s own <code>client-redirect-url</code>${
                popout === 'widget' ? ', unless the widget opens it' : ''
              }`,
            widget.hasAttribute('client-redirect-url'),
            (on) => this.change('client-redirect-url', on ? returnPage() : null),
          )}
          ${this.check(
            html`This page uses the click up first, so that the browser blocks the
            window${popout === 'widget' ? ', unless the widget opens it' : ''}`,
            this.spendsClick,
            (on) => (this.spendsClick = on),
          )}
          ${this.check(
            html`Wait for the bank for 20 seconds only`,
            widget.hasAttribute('popout-timeout'),
            (on) => this.change('popout-timeout', on ? '20' : null),
          )}
        </div>
      </form>
      ${this.problem && html`<p class="problem" role="alert">${this.problem}</p>`}
      <p class="trip-outcome" role="status">${this.renderOutcome()}</p>
    `;
  }

  private renderOutcome() {
    if (!this.last) return html`<span class="soft">How a trip has ended is told here.</span>`;
    const { outcome, reason } = this.last;
    return html`<strong class="badge" data-tone=${outcome === 'completed' ? 'positive' : 'warning'}
        >${outcome}</strong
      >
      ${outcomes[outcome]} ${reason ? html`<code>${reason}</code>` : ''}`;
  }

  private select<Value extends string>(
    label: string,
    values: Readonly<Record<Value, string>>,
    current: string,
    act: (value: Value) => void,
  ) {
    const known = Object.entries<string>(values);
    const shown = current in values ? known : [['', 'search for it yourself'] as const, ...known];
    return html`<label class="option">
      <span>${label}</span>
      <select @change=${(event: Event) => act((event.currentTarget as HTMLSelectElement).value as Value)}>
        ${shown.map(
          ([value, text]) =>
            html`<option value=${value} .selected=${live(value === current)}>${text}</option>`,
        )}
      </select>
    </label>`;
  }

  private check(label: unknown, checked: boolean, act: (on: boolean) => void) {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${live(checked)}
        @change=${(event: Event) => act((event.currentTarget as HTMLInputElement).checked)}
      />
      <span>${label}</span>
    </label>`;
  }

  private change(attribute: string, value: string | null): void {
    const widget = this.findWidget();
    if (value === null) widget.removeAttribute(attribute);
    else widget.setAttribute(attribute, value);
  }

  private instruct(change: PopupOptions): void {
    this.bank = { ...this.bank, ...change };
    void instructBank(this.bank).then((problem) => (this.problem = problem));
  }

  private readonly onRequested = ({ detail: { url } }: Requested): void => {
    const widget = this.findWidget();
    if (this.spendsClick) window.open('about:blank')?.close();
    // What a page does in the mode `manual`; the element's button opens what the browser has blocked.
    if (widget.popout === 'manual' && !window.open(url)) widget.settlePopout({ outcome: 'blocked' });
  };

  private readonly onSettled = ({ detail }: Settled): void => {
    this.last = detail;
  };
}
