import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { durationOf, timelineOf, type Span } from './lanes.js';
import type { Entry } from '../log/entry.js';

/** More marks than pixels tell nothing. */
const mostMarks = 400;

/** Below this share of the whole a label has no room. */
const narrowest = 0.14;

/**
 * The session on one axis of time: the states of the element, trips to the bank, what the widget said, and webhooks. Each lane is a list
 * that says the same in words, for those who do not see where its items stand.
 */
@customElement('session-timeline')
export class SessionTimeline extends LightElement {
  /** The log's entries, newest first. */
  @property({ attribute: false }) entries: readonly Entry[] = [];

  protected override render() {
    if (this.entries.length === 0) return nothing;
    const { duration, states, trips, messages, webhooks } = timelineOf(this.entries);
    return html`
      <figure class="timeline" aria-label="Timeline of the session">
        ${renderLane('State', states, duration)}
        ${trips.length > 0 ? renderLane('At the bank', trips, duration) : nothing}
        ${renderLane('Messages', messages.slice(-mostMarks), duration)}
        ${webhooks.length > 0 ? renderLane('Webhooks', webhooks.slice(-mostMarks), duration) : nothing}
        <figcaption class="timeline-axis">
          <span>0 s</span><span>${durationOf(duration / 2)}</span><span>${durationOf(duration)}</span>
        </figcaption>
      </figure>
    `;
  }
}

function renderLane(title: string, spans: readonly Span[], duration: number) {
  const share = (ms: number) => (duration === 0 ? 0 : ms / duration);
  return html`
    <p class="timeline-title" id="lane-${title.toLowerCase().replaceAll(' ', '-')}">${title}</p>
    <ol class="timeline-lane" aria-labelledby="lane-${title.toLowerCase().replaceAll(' ', '-')}">
      ${spans.map(({ start, end, label, tone }) => {
        const isMark = start === end;
        // By the property: the page's policy forbids the attribute.
        const place = `inset-inline-start: ${share(start) * 100}%; ${isMark ? '' : `inline-size: ${share(end - start) * 100}%`}`;
        const time = isMark ? `at ${durationOf(start)}` : `from ${durationOf(start)} to ${durationOf(end)}`;
        return html`<li
          class=${isMark ? 'timeline-mark' : 'timeline-span'}
          data-tone=${tone}
          title="${label}, ${time}"
          .style=${place}
        >
          <span class=${share(end - start) < narrowest ? 'visually-hidden' : 'timeline-label'}>${label}</span>
          <span class="visually-hidden">${time}</span>
        </li>`;
      })}
    </ol>
  `;
}
