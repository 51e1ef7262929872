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
import type { WidgetState } from '../machine/types.js';

/** What all widgets of one page share from the first moment. */
export interface Services {
  readonly hub: MessageHub;
  readonly ledger: UrlLedger;
  readonly time: TimeSource;
}

/** What was begun before the runtime was there, and is its own from now on. */
export interface Begun extends EarlyRequest {
  /** The frame that loads this URL already, if one does. */
  takeFrame(url: string): OpenFrame | undefined;
  /** Gives up what nobody has taken. */
  cancel(): void;
}

/** The element, as what works for it sees it. */
export interface ElementHost {
  readonly element: HTMLElement;
  readonly places: Places;
  readonly actions: ConnectWidgetActions & ConnectWidgetPopoutActions;
  /** What the page was told last. */
  readonly state: WidgetState;
  /** Takes a new public state and tells the page. */
  enter(state: WidgetState): void;
  /** Puts the frame into the page; `undefined` takes it out again. */
  show(frame: HTMLIFrameElement | undefined): void;
  /** Something that the snapshot or a screen shows has changed. */
  changed(): void;
  /** A script of the element's own did not load: tells the page and the user, who may `retry`. Without that, it is here after all. */
  missScript(retry: (() => void) | undefined): void;
}

export interface RuntimePorts {
  readonly host: ElementHost;
  /** Where the element's messages arrive. */
  readonly window: Window & typeof globalThis;
  readonly services: Services;
  readonly begun: Begun;
}

/** The element's behaviour, for one stay in a document. After `stop` nothing of it is left. */
export interface Runtime {
  readonly snapshot: ConnectWidgetSnapshot;
  /** Takes the options over as they stand now; does nothing if they stand as before. */
  configure(options: WidgetDefaults): void;
  reload(): void;
  reconnect(): void;
  continueSession(): void;
  close(): void;
  openPopout(): void;
  cancelPopout(): void;
  navigateBack(): Promise<boolean>;
  /** Takes the page's word on a window that it opened, and only on such a one. */
  settlePopout(result: ReportedResult): void;
  /** The browser has thrown the page in the frame away. */
  loseFrame(): void;
  /** Whether the frame shows another page than before, as after some moves of its element. */
  hasLostFrame(): boolean;
  /** Gives the focus to the first control of the screen; answers whether one is there. */
  focus(options?: FocusOptions): boolean;
  /** Shows the screen that is due. */
  draw(): void;
  /** Resolves once it is shown, should its script still have to be loaded. */
  readonly drawn: Promise<void>;
  stop(): void;
}
