import type { PopoutOutcome, PopoutRequest, ReportedResult } from '../../../src/popout/types.js';

/** One way to the bank, as the README tells it: `connect-popout-requested` to its last `connect-popout-settled`. */
export class Trip {
  outcome: PopoutOutcome | undefined;
  /** The user has turned to something else since: what the widget connects from now on need not be about this trip. */
  movedOn = false;
  /** Whether the window is, or was, this element's own. */
  #ours = false;
  /** Whose window would be news. */
  #awaited: 'anybody’s' | 'ours' | 'nobody’s' = 'anybody’s';

  constructor(readonly request: PopoutRequest) {}

  /** Whether the user still has to go, or is there, for all that is known. */
  get isOut(): boolean {
    return this.outcome === undefined || this.outcome === 'blocked' || this.outcome === 'severed';
  }

  /** Whether our window can be brought to the front. */
  get isShown(): boolean {
    return this.isOut && this.#ours && this.#awaited === 'nobody’s';
  }

  /** Whether a button of ours opens a window. */
  get isOffered(): boolean {
    return this.isOut && this.#awaited !== 'nobody’s' && (this.#ours || this.#awaited === 'ours');
  }

  /** A window opened; answers whether that is news. */
  open(ours: boolean): boolean {
    if (!this.isOut || this.#awaited === 'nobody’s' || (this.#awaited === 'ours' && !ours)) return false;
    this.#awaited = 'nobody’s';
    this.#ours ||= ours;
    return true;
  }

  /** The browser opened none; answers whether that is news. While a window of ours is out it is not for the page to say. */
  block(byPage: boolean): boolean {
    const unknown = byPage ? !this.#ours && this.#awaited !== 'ours' : this.#awaited === 'anybody’s';
    if (!this.isOut || !unknown) return false;
    this.#awaited = 'ours';
    return true;
  }

  /** The tie to the window was cut: ours may be opened again. */
  sever(): void {
    if (this.isShown) this.#awaited = 'anybody’s';
  }

  /** Whether a result that comes after the end is better than what was known. */
  isNews({ outcome }: ReportedResult): boolean {
    return outcome === 'completed' || (outcome === 'denied' && this.outcome !== 'denied');
  }

  /** Whether a success in the widget that names nobody of ours is still this trip's. */
  get maySucceed(): boolean {
    return !this.movedOn && (this.outcome === 'closed' || this.outcome === 'timed-out');
  }
}
