import type { Config } from '../config/parse-config.js';
import type { HostCommand, WidgetMessage } from '../protocol/index.js';
import type { WidgetError } from '../errors/widget-error.js';

export interface FrameInput {
  readonly url: string;
  readonly config: Config;
}

/** Steers the page in the frame. */
export interface FrameHandle {
  readonly command: (command: HostCommand) => void;
  readonly stop: () => void;
}

export interface SessionGuids {
  readonly userGuid: string | undefined;
  readonly sessionGuid: string | undefined;
}

/** Everything that happens to a frame. The widget's messages are events under their own names. */
export type FrameEvent =
  | {
      /** The first message of this frame that counts. */
      readonly type: 'frame.ready';
    }
  /** Whose session it is: the first message may not say so yet. */
  | ({ readonly type: 'frame.session' } & SessionGuids)
  | { readonly type: 'frame.failed'; readonly error: WidgetError }
  /** The element was moved in the document; the browser threw the frame's page away. */
  | { readonly type: 'frame.lost' }
  | WidgetMessage;
