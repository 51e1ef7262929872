import type { PopupOptions } from '../../../demo/sandbox/index.js';
import type { PopoutMode, PopoutResult } from '../../../src/index.js';

/** `Cross-Origin-Opener-Policy` of the page with the element; one run of the test runner each, for it is the whole page's. */
export const hostPolicies = ['unsafe-none', 'same-origin-allow-popups', 'same-origin'] as const;
export const bankPolicies = ['unsafe-none', 'same-origin'] as const;

export type HostPolicy = (typeof hostPolicies)[number];
export type BankPolicy = (typeof bankPolicies)[number];

/** A way in which the user's trip to the bank can go. */
export interface Trip {
  readonly behaviour: NonNullable<PopupOptions['behaviour']>;
  /** Whether MX sends the user on to a page of the host's own, in place of its result page. */
  readonly returns?: true;
  /** What the bank tells MX, and MX the widget; absent: nothing, ever. */
  readonly answer?: PopoutResult;
  /** The window closes without a word of how it ended. */
  readonly closes?: true;
}

const completed: PopoutResult = { outcome: 'completed' };
const denied = (reason: string): PopoutResult => ({ outcome: 'denied', reason });

export const trips = {
  approves: { behaviour: 'approve', answer: completed },
  'approves and returns to the page': { behaviour: 'approve', returns: true, answer: completed },
  denies: { behaviour: 'deny', answer: denied('CANCELLED') },
  'denies and returns to the page': { behaviour: 'deny', returns: true, answer: denied('CANCELLED') },
  impedes: { behaviour: 'impede', answer: denied('IMPEDED') },
  fails: { behaviour: 'fail', answer: denied('SERVER_ERROR') },
  hangs: { behaviour: 'hang' },
  'closes its window': { behaviour: 'close', closes: true },
  'closes its window and approves late': { behaviour: 'late', closes: true, answer: completed },
} as const satisfies Record<string, Trip>;

export interface Row {
  readonly mode: PopoutMode;
  readonly trip: Trip;
  readonly host: HostPolicy;
  readonly bank: BankPolicy;
  /** No gesture of the user's stands behind the request, so the browser opens no window at first. */
  readonly blocked?: true;
}

/**
 * What has to be told of a row, in order. The rule, from what can be known at all:
 *
 * 1. What the bank answers is a fact and always comes out, with its reason, whatever was guessed before.
 * 2. Without an answer it takes the window's handle to know anything. Only who opened it has one: the element in the modes
 *    `popup` and `tab`; in the others, the time runs out.
 * 3. A page with the policy `same-origin` shares no window with another origin (HTML, "opener policy"), so that handle is cut if
 *    either side says so; `same-origin-allow-popups` on our side lets a bank without a policy keep the tie.
 * 4. A cut shows within seconds, in which nobody has signed in at a bank. So where there is one it is told first.
 */
export function expectedOutcomes(row: Row): PopoutResult[] {
  const { trip, blocked } = row;
  const guess = !holdsWindow(row)
    ? 'timed-out'
    : isCut(row)
      ? 'severed'
      : trip.closes
        ? 'closed'
        : 'timed-out';
  return [
    ...(blocked ? [{ outcome: 'blocked' as const }] : []),
    ...(trip.answer && !answersLate(row) ? [] : [{ outcome: guess } as const]),
    ...(trip.answer ? [trip.answer] : []),
  ];
}

/** Whether the bank's answer comes when the element has told its guess already. */
export function answersLate(row: Row): boolean {
  const { answer, closes } = row.trip;
  return answer !== undefined && (closes === true || (holdsWindow(row) && isCut(row)));
}

/** Whether the element has the handle of the window, which it has opened itself. */
export function holdsWindow({ mode }: Row): boolean {
  return mode === 'popup' || mode === 'tab';
}

function isCut({ host, bank }: Row): boolean {
  return host === 'same-origin' || bank === 'same-origin';
}
