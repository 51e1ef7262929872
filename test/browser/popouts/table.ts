import type { PopupOptions } from '../../../demo/sandbox/index.js';
import type { PopoutKind, PopoutMode, PopoutResult } from '../../../src/index.js';

/** `Cross-Origin-Opener-Policy` of the page with the element. It is the whole page's, so each has a test file of its name. */
export type HostPolicy = 'unsafe-none' | 'same-origin-allow-popups' | 'same-origin';
/** That of the bank. */
export type BankPolicy = 'unsafe-none' | 'same-origin';

/** A way in which the user's trip to the bank can go. */
export interface Trip {
  readonly behaviour: NonNullable<PopupOptions['behaviour']>;
  /** MX sends the user on to a page of the host's own, which says that the user is back and closes itself. */
  readonly returns?: true;
  /** What the bank tells MX, and MX the widget; absent: nothing, ever. */
  readonly answer?: PopoutResult;
  /** The window closes without a word of how it ended. */
  readonly closes?: true;
  /** Differs from another by a word only: walked in the full table alone. */
  readonly fullOnly?: true;
}

const completed: PopoutResult = { outcome: 'completed' };
const denied = (reason: string): PopoutResult => ({ outcome: 'denied', reason });

export const trips = {
  approves: { behaviour: 'approve', answer: completed },
  'approves and returns to the page': { behaviour: 'approve', returns: true, answer: completed },
  denies: { behaviour: 'deny', answer: denied('CANCELLED') },
  'denies and returns to the page': { behaviour: 'deny', returns: true, answer: denied('CANCELLED') },
  impedes: { behaviour: 'impede', answer: denied('IMPEDED'), fullOnly: true },
  fails: { behaviour: 'fail', answer: denied('SERVER_ERROR'), fullOnly: true },
  hangs: { behaviour: 'hang' },
  'closes its window': { behaviour: 'close', closes: true },
  'closes its window and approves late': { behaviour: 'late', closes: true, answer: completed },
} as const satisfies Record<string, Trip>;

type TripName = keyof typeof trips;

export interface Row {
  readonly name: string;
  readonly mode: PopoutMode;
  readonly kind: PopoutKind;
  readonly trip: Trip;
  readonly host: HostPolicy;
  readonly bank: BankPolicy;
  /** No gesture of the user's stands behind the request, so the browser opens no window at first. */
  readonly blocked?: true;
}

/** Modes in which the element opens the window itself. The blocked rows come first, before there has been any gesture in the page. */
const own = ['popup', 'tab'] as const;
const modes = [...own, 'widget', 'manual'] as const;
const banks = ['unsafe-none', 'same-origin'] as const;

/** The rows of a page with this policy, OAuth and AllData by turns. */
export function rowsOf(host: HostPolicy, full: boolean): Row[] {
  const rows: Omit<Row, 'name' | 'kind'>[] = [];
  const name = 'approves and returns to the page';
  for (const mode of own)
    for (const bank of banks) rows.push({ mode, trip: trips[name], host, bank, blocked: true });
  for (const mode of modes)
    for (const bank of banks)
      for (const trip of Object.values<Trip>(trips)) rows.push({ mode, trip, host, bank });
  return rows
    .filter((row) => full || isSampled(row))
    .map((row, turn) => ({ ...row, name: nameOf(row), kind: turn % 2 === 0 ? 'oauth' : 'alldata' }));
}

function nameOf({ mode, bank, trip, blocked }: Omit<Row, 'name' | 'kind'>): string {
  const [what] = Object.entries<Trip>(trips).find(([, known]) => known === trip) ?? [''];
  return `${mode}: ${bank} ${what}${blocked ? ', once the blocked window is open' : ''}`;
}

const samplesOfTab: readonly TripName[] = ['approves and returns to the page', 'closes its window'];

/**
 * Every distinct outcome, which is what each change is tested by. Left out: opener policies where the element holds no handle, `tab`
 * where it differs from `popup` by the window's features alone, and a bank's policy where the page's has cut the handle already.
 */
function isSampled({ mode, trip, host, bank, blocked }: Omit<Row, 'name' | 'kind'>): boolean {
  const isPlain = host === 'unsafe-none' && bank === 'unsafe-none';
  if (trip.fullOnly) return false;
  if (blocked || mode === 'widget' || mode === 'manual') return isPlain;
  if (mode === 'tab') return host === 'unsafe-none' && samplesOfTab.some((name) => trips[name] === trip);
  return host !== 'same-origin' || bank === 'unsafe-none';
}

/**
 * What has to be reported of a row, in order. The rule, from what can be known at all:
 *
 * 1. What the bank answers is a fact and always comes out by the widget, with its reason, whatever was guessed before.
 * 2. Without an answer it takes the window's handle to know anything. Only who opened it has one: the element in the modes
 *    `popup` and `tab`; in the others, the time runs out.
 * 3. A page with the policy `same-origin` shares no window with another origin (HTML, "opener policy"), so that handle is cut if
 *    either side says so; `same-origin-allow-popups` on our side lets a bank without a policy keep the tie.
 * 4. A cut shows within seconds, in which nobody has signed in at a bank. So where there is one it is reported first.
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

/** Whether the bank's answer comes when the element has reported its guess already. */
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

/** Whether the window goes by itself. MX's result page stays open where it has nobody to tell, in the modes but `widget`. */
export function leavesNoWindow({ trip, mode }: Row): boolean {
  return trip.returns === true || trip.answer === undefined || mode === 'widget';
}
