/** What can be seen of the bank's window, and of its user, at one moment. */
export interface Look {
  /** ms on a clock that never goes back. */
  readonly time: number;
  /** What the handle says. An opener policy turns it `true` for good, while the window lives. */
  readonly closed: boolean;
  /** The handle shows a page of another origin: the bank has answered, and no opener policy has cut the handle. */
  readonly landed: boolean;
  /** The user is here: this page is visible and has the focus. */
  readonly present: boolean;
}

/** ms that a window must seem closed: a return page closes itself right after it has posted that the user is back. */
const settleAfter = 1000;
/**
 * ms between two looks that leave no room for more than one thing to happen; one is due each second, and a page that gets no CPU is
 * late. A handle that has shown the bank's page is seldom cut, so there a slow machine gets more time.
 */
const recent = (landed: boolean) => (landed ? 10_000 : 3000);
/** A return is this window's end if it comes at most so many ms before the first look that finds it closed: looks may be late. */
const returnBefore = 1500;
/** The same in ms after that look. */
const returnAfter = (landed: boolean) => (landed ? 5000 : 500);

/**
 * Tells a window that was closed from one whose handle an opener policy (`Cross-Origin-Opener-Policy`) has cut, never by `closed`
 * alone. What each leaves behind, as measured in Chromium, Firefox and WebKit:
 *
 * - When a window is closed, its user is back at the page: the page gets focus and visibility within 0.1 s (WebKitGTK took 3 s
 *   on a busy machine), and keeps them. A cut happens while the user is at the bank, and the page gets neither.
 * - A cut happens as a page of the bank arrives, mostly the first. So a handle that has shown the bank's page and ends with
 *   the user here all along (a window manager, or an automated browser, need not move the focus) was closed; one that never
 *   did was cut.
 * - Neither can be told of an end that nobody has seen: a phone freezes the page behind a tab, a desktop slows it down after
 *   minutes. A user who comes back then may have closed the tab, or left it for a moment after it was cut.
 *
 * In doubt it is `severed`: that only means to go on waiting, and the user can still cancel. It stays so when the user comes
 * back later, for that may be just a look; a success that comes late wins over either.
 *
 * @returns a function to call with every look, which returns `undefined` while nothing is known
 */
export function createEvidence(): (look: Look) => 'closed' | 'severed' | undefined {
  let landed = false;
  let last: Look | undefined;
  let returned = -Infinity;
  /** The first look at which the window seemed closed, and whether the one before it was recent. */
  let end: (Look & { readonly seen: boolean }) | undefined;

  return (look) => {
    landed ||= look.landed;
    if (look.present && last?.present === false) returned = look.time;
    if (!look.closed) end = undefined;
    else end ??= { ...look, seen: last !== undefined && look.time - last.time <= recent(landed) };
    last = look;
    if (!end || look.time - end.time < settleAfter) return undefined;
    const late = returned - end.time;
    const cameBack = late >= -returnBefore && late <= returnAfter(landed);
    if (end.seen && look.present && (cameBack || (landed && end.present))) return 'closed';
    return end.seen && look.time - end.time < returnAfter(landed) ? undefined : 'severed';
  };
}
