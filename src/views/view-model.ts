import type { PopoutRequest } from '../popout/types.js';
import type { Strings } from '../localization/strings.js';
import type { WidgetError } from '../errors/widget-error.js';
import type { WidgetState } from '../machine/types.js';

/** What decides which screen is due, and what it shows. */
export interface ScreenFacts {
  readonly state: WidgetState;
  readonly error: WidgetError | undefined;
  readonly secondsLeft: number | undefined;
  readonly popout: PopoutView | undefined;
  /** The page shows its own idle warning. */
  readonly pageWarns: boolean;
}

/** All that a screen shows, and all that its buttons can do. */
export interface ViewModel extends ScreenFacts {
  readonly strings: Strings;
  readonly actions: ViewActions;
}

/** What a window of this element's own is doing: its user is out, the browser blocked it, or it is out of our sight. */
export type PopoutPhase = 'waiting' | 'blocked' | 'severed';

export interface PopoutView extends PopoutRequest {
  readonly phase: PopoutPhase;
  /** The name of the bank, where the user chose it in this widget. */
  readonly institution: string | undefined;
}

/** Of the element, what the buttons of its screens do. */
export interface ViewActions {
  readonly continueSession: () => void;
  readonly reconnect: () => void;
  readonly reload: () => void;
  readonly openPopout: () => void;
  readonly cancelPopout: () => void;
}

/** Which screen stands before the widget, if one does; two that differ in their buttons differ in name. */
export function screenOf({
  state,
  popout,
  pageWarns,
}: Pick<ScreenFacts, 'state' | 'popout' | 'pageWarns'>): string | undefined {
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
