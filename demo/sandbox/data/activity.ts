import type { Random } from '../store/random.js';
import type { Activity } from './account-types.js';
import { EVERYDAY_MERCHANTS, MONTHLY_MERCHANTS, MOVEMENTS, type Merchant } from './merchants.js';

/** A movement before it becomes a transaction. Positive amounts are money that reaches the account's holder. */
export interface Movement {
  /** Days before today, from 1 on. */
  daysAgo: number;
  amount: number;
  name: string;
  category: string;
  topLevelCategory: string;
  merchant?: Merchant;
  isRecurring?: boolean;
  isDirectDeposit?: boolean;
}

/** Days of history, ending yesterday. */
export const HISTORY_DAYS = 90;

const MORTGAGE_PAYMENT = 1894.3;

type MovementKind = (typeof MOVEMENTS)[keyof typeof MOVEMENTS];

function purchase(random: Random, merchant: Merchant, daysAgo: number, isRecurring = false): Movement {
  const { name, category, topLevelCategory, amounts } = merchant;
  return {
    daysAgo,
    amount: -random.amount(...amounts),
    name,
    category,
    topLevelCategory,
    merchant,
    isRecurring,
  };
}

function plain(kind: MovementKind, daysAgo: number, amount: number): Movement {
  return { daysAgo, amount, ...kind, isRecurring: true };
}

/** The days on which something monthly falls, counted back from a random start. */
function monthly(random: Random): number[] {
  const first = random.integer(1, 30);
  return [first, first + 30, first + 60];
}

/** The same amount every month. */
function installments(random: Random, kind: MovementKind, amount: number): Movement[] {
  return monthly(random).map((day) => plain(kind, day, amount));
}

function everyday(random: Random, chance: number): Movement[] {
  return Array.from({ length: HISTORY_DAYS }, (_, index) => index + 1)
    .filter(() => random.chance(chance))
    .map((daysAgo) => purchase(random, random.pick(EVERYDAY_MERCHANTS), daysAgo));
}

function paychecks(random: Random): Movement[] {
  const first = random.integer(1, 14);
  const amount = random.amount(1900, 2600);
  return Array.from({ length: 6 }, (_, index) => first + index * 14).map((daysAgo) => ({
    ...plain(MOVEMENTS.paycheck, daysAgo, amount),
    isDirectDeposit: true,
  }));
}

/** What happens on an account over 90 days, by its kind. */
const ACTIVITIES: Record<Activity, (random: Random) => Movement[]> = {
  checking: (random) => [
    ...paychecks(random),
    ...everyday(random, 0.55),
    ...MONTHLY_MERCHANTS.flatMap((merchant) =>
      monthly(random).map((day) => purchase(random, merchant, day, true)),
    ),
    ...monthly(random).map((day) => plain(MOVEMENTS.cardPayment, day, -random.amount(150, 420))),
    ...installments(random, MOVEMENTS.mortgagePayment, -MORTGAGE_PAYMENT),
    ...installments(random, MOVEMENTS.loanPayment, -random.amount(230, 420)),
    ...installments(random, MOVEMENTS.transfer, -random.amount(100, 350)),
  ],
  quiet: (random) => everyday(random, 0.08),
  savings: (random) => [
    ...monthly(random).map((day) => plain(MOVEMENTS.transfer, day, random.amount(100, 350))),
    ...monthly(random).map((day) => plain(MOVEMENTS.interest, day, random.amount(2, 60))),
  ],
  card: (random) => [
    ...everyday(random, 0.45),
    ...monthly(random).map((day) => plain(MOVEMENTS.cardPayment, day, random.amount(150, 420))),
  ],
  loan: (random) => installments(random, MOVEMENTS.loanPayment, random.amount(230, 420)),
  mortgage: (random) => installments(random, MOVEMENTS.mortgagePayment, MORTGAGE_PAYMENT),
  investment: (random) => [
    ...monthly(random).map((day) => plain(MOVEMENTS.contribution, day, random.amount(100, 500))),
    plain(MOVEMENTS.dividend, random.integer(1, HISTORY_DAYS), random.amount(8, 90)),
  ],
};

/** An account's movements, newest first. */
export function movementsOf(activity: Activity, random: Random): Movement[] {
  return ACTIVITIES[activity](random).sort((one, other) => one.daysAgo - other.daysAgo);
}
