/**
 * `connect-widget-element/replay`: records the session of a `<connect-widget>` as JSON, and replays it without MX. Defines no element,
 * and needs a page only to record, and to replay in one.
 */
export { eventsOf } from './session-events.js';
export { parseRecording, type ParsedRecording } from './parse-recording.js';
export { recordSession, type RecordOptions, type SessionRecorder } from './record-session.js';
export { replayRecording } from './replay-recording.js';
export { replaySession, type ReplayOptions } from './replay-session.js';
export type {
  Replay,
  ReplayDifference,
  SessionEntry,
  SessionEvent,
  SessionMessage,
  SessionRecording,
} from './types.js';
