import type {
  PopoutOpener,
  PopoutOutcome,
  PopoutRequest,
  ReportedResult,
} from '../../../src/popout/types.js';

/** One way to the bank, as the README tells it: `connect-popout-requested` to its last `connect-popout-settled`. */
export class Trip {
  outcome: PopoutOutcome | undefined;
  /** The user has turned to something else since: what the widget connects from now on need not be about this trip. */
  movedOn = false;
  #openedBy: PopoutOpener | undefined;
  /** Whose window the user is to go to, or is in; `blocked` is ours, still to open. */
  #window: 'none yet' | 'ours' | 'blocked' | 'another’s' = 'none yet';

  constructor(readonly request: PopoutRequest) {}

  /** Whether the user still has to go, or is there, for all that is known. */
  get isOut(): boolean {
    return this.outcome === undefined || this.outcome === 'blocked' || this.outcome === 'severed';
  }

  /** Whether a button of ours opens a window. */
  get isOffered(): boolean {
    return this.isOut && (this.#window === 'ours' || this.#window === 'blocked');
  }

  /** A window opened; returns whether that is news. */
  open(by: PopoutOpener): boolean {
    const isOurs = by === 'element';
    if (!this.isOut || (this.#window !== 'none yet' && !(isOurs && this.isOffered))) return false;
    this.#window = isOurs ? 'ours' : 'another’s';
    this.#openedBy = by;
    this.outcome = undefined;
    return true;
  }

  /** The browser opened none for us; returns whether that is news. */
  block(): boolean {
    if (!this.isOut || this.#window === 'blocked' || this.#window === 'another’s') return false;
    this.#window = 'blocked';
    return true;
  }

  /** The page says that its window was blocked; returns whether that counts. */
  blockAnothers(): boolean {
    if (!this.isOut || this.isOffered || !this.mayReport('blocked')) return false;
    this.#window = 'blocked';
    return true;
  }

  /** A return page says that the user is back; returns whether that can be this user. */
  comeBack(): boolean {
    if (!this.isOut || this.#window === 'none yet' || this.#window === 'blocked') return false;
    this.#window = 'another’s';
    return true;
  }

  /** Whether the page's word counts: of a window that it opened or, before any is open, that there will be none. */
  mayReport(outcome: PopoutOutcome): boolean {
    const isEnd = outcome === 'completed' || outcome === 'denied';
    return this.#openedBy === 'page' || (this.#openedBy === undefined && !isEnd);
  }

  /** Whether the page's word after the end is better than what was known. */
  isNews({ outcome }: ReportedResult): boolean {
    const isBetter = outcome === 'completed' || (outcome === 'denied' && this.outcome !== 'denied');
    return this.#openedBy === 'page' && isBetter;
  }

  /** Whether a success in the widget that names nobody of ours is still this trip's. */
  get maySucceed(): boolean {
    return !this.movedOn && (this.outcome === 'closed' || this.outcome === 'timed-out');
  }
}
