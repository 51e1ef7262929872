import { readdirSync, readFileSync } from 'node:fs';
import { decodeMessage } from '../../src/protocol/index.js';
import { dispatchMessage } from '../../src/events/dispatch-message.js';
import { recordSession } from '../../src/replay/index.js';
import type { ConnectWidget } from '../../src/boot/connect-widget.js';
import type { WidgetState } from '../../src/machine/types.js';
import type { RecordOptions, SessionRecording } from '../../src/replay/index.js';

const folder = new URL('../traces/', import.meta.url);

/** The recordings of the real widget's messages. */
export const traceNames = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** The text of one of them. */
export const readTrace = (name: string) => readFileSync(new URL(`${name}.json`, folder), 'utf8');

/** All that the recorder asks of an element: its events, its state and its options. */
export function fakeElement(state: WidgetState, properties: Record<string, unknown> = {}): ConnectWidget {
  const controllers = { addController: () => undefined, removeController: () => undefined };
  const element: unknown = Object.assign(new EventTarget(), controllers, { state, ...properties });
  return element as ConnectWidget;
}

/** Records what an element without a page dispatches for these messages. */
export async function record(
  messages: readonly unknown[],
  options?: RecordOptions,
  properties: Record<string, unknown> = {},
): Promise<SessionRecording> {
  const element = fakeElement('idle', properties);
  const recorder = recordSession(element, options);
  element.dispatchEvent(
    new CustomEvent('connect-state-change', { detail: { state: 'loading', previous: 'idle' } }),
  );
  for (const data of messages) {
    const decoded = decodeMessage(data);
    if (decoded.status === 'invalid') continue;
    await Promise.resolve();
    dispatchMessage(element, decoded);
  }
  return recorder.stop();
}
