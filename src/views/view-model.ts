import type { PopoutRequest } from '../popout/types.js';
import type { Strings } from '../localization/strings.js';
import type { WidgetError } from '../errors/widget-error.js';
import type { WidgetState } from '../machine/types.js';

/** All that a screen shows, and all that its buttons can do. */
export interface ViewModel {
  readonly state: WidgetState;
  readonly strings: Strings;
  readonly frame: HTMLIFrameElement | undefined;
  readonly error: WidgetError | undefined;
  readonly secondsLeft: number | undefined;
  readonly popout: PopoutView | undefined;
  /** The page shows its own idle warning. */
  readonly pageWarns: boolean;
  readonly announcement: string;
  readonly actions: ViewActions;
}

export interface PopoutView extends PopoutRequest {
  readonly blocked: boolean;
}

export interface ViewActions {
  readonly continueSession: () => void;
  readonly reconnect: () => void;
  readonly reload: () => void;
  readonly openPopout: () => void;
  readonly showPopout: () => void;
  readonly cancelPopout: () => void;
}

/** Which screen stands before the widget, if one does; two that differ in their buttons differ in name. */
export function screenOf({ state, popout, pageWarns }: ViewModel): string | undefined {
  switch (state) {
    case 'idle':
    case 'loading':
    case 'active':
      return undefined;
    case 'idle-warning':
      return pageWarns ? undefined : state;
    case 'popout':
      return popout && (popout.blocked ? 'popout-blocked' : 'popout');
    default:
      return state;
  }
}
