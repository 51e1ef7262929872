import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from '../page/light-element.js';
import { describeDetail } from './describe-detail.js';
import { listenForWebhooks } from './webhooks.js';
import { eventNames, toneOf, type Tone } from './event-names.js';

interface Entry {
  id: number;
  time: string;
  type: string;
  tone: Tone;
  /** JSON; empty when the event carries nothing. */
  detail: string;
}

/** Older entries are forgotten, so that a page left open does not grow without end. */
const capacity = 200;
const everyMessage = 'connect-message';
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/**
 * The widget's events and the webhooks that the page's server has received, newest first. It is not a live region, because announcing
 * every entry would interrupt a screen reader; the widget and the accounts panel announce what the user needs to know.
 */
@customElement('event-log')
export class EventLog extends LightElement {
  @state() private entries: readonly Entry[] = [];
  @state() private filter = '';
  @state() private withMessages = false;
  private count = 0;
  private listening: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const widget: EventTarget = this.findWidget();
    for (const name of eventNames) widget.addEventListener(name, this.add, { signal });
    void listenForWebhooks(this.addEntry, signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening?.abort();
  }

  protected override render() {
    const shown = this.entries.filter(({ type }) => this.isShown(type));
    return html`
      <div class="log-tools">
        <label class="log-filter">
          <span class="visually-hidden">Show only events whose name contains</span>
          <input
            type="search"
            placeholder="Filter by name"
            .value=${this.filter}
            @input=${this.changeFilter}
          />
        </label>
        <label class="check">
          <input type="checkbox" .checked=${this.withMessages} @change=${this.changeMessages} />
          <code>${everyMessage}</code> too
        </label>
        <button type="button" class="button button-quiet" @click=${this.clear}>Clear</button>
      </div>
      ${shown.length === 0 ? html`<p class="empty">${this.emptyText}</p>` : nothing}
      <ol class="log" aria-label="Events, newest first" tabindex="0" ?hidden=${shown.length === 0}>
        ${repeat(shown, ({ id }) => id, renderEntry)}
      </ol>
    `;
  }

  private get emptyText(): string {
    return this.entries.length === 0 ? 'No event yet.' : 'No event matches the filter.';
  }

  private isShown(type: string): boolean {
    return type.includes(this.filter) && (this.withMessages || type !== everyMessage);
  }

  private readonly add = (event: Event): void =>
    this.addEntry(event.type, event instanceof CustomEvent ? event.detail : undefined);

  private readonly addEntry = (type: string, detail: unknown): void => {
    const entry = {
      id: ++this.count,
      time: timeFormat.format(new Date()),
      type,
      tone: toneOf(type),
      detail: describeDetail(detail),
    };
    this.entries = [entry, ...this.entries].slice(0, capacity);
  };

  private readonly changeFilter = (event: Event): void => {
    this.filter = (event.currentTarget as HTMLInputElement).value.trim().toLowerCase();
  };

  private readonly changeMessages = (event: Event): void => {
    this.withMessages = (event.currentTarget as HTMLInputElement).checked;
  };

  private readonly clear = (): void => {
    this.entries = [];
  };
}

function renderEntry({ time, type, tone, detail }: Entry) {
  const heading = html`<time>${time}</time> <code>${type}</code>`;
  return html`<li data-event=${type} data-tone=${tone}>
    ${
      detail
        ? html`<details>
            <summary>${heading}</summary>
            <pre>${detail}</pre>
          </details>`
        : html`<p>${heading}</p>`
    }
  </li>`;
}
