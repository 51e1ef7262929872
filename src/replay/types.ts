import type { OptionValues } from '../config/options.js';
import type { WidgetState } from '../machine/types.js';

/** An event of the element, as plain JSON. */
export interface SessionEvent {
  /** Its name, such as `connect-member-connected`. */
  readonly type: string;
  readonly detail: unknown;
  /** A listener of the page canceled it. */
  readonly prevented?: true;
}

/** A message of the widget's as the element understood it: its official type, and its payload. */
export interface SessionMessage {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What happened in one turn of the page's event loop. */
export interface SessionEntry {
  /** ms since the recording began. */
  readonly at: number;
  /** What the widget said. Without it, the page, the user or the browser caused the events. */
  readonly message?: SessionMessage;
  /** What the element told the page of it, in order; `connect-message` is left out, because it repeats `message`. */
  readonly events: readonly SessionEvent[];
}

/** A session of one `<connect-widget>`, as plain JSON. */
export interface SessionRecording {
  readonly format: 'connect-widget-session';
  /** Of the format. */
  readonly version: 1;
  /** The version of this package that recorded it. */
  readonly package: string;
  /** When the recording began, in ISO 8601. */
  readonly recordedAt: string;
  /** Whether guids, names and texts stand in it as they were. */
  readonly personal: boolean;
  /** The options of the element. `texts`, `iframeTitle` and the source of widget URLs are never recorded. */
  readonly options: Omit<OptionValues, 'texts' | 'iframeTitle'>;
  /** The element's state when the recording began. */
  readonly state: WidgetState;
  /** How many entries there are; a file that was cut off has fewer. */
  readonly entryCount: number;
  readonly entries: readonly SessionEntry[];
}

/** The first event that was not as recorded. */
export interface ReplayDifference {
  /** Position of the entry in the recording. */
  readonly entry: number;
  /** What was recorded and did not come; `undefined` if an event came that was not recorded. */
  readonly expected: SessionEvent | undefined;
  /** What came instead, if anything did. */
  readonly got: SessionEvent | undefined;
}

/** What the element did in a replay. */
export interface Replay {
  /** Every event in order, as `eventsOf(recording)` lists those of the recording. */
  readonly events: readonly SessionEvent[];
  /** The states that the element entered, in order. */
  readonly states: readonly WidgetState[];
  /** `undefined` if everything was as recorded. */
  readonly difference: ReplayDifference | undefined;
}
