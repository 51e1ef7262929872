import { fromCallback, fromPromise } from 'xstate';
import type { EventObject } from 'xstate';
import type { Effects, FrameEvent, FrameInput, NetworkEvent, PopoutEvent, UrlInput } from './types.js';
import type { HostCommand } from '../protocol/index.js';
import type { PopoutMode, PopoutOutcome, PopoutRequest } from '../popout/types.js';
import type { Result } from '../errors/widget-error.js';
import type { SessionClockEvent, SessionTimes } from '../session/session-clock.js';

/*
 * The machine's actors: each lends an effect the life of the state that invokes it, and nothing more.
 * They are the same for every element; what differs, the effects, comes with the input.
 */

type WithEffects<Input> = Input & { readonly effects: Effects };

/** Lives in `loading`; leaving it aborts the request. */
export const requestWidgetUrl = fromPromise<Result<string>, WithEffects<UrlInput>>(({ input, signal }) =>
  input.effects.requestWidgetUrl(input, signal),
);

/** Lives in `offline`, which it ends. */
export const network = fromCallback<EventObject, WithEffects<object>, NetworkEvent>(({ input, sendBack }) =>
  input.effects.watchNetwork(sendBack),
);

/** Lives as long as one page is in the frame. */
export const frame = fromCallback<
  { type: 'command'; command: HostCommand },
  WithEffects<FrameInput>,
  FrameEvent
>(({ input, receive, sendBack }) => {
  const handle = input.effects.runFrame(input, sendBack);
  receive(({ command }) => handle.command(command));
  return () => handle.stop();
});

export type PopoutCommand =
  | { type: 'start'; request: PopoutRequest; mode: PopoutMode }
  | { type: 'open' }
  | { type: 'show' }
  | { type: 'settle'; outcome: PopoutOutcome };

/** Lives with the frame, not with one pop-out: a success may come after we stopped waiting for it. */
export const popouts = fromCallback<PopoutCommand, WithEffects<object>, PopoutEvent>(
  ({ input, receive, sendBack }) => {
    const handle = input.effects.runPopouts(sendBack);
    receive((command) => {
      switch (command.type) {
        case 'start':
          handle.start(command.request, command.mode);
          break;
        case 'open':
          handle.open();
          break;
        case 'show':
          handle.show();
          break;
        case 'settle':
          handle.settle(command.outcome);
          break;
      }
    });
    return () => handle.stop();
  },
);

export type ClockCommand = { type: 'touch' } | ({ type: 'configure' } & SessionTimes);

/** Lives from the widget's first message to the end of its session. */
export const sessionClock = fromCallback<ClockCommand, WithEffects<SessionTimes>, SessionClockEvent>(
  ({ input, receive, sendBack }) => {
    const handle = input.effects.runSessionClock(input, sendBack);
    receive((command) => (command.type === 'touch' ? handle.touch() : handle.configure(command)));
    return () => handle.stop();
  },
);
