import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { meanings } from 'virtual:event-meanings';
import { repeat } from 'lit/directives/repeat.js';
import '../page/copy-button.js';
import '../timeline/session-timeline.js';
import { LightElement } from '../page/light-element.js';
import { contains, entryOf, kinds, timeOf, toJsonLines, type Entry, type Kind } from './entry.js';
import { saveFile } from '../page/save-file.js';
import { listenForWebhooks } from './webhooks.js';
import { eventNames, isHostEvent } from './event-names.js';

/** Older entries are forgotten, so that a page left open does not grow without end. */
const capacity = 5000;
const everyMessage = 'connect-message';

/**
 * The widget's events and the webhooks that the page's server has received, newest first. It is not a live region, because announcing
 * every entry would interrupt a screen reader; the widget and the accounts panel announce what the user needs to know.
 */
@customElement('event-log')
export class EventLog extends LightElement {
  @state() private entries: readonly Entry[] = [];
  @state() private text = '';
  @state() private kind: Kind = 'all';
  @state() private withMessages = false;
  /** The entries as they stood when the log was paused. */
  @state() private paused: readonly Entry[] | undefined;
  private count = 0;
  private listening: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const widget: EventTarget = this.findWidget();
    for (const name of eventNames) widget.addEventListener(name, this.add, { signal });
    void listenForWebhooks((type, payload) => this.keep(type, 'webhook', payload), signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening?.abort();
  }

  protected override render() {
    const shown = this.shown;
    return html`
      <session-timeline .entries=${this.paused ?? this.entries}></session-timeline>
      <div class="log-tools">
        <label class="log-filter">
          <span class="visually-hidden">Show only entries that contain</span>
          <input type="search" placeholder="Filter by text" .value=${this.text} @input=${this.changeText} />
        </label>
        <label class="log-kind">
          <span class="visually-hidden">Show only entries of this kind</span>
          <select @change=${this.changeKind}>
            ${Object.entries(kinds).map(([kind, label]) => html`<option value=${kind}>${label}</option>`)}
          </select>
        </label>
        <label class="check">
          <input type="checkbox" .checked=${this.withMessages} @change=${this.changeMessages} />
          <code>${everyMessage}</code> too
        </label>
        <div class="log-actions">
          <button
            type="button"
            class="button button-quiet"
            aria-pressed=${this.paused !== undefined}
            @click=${this.pause}
          >
            ${this.paused ? 'Resume' : 'Pause'}
          </button>
          <button
            type="button"
            class="button button-quiet"
            ?disabled=${shown.length === 0}
            @click=${this.save}
          >
            Save as JSON lines
          </button>
          <copy-button .text=${() => toJsonLines(this.shown)}></copy-button>
          <button type="button" class="button button-quiet" @click=${this.clear}>Clear</button>
        </div>
      </div>
      ${shown.length === 0 ? html`<p class="empty">${this.emptyText}</p>` : nothing}
      <ol class="log" aria-label="Events, newest first" tabindex="0" ?hidden=${shown.length === 0}>
        ${repeat(shown, ({ id }) => id, renderEntry)}
      </ol>
    `;
  }

  private get shown(): readonly Entry[] {
    return (this.paused ?? this.entries).filter(
      (entry) =>
        (this.kind === 'all' || entry.kind === this.kind) &&
        (this.withMessages || entry.type !== everyMessage) &&
        contains(entry, this.text),
    );
  }

  private get emptyText(): string {
    return this.entries.length === 0 ? 'No event yet.' : 'No event matches the filter.';
  }

  private readonly add = (event: Event): void =>
    this.keep(
      event.type,
      isHostEvent(event.type) ? 'element' : 'widget',
      event instanceof CustomEvent ? event.detail : undefined,
    );

  private keep(type: string, kind: Entry['kind'], detail: unknown): void {
    this.entries = [entryOf(++this.count, type, kind, detail), ...this.entries].slice(0, capacity);
  }

  private readonly changeText = (event: Event): void => {
    this.text = (event.currentTarget as HTMLInputElement).value.trim().toLowerCase();
  };

  private readonly changeKind = (event: Event): void => {
    this.kind = (event.currentTarget as HTMLSelectElement).value as Kind;
  };

  private readonly changeMessages = (event: Event): void => {
    this.withMessages = (event.currentTarget as HTMLInputElement).checked;
  };

  private readonly pause = (): void => {
    this.paused = this.paused ? undefined : this.entries;
  };

  private readonly save = (): void => {
    saveFile('connect-widget-events.jsonl', 'application/jsonl', `${toJsonLines(this.shown)}\n`);
  };

  private readonly clear = (): void => {
    this.entries = [];
    this.paused = undefined;
  };
}

function renderEntry(entry: Entry) {
  const { type, tone, summary, detail } = entry;
  const heading = html`<time>${timeOf(entry)}</time>
    <code>${type}</code> ${summary ? html`<span class="log-summary">${summary}</span>` : nothing}`;
  const meaning = meanings[type];
  return html`<li data-event=${type} data-tone=${tone}>
    ${
      detail || meaning
        ? html`<details>
            <summary>${heading}</summary>
            ${meaning ? html`<p class="log-meaning">${meaning}</p>` : nothing}
            ${detail ? html`<pre>${detail}</pre>` : nothing}
          </details>`
        : html`<p>${heading}</p>`
    }
  </li>`;
}
