import type {
  ConnectWidgetActions,
  ConnectWidgetPopoutActions,
  ConnectWidgetSnapshot,
} from '../views/widget-context.js';
import type { EarlyRequest } from '../request/url-requests.js';
import type { MessageHub } from '../frame/message-hub.js';
import type { OpenFrame } from '../frame/open-frame.js';
import type { Places } from '../views/places.js';
import type { ReportedResult } from '../popout/types.js';
import type { TimeSource } from '../time/time-source.js';
import type { UrlLedger } from '../request/url-ledger.js';
import type { WidgetDefaults } from '../config/defaults-context.js';
import type { WidgetLanguage } from '../page/widget-language.js';
import type { WidgetState } from '../machine/types.js';

/** What all widgets of one page share from the first moment. */
export interface Services {
  readonly hub: MessageHub;
  readonly ledger: UrlLedger;
  readonly time: TimeSource;
}

/** The widget that was started before the runtime was loaded, for the runtime to take over. */
export interface Early extends EarlyRequest {
  /** Hands over the frame that loads this URL, if there is one. */
  takeFrame(url: string): OpenFrame | undefined;
  /** Aborts the request and closes the frame, unless they have been taken. */
  cancel(): void;
}

/** The element, as the runtime sees it. */
export interface ElementHost {
  readonly element: HTMLElement;
  readonly places: Places;
  readonly language: WidgetLanguage;
  readonly actions: ConnectWidgetActions & ConnectWidgetPopoutActions;
  /** The state that the page was told last. */
  readonly state: () => WidgetState;
  /** Changes the public state and dispatches `connect-state-change`. */
  readonly enter: (state: WidgetState) => void;
  /** Puts the frame into the page; `undefined` takes it out again. */
  readonly show: (frame: HTMLIFrameElement | undefined) => void;
  /** Call when the snapshot, or what a screen shows, has changed. */
  readonly changed: () => void;
  /**
   * Reports to the page and the user that one of the element's scripts did not load, and offers `retry`. `undefined` takes the notice
   * away.
   */
  readonly missScript: (retry: (() => void) | undefined) => void;
}

export interface RuntimePorts {
  readonly host: ElementHost;
  /** The window that receives the widget's messages. */
  readonly window: Window & typeof globalThis;
  readonly services: Services;
  readonly early: Early;
}

/** The element's behaviour, from mount to unmount. `stop` leaves nothing running. */
export interface Runtime {
  readonly snapshot: ConnectWidgetSnapshot;
  /** Applies the current options; does nothing if none has changed. */
  configure(options: WidgetDefaults): void;
  reload(): void;
  reconnect(): void;
  continueSession(): void;
  close(): void;
  openPopout(): void;
  cancelPopout(): void;
  navigateBack(): Promise<boolean>;
  /** Reports how a window ended that the page has opened; ignored for any other window. */
  settlePopout(result: ReportedResult): void;
  /** Call when the browser has discarded the page in the frame. */
  loseFrame(): void;
  /** Whether the browser has reloaded the frame, as some do when its element is moved. */
  hasLostFrame(): boolean;
  /** Focuses the first control of the screen, or the widget; returns `false` if neither is there. */
  focus(options?: FocusOptions): boolean;
  /** Shows the screen of the current state. */
  draw(): void;
  /** Resolves when the screen is shown; its script may have to be loaded first. */
  readonly drawn: Promise<void>;
  stop(): void;
}
