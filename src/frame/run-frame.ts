import { decodeMessage, encodeCommand } from '../protocol/index.js';
import { version } from '../version.js';
import { describeInvalid } from './rejection.js';
import type { DecodeResult } from '../protocol/index.js';
import type { Failure } from '../errors/failure.js';
import type { FrameEvent, FrameHandle, FrameInput, SessionGuids } from './types.js';
import type { FrameListener, OpenFrame } from './open-frame.js';
import type { Rejection } from './rejection.js';
import type { WidgetError } from '../errors/widget-error.js';

/** What is needed of an open frame. */
type Frame = Pick<OpenFrame, 'origin' | 'listen' | 'close'> & {
  readonly element: Pick<HTMLIFrameElement, 'contentWindow'>;
};

/** A message that counts: known to this version, or of MX's namespace at least. */
export type DecodedMessage = Exclude<DecodeResult, { status: 'invalid' }>;

export interface FramePorts {
  /** Puts a frame for this URL into the page, or hands over the one that loads it already. */
  readonly open: (url: string) => Frame;
  /** Whether an origin is the widget's: its URL's, or one that the page allows besides, now. */
  readonly isBelieved: (origin: string) => boolean;
  /** A message that counts, in the order of arrival. */
  readonly deliver: (decoded: DecodedMessage, origin: string) => void;
  readonly reject: (rejection: Rejection) => void;
  /** Turns a failure into the error that the page receives. */
  readonly explain: (failure: Failure) => Promise<WidgetError>;
}

/** Loads one widget URL into one frame, believes that frame and its origin alone, and speaks to it. */
export function runFrame(
  { url }: FrameInput,
  ports: FramePorts,
  send: (event: FrameEvent) => void,
): FrameHandle {
  const frame = ports.open(url);
  const widgetOrigin = frame.origin;
  // Where the widget was heard last: MX may redirect it, within the origins that the page allows.
  let targetOrigin = widgetOrigin;
  // Where it was told who hosts it: once, unless a redirect has put another page in its place.
  let informedOrigin: string | undefined;
  let ready = false;
  let guids: SessionGuids = { userGuid: undefined, sessionGuid: undefined };

  const command: FrameHandle['command'] = (message) => {
    frame.element.contentWindow?.postMessage(encodeCommand(message), targetOrigin);
  };

  const receive: FrameListener['receive'] = ({ origin, data }) => {
    if (!ports.isBelieved(origin)) {
      const message = `Expected a message from ${widgetOrigin}; if MX redirected the widget, add its origin to allowed-origins.`;
      ports.reject({ reason: 'wrong-origin', origin, message });
      return;
    }
    const decoded = decodeMessage(data);
    if (decoded.status === 'invalid') {
      ports.reject({ reason: 'invalid-message', origin, message: describeInvalid(decoded) });
      return;
    }
    const { message } = decoded;
    targetOrigin = origin;
    learn(message.detail);
    if (!ready) {
      ready = true;
      send({ type: 'frame.ready' });
    }
    if (message.type === 'mx/load' && informedOrigin !== origin) {
      informedOrigin = origin;
      command({ type: 'sdk-info', version });
    }
    ports.deliver(decoded, origin);
  };

  /** The real widget leaves its guids out, or empty, until it has loaded its user. */
  const learn = ({ user_guid, session_guid }: Record<string, unknown>) => {
    const userGuid = text(user_guid) ?? guids.userGuid;
    const sessionGuid = text(session_guid) ?? guids.sessionGuid;
    if (userGuid === guids.userGuid && sessionGuid === guids.sessionGuid) return;
    guids = { userGuid, sessionGuid };
    send({ type: 'frame.session', ...guids });
  };

  const refuse = (what: 'policy' | 'embedder-policy' = 'policy') => {
    if (ready) return;
    void ports
      .explain({ code: 'frame-blocked', what, origin: widgetOrigin })
      .then((error) => send({ type: 'frame.failed', error }));
  };

  frame.listen({ receive, refuse });
  return { command, stop: () => frame.close() };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
