import { createContext } from '@lit/context';
import type { Breakpoint } from '../page/breakpoint.js';
import type { PopoutKind } from '../popout/types.js';
import type { PopoutPhase } from './view-model.js';
import type { WidgetError } from '../errors/widget-error.js';
import type { WidgetState } from '../machine/types.js';

/** What slotted content sees of its `<connect-widget>`. */
export interface ConnectWidgetSnapshot {
  readonly state: WidgetState;
  /** Dotted paths of the chart's active nodes, e.g. `connection.framed.active`. */
  readonly activeStates: readonly string[];
  readonly userGuid: string | undefined;
  readonly sessionGuid: string | undefined;
  readonly memberGuid: string | undefined;
  readonly breakpoint: Breakpoint | undefined;
  /** Until the session ends, while the warning is up. */
  readonly secondsLeft: number | undefined;
  readonly error: WidgetError | undefined;
  /** The window to the bank, if it is this element that opens it, while its user is there or still has to go. */
  readonly popout: ConnectWidgetPopout | undefined;
}

export interface ConnectWidgetPopout {
  /** `waiting` for its user; `blocked` by the browser, until a gesture opens it; `severed`, out of our sight and waited for. */
  readonly phase: PopoutPhase;
  readonly url: string;
  readonly kind: PopoutKind;
}

/** What slotted content can do with its `<connect-widget>`; the element's methods of the same names. */
export interface ConnectWidgetActions {
  reload(): void;
  reconnect(): void;
  continueSession(): void;
  navigateBack(): Promise<boolean>;
  close(): void;
}

/** What the buttons of the screen `popout` do, for the page that slots its own. */
export interface ConnectWidgetPopoutActions {
  /** Opens the window that is `blocked`, or another besides one that is lost; call it in the handler of a gesture. */
  openPopout(): void;
  /** Gives up: the user is back at the widget. The bank's window stays open until its user closes it. */
  cancelPopout(): void;
}

export interface ConnectWidgetContextValue {
  readonly snapshot: ConnectWidgetSnapshot;
  readonly actions: ConnectWidgetActions & ConnectWidgetPopoutActions;
}

/** A string key, so that two copies of this package on one page still understand each other. */
export const connectWidgetContext = createContext<ConnectWidgetContextValue>('connect-widget-element/widget');
