import { ContextConsumer } from '@lit/context';
import { connectWidgetDefaultsContext } from '../config/defaults-context.js';
import { createRedactor } from './redact.js';
import { eventNames } from './session-events.js';
import { readOptions } from '../config/read-options.js';
import { toPlain } from './plain.js';
import { version } from '../version.js';
import type { ConnectWidget } from '../boot/connect-widget.js';
import type { SessionMessage, SessionRecording } from './types.js';

export interface RecordOptions {
  /**
   * Keeps guids, names, texts and whole URLs as they are. Default: `false`, which replaces each guid by a placeholder such as `MBR-1`,
   * cuts URLs down to their origin, and removes every text that is not of MX's vocabulary.
   */
  readonly personal?: boolean;
}

/** Records one element until it is stopped. */
export interface SessionRecorder {
  /** The session so far, as plain JSON. */
  recording(): SessionRecording;
  /** Ends the recording and returns it. The element is left as it is. Called again, it returns the same. */
  stop(): SessionRecording;
}

/** The longest recording. Sessions have a hundred entries; a page that forgets to stop must not fill the memory. */
const mostEntries = 10_000;

interface OpenEntry {
  readonly at: number;
  message?: SessionMessage;
  readonly events: { type: string; detail: unknown; prevented?: true }[];
}

/**
 * Records what the widget in this element says and what the element tells its page, for support cases and regression tests.
 * Call it before the element has loaded: what came earlier is not in the recording. It ends by itself after 10,000 entries.
 *
 * It listens to the element's own events, so it changes nothing, and never sees what the user types in the widget.
 */
export function recordSession(
  element: ConnectWidget,
  { personal = false }: RecordOptions = {},
): SessionRecorder {
  const copy = personal ? (value: unknown) => toPlain(value) : createRedactor();
  const began = performance.now();
  const recordedAt = new Date().toISOString();
  const { state } = element;
  const entries: OpenEntry[] = [];
  let options = copyOptions(element, copy);
  /** The entry of this turn; a message ends it. */
  let open: OpenEntry | undefined;
  let stopped: SessionRecording | undefined;

  const entryOfTurn = (): OpenEntry => {
    if (open) return open;
    const entry: OpenEntry = { at: Math.round(performance.now() - began), events: [] };
    open = entry;
    entries.push(entry);
    queueMicrotask(() => {
      if (open === entry) open = undefined;
    });
    return entry;
  };
  const note = (event: Event): void => {
    if (event.target !== element || (!open && entries.length === mostEntries)) return;
    const { type, detail } = event as CustomEvent<unknown>;
    const entry = entryOfTurn();
    const noted: OpenEntry['events'][number] = { type, detail: copy(detail) };
    if (type === 'connect-message') {
      entry.message = noted.detail as SessionMessage;
      open = undefined;
      return;
    }
    entry.events.push(noted);
    // A framework may set the options after it has created the element.
    if (type === 'connect-state-change' && entries.every(({ message }) => !message))
      options = copyOptions(element, copy);
    // Listeners that come after this one may cancel it.
    if (event.cancelable)
      queueMicrotask(() => {
        if (event.defaultPrevented) noted.prevented = true;
      });
  };

  for (const name of eventNames) element.addEventListener(name, note);
  const recording = (): SessionRecording =>
    structuredClone({
      format: 'connect-widget-session',
      version: 1,
      package: version,
      recordedAt,
      personal,
      options,
      state,
      entryCount: entries.length,
      entries,
    } as const);
  return {
    recording: () => stopped ?? recording(),
    stop() {
      for (const name of eventNames) element.removeEventListener(name, note);
      return (stopped ??= recording());
    },
  };
}

/** The options that count, those of a provider included; neither texts of the page's own nor the source of its widget URLs. */
function copyOptions(element: ConnectWidget, copy: (value: unknown) => unknown): SessionRecording['options'] {
  // Asks at once if the element is in the page.
  const defaults = new ContextConsumer(element, { context: connectWidgetDefaultsContext });
  element.removeController(defaults);
  const left = ['texts', 'iframeTitle', 'widgetUrlProvider', 'widgetUrlEndpoint', 'widgetUrl'];
  const kept = Object.entries(readOptions(element, defaults.value)).filter(([name]) => !left.includes(name));
  return copy(Object.fromEntries(kept)) as SessionRecording['options'];
}
