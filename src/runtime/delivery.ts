import { admitPopout } from './popout-gate.js';
import { connectWidgetMachine } from '../machine/machine.js';
import { createReportBudget } from '../frame/report-budget.js';
import { dispatchHostEvent } from '../events/dispatch.js';
import { dispatchMessage } from '../events/dispatch-message.js';
import { isActivity } from '../protocol/messages.js';
import type { BackNavigation } from '../frame/back-navigation.js';
import type { Config } from '../config/parse-config.js';
import type { DecodedMessage } from '../frame/run-frame.js';
import type { PopoutPlace } from './popout-gate.js';
import type { Rejection } from '../frame/rejection.js';
import type { WidgetEvent } from '../machine/types.js';
import type { WidgetMessage } from '../protocol/index.js';

export interface DeliveryPorts {
  /** Dispatches the events. */
  readonly element: EventTarget;
  readonly now: () => number;
  readonly config: () => Config;
  readonly popoutPlace: () => PopoutPlace;
  readonly back: BackNavigation;
  readonly send: (event: WidgetEvent) => void;
  /** The user was active in the widget. */
  readonly noticeActivity: () => void;
  readonly log: (...words: readonly string[]) => void;
}

export interface Delivery {
  readonly deliver: (decoded: DecodedMessage, origin: string) => void;
  /** `mayReport` limits how much is reported, for messages that do not come from this widget's own frame. */
  readonly reject: (rejection: Rejection, mayReport?: () => boolean) => void;
}

/** The messages that some state of the machine takes; all others go to the page directly. */
const machineMessages: ReadonlySet<string> = new Set(connectWidgetMachine.events);

/** Tells the machine, and then the page, what the widget says: whoever hears of it finds the element in the state that it led to. */
export function createDelivery(ports: DeliveryPorts): Delivery {
  const { element, back, send, log } = ports;
  // A budget of this widget's own: a stranger that floods the page must not use it up.
  const mayReportOwn = createReportBudget(ports.now);

  const reject: Delivery['reject'] = (rejection, mayReport = mayReportOwn) => {
    if (!mayReport()) return;
    log('rejected', rejection.reason, rejection.origin, rejection.message);
    dispatchHostEvent(element, 'connect-message-rejected', rejection);
  };

  /** Answers `false` if the message was not believed after all. */
  const tellMachine = (message: WidgetMessage, origin: string): boolean => {
    if (message.type === 'mx/connect/oauthRequested') {
      const admitted = admitPopout(message.detail, ports.config(), ports.popoutPlace());
      if ('refusal' in admitted) {
        reject({ ...admitted.refusal, origin });
        return false;
      }
      send({ type: 'popout.requested', request: admitted.request });
    } else if (machineMessages.has(message.type)) send(message);
    if (isActivity(message.type)) ports.noticeActivity();
    if (message.type === 'mx/navigation') back.settle(message.detail.did_go_back);
    return true;
  };

  return {
    reject,
    deliver(decoded, origin) {
      log('message', decoded.message.type);
      if (decoded.status === 'ok' && !tellMachine(decoded.message, origin)) return;
      dispatchMessage(element, decoded);
    },
  };
}
