import { createContext } from '@lit/context';
import type { Breakpoint } from './breakpoint.js';
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
}

/** What slotted content can do with its `<connect-widget>`; the element's methods of the same names. */
export interface ConnectWidgetActions {
  reload(): void;
  reconnect(): void;
  continueSession(): void;
  navigateBack(): Promise<boolean>;
  close(): void;
}

export interface ConnectWidgetContextValue {
  readonly snapshot: ConnectWidgetSnapshot;
  readonly actions: ConnectWidgetActions;
}

/** A string key, so that two copies of this package on one page still understand each other. */
export const connectWidgetContext = createContext<ConnectWidgetContextValue>('connect-widget-element/widget');
