import type { PopoutRequest } from '../popout/types.js';
import type { Strings } from '../localization/strings.js';
import type { WidgetError } from '../errors/widget-error.js';
import type { WidgetState } from '../machine/types.js';

/** Of the screens; `browser` follows the user's preference. */
export type ColorScheme = 'light' | 'dark' | 'browser';

/** All that a screen shows, and all that its buttons can do. */
export interface ViewModel {
  readonly state: WidgetState;
  readonly strings: Strings;
  readonly colorScheme: ColorScheme;
  readonly frame: HTMLIFrameElement | undefined;
  readonly error: WidgetError | undefined;
  readonly secondsLeft: number | undefined;
  readonly popout: PopoutView | undefined;
  /** The page shows its own idle warning. */
  readonly pageWarns: boolean;
  readonly announcement: string;
  readonly actions: ViewActions;
}

/** What a window of this element's own is doing: its user is out, the browser blocked it, or it is out of our sight. */
export type PopoutPhase = 'waiting' | 'blocked' | 'severed';

export interface PopoutView extends PopoutRequest {
  readonly phase: PopoutPhase;
  /** The name of the bank, where the user chose it in this widget. */
  readonly institution: string | undefined;
}

export interface ViewActions {
  readonly continueSession: () => void;
  readonly reconnect: () => void;
  readonly reload: () => void;
  readonly openPopout: () => void;
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
      return popout && `popout-${popout.phase}`;
    default:
      return state;
  }
}
