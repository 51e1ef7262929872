import type { Random } from '../store/random.js';
import type { Activity } from './account-types.js';
import { EVERYDAY_MERCHANTS, MONTHLY_MERCHANTS, MOVEMENTS, type Merchant } from './merchants.js';
import type { Transfer } from './transfers.js';

/** A movement before it becomes a transaction. Positive amounts are money that reaches the account's holder. */
export interface Movement {
  /** Days before today, from 1 on. */
  daysAgo: number;
  amount: number;
  name: string;
  category: string;
  topLevelCategory: string;
  merchant?: Merchant;
  memo?: string;
  checkNumber?: string;
  /** At a shop that stands somewhere. */
  isLocal?: boolean;
  isRecurring?: boolean;
  isDirectDeposit?: boolean;
}

/** Days of history, ending yesterday. */
export const HISTORY_DAYS = 90;

type MovementKind = (typeof MOVEMENTS)[keyof typeof MOVEMENTS];

function purchase(random: Random, merchant: Merchant, daysAgo: number): Movement {
  const { name, category, topLevelCategory, amounts } = merchant;
  return { daysAgo, amount: -random.amount(...amounts), name, category, topLevelCategory, merchant };
}

function plain(kind: MovementKind, daysAgo: number, amount: number): Movement {
  return { daysAgo, amount, ...kind, isRecurring: true };
}

/** The days on which something monthly falls, counted back from a random start. */
function monthly(random: Random): number[] {
  const first = random.integer(1, 30);
  return [first, first + 30, first + 60];
}

function everyday(random: Random, chance: number): Movement[] {
  return Array.from({ length: HISTORY_DAYS }, (_, index) => index + 1)
    .filter(() => random.chance(chance))
    .map((daysAgo) => ({ ...purchase(random, random.pick(EVERYDAY_MERCHANTS), daysAgo), isLocal: true }));
}

function bills(random: Random): Movement[] {
  return MONTHLY_MERCHANTS.flatMap((merchant) =>
    monthly(random).map((daysAgo) => ({ ...purchase(random, merchant, daysAgo), isRecurring: true })),
  );
}

function paychecks(random: Random): Movement[] {
  const first = random.integer(1, 14);
  const amount = random.amount(2150, 2600);
  return Array.from({ length: 6 }, (_, index) => first + index * 14).map((daysAgo) => ({
    ...plain(MOVEMENTS.paycheck, daysAgo, amount),
    isDirectDeposit: true,
  }));
}

/** Paid by check, whose numbers rise with time. */
function checks(random: Random): Movement[] {
  const latest = random.integer(1010, 4980);
  const amount = random.amount(60, 95);
  return monthly(random).map((daysAgo, index) => ({
    ...plain(MOVEMENTS.lessons, daysAgo, -amount),
    checkNumber: String(latest - index),
  }));
}

/** What happens on an account of its own accord over 90 days, by its kind. */
const ACTIVITIES: Record<Activity, (random: Random) => Movement[]> = {
  checking: (random) => [
    ...paychecks(random),
    ...everyday(random, 0.55),
    ...bills(random),
    ...checks(random),
  ],
  quiet: (random) => everyday(random, 0.08),
  savings: (random) => monthly(random).map((day) => plain(MOVEMENTS.interest, day, random.amount(2, 60))),
  card: (random) => everyday(random, 0.45),
  investment: (random) => [
    ...monthly(random).map((day) => plain(MOVEMENTS.contribution, day, random.amount(100, 500))),
    plain(MOVEMENTS.dividend, random.integer(1, HISTORY_DAYS), random.amount(8, 90)),
  ],
  none: () => [],
};

/** What of the transfers concerns an account: money that leaves it, and money that arrives. */
function transferred(name: string, transfers: readonly Transfer[]): Movement[] {
  return transfers
    .filter(({ from, to }) => name === from || name === to)
    .map(({ from, to, daysAgo, amount, kind }) => ({
      ...kind,
      daysAgo,
      amount: name === from ? -amount : amount,
      memo: name === from ? `To ${to}` : `From ${from}`,
      isRecurring: true,
    }));
}

/** An account's movements, newest first. */
export function movementsOf(
  account: { name: string; activity: Activity },
  random: Random,
  transfers: readonly Transfer[],
): Movement[] {
  const all = [...ACTIVITIES[account.activity](random), ...transferred(account.name, transfers)];
  return all.sort((one, other) => one.daysAgo - other.daysAgo);
}
