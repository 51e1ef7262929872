import { PageStage } from './page-stage.js';
import { requireRecording } from './replay-recording.js';
import { Walk } from './walk.js';
import type { ConnectWidget } from '../boot/connect-widget.js';
import type { Replay } from './types.js';

export interface ReplayOptions {
  /**
   * A page of another origin that repeats what it is sent, such as `sandbox.replayUrl`; it stands in the frame in place of MX's widget.
   */
  readonly playerUrl: string;
  /** How many times faster than recorded, such as 10; `Infinity` does not wait at all. Default: 1. */
  readonly speed?: number;
  /** Ends the replay. */
  readonly signal?: AbortSignal;
}

/**
 * Replays a recording in an element of the page. Its messages come in their order and pace from a real frame of another origin, so that
 * the element checks them as it checks MX's. The options of the recording are set on the element, and it is left as the session left
 * it; remove it afterwards.
 *
 * No window to the bank opens: the replay reports, as a page with windows of its own does, how each trip ended. What cannot be brought
 * about in a page comes back as the `difference`: an error, the session's clock, and that the page was left.
 *
 * Resolves to the events and states that came, and the first difference from the recording.
 *
 * @throws {TypeError} if it is no recording, or not a whole one; if `speed` is no number above 0; if the element is not in the page, or
 * has loaded already
 * @throws {DOMException} `TimeoutError` if the page at `playerUrl` does not load within 10 seconds
 * @throws the reason of `signal`, when that aborts
 */
export async function replaySession(
  element: ConnectWidget,
  source: unknown,
  { playerUrl, speed = 1, signal }: ReplayOptions,
): Promise<Replay> {
  const recording = requireRecording(source);
  if (!(speed > 0)) throw new TypeError('replaySession: expected speed to be a number above 0.');
  if (!element.isConnected || element.state !== 'idle')
    throw new TypeError(
      'replaySession: expected an element that is in the page and has no source of widget URLs.',
    );
  signal?.throwIfAborted();
  const walk = new Walk();
  const stage = new PageStage(element, recording, walk, { playerUrl, speed, signal });
  try {
    return await walk.run(recording, stage, signal);
  } finally {
    stage.stop();
  }
}
