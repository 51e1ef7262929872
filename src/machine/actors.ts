import { fromCallback, fromPromise } from 'xstate';
import type { EventObject } from 'xstate';
import type { EffectFailed, Effects, UrlAnswer } from './types.js';
import type { FrameInput } from '../frame/types.js';
import type { UrlInput } from '../request/types.js';
import type { HostCommand } from '../protocol/index.js';
import type { PopoutMode, PopoutOutcome, PopoutRequest } from '../popout/types.js';
import type { SessionTimes } from '../session/session-clock.js';

/*
 * The machine's actors: each lends an effect the life of the state that invokes it, and nothing more.
 * They are the same for every element; what differs, the effects, comes with the input.
 *
 * An actor that throws after its state was left would end the machine, and with it the element. So what a lasting effect throws
 * becomes an event.
 */

type WithEffects<Input> = Input & { readonly effects: Effects };

interface Handle {
  readonly stop: () => void;
}

/** An actor for an effect that lasts: `run` starts it, `steer` hands it the commands that the machine sends. */
function lasting<Command extends EventObject, Input, Running extends Handle>(
  run: (input: WithEffects<Input>, send: (event: EventObject) => void) => Running,
  steer: (running: Running, command: Command) => void = () => undefined,
) {
  return fromCallback<Command, WithEffects<Input>>(({ input, receive, sendBack }) => {
    const attempt = <Value>(action: () => Value): Value | undefined => {
      try {
        return action();
      } catch (cause) {
        sendBack({ type: 'effect.failed', cause } satisfies EffectFailed);
        return undefined;
      }
    };
    const running = attempt(() => run(input, sendBack));
    if (!running) return undefined;
    receive((command) => attempt(() => steer(running, command)));
    return () => attempt(() => running.stop());
  });
}

/** Lives in `loading`; leaving it aborts the request. */
export const requestWidgetUrl = fromPromise<UrlAnswer, WithEffects<UrlInput>>(({ input, signal }) =>
  input.effects.requestWidgetUrl(input, signal),
);

/** Lives in `offline`, which it ends. */
export const network = lasting<EventObject, object, Handle>(({ effects }, send) => ({
  stop: effects.watchNetwork(send),
}));

/** Lives as long as one page is in the frame. */
export const frame = lasting(
  (input: WithEffects<FrameInput>, send) => input.effects.runFrame(input, send),
  (running, { command }: { type: 'command'; command: HostCommand }) => running.command(command),
);

export type PopoutCommand =
  | { type: 'start'; request: PopoutRequest; mode: PopoutMode }
  | { type: 'open' }
  | { type: 'settle'; outcome: PopoutOutcome };

/** Lives with the frame, which takes an open trip along when it goes. */
export const popouts = lasting(
  ({ effects }: WithEffects<object>, send) => effects.runPopouts(send),
  (running, command: PopoutCommand) => {
    switch (command.type) {
      case 'start':
        running.start(command.request, command.mode);
        break;
      case 'open':
        running.open();
        break;
      case 'settle':
        running.settle(command.outcome);
        break;
    }
  },
);

export type ClockCommand = { type: 'touch' } | ({ type: 'configure' } & SessionTimes);

/** Lives from the widget's first message to the end of its session. */
export const sessionClock = lasting(
  (input: WithEffects<SessionTimes>, send) => input.effects.runSessionClock(input, send),
  (running, command: ClockCommand) =>
    command.type === 'touch' ? running.touch() : running.configure(command),
);
