import { HeadlessStage } from './headless-stage.js';
import { parseRecording } from './parse-recording.js';
import { Walk } from './walk.js';
import type { Replay, SessionRecording } from './types.js';

/**
 * Replays a recording without a page, in Node as in a browser, and without waiting: each message goes through the decoder and the
 * machine of this version. What only the browser or the backend knew is taken from the recording: whether a request failed, whether
 * a window to the bank was opened or closed, and for how long the user was away.
 *
 * Resolves to the events and states that came, and the first difference from the recording.
 *
 * @throws {TypeError} if it is no recording, or not a whole one; the message says what is wrong
 */
export async function replayRecording(source: unknown): Promise<Replay> {
  const recording = requireRecording(source);
  const walk = new Walk();
  const stage = new HeadlessStage(recording, walk);
  try {
    return await walk.run(recording, stage);
  } finally {
    stage.stop();
  }
}

export function requireRecording(source: unknown): SessionRecording {
  const parsed = parseRecording(source);
  if (!parsed.ok) throw new TypeError(`The recording cannot be replayed. ${parsed.problem}`);
  return parsed.recording;
}
