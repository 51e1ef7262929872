import type { Random } from '../store/random.js';
import { TRANSFERS } from './merchants.js';

type TransferKind = (typeof TRANSFERS)[keyof typeof TRANSFERS];

/** Money that leaves one of a member's accounts for another one, both named as in `ACCOUNT_TYPES`. */
export interface Transfer {
  from: string;
  to: string;
  /** Days before today, from 1 on. */
  daysAgo: number;
  amount: number;
  kind: TransferKind;
}

interface StandingOrder {
  to: string;
  kind: TransferKind;
  /** Smallest and largest amount; the same every month where both are equal, or `isFixed`. */
  amounts: readonly [number, number];
  isFixed?: boolean;
}

/** The account that all standing orders are paid from. */
const FROM = 'Everyday Checking';

const STANDING_ORDERS: readonly StandingOrder[] = [
  { to: 'High Yield Savings', kind: TRANSFERS.savings, amounts: [100, 300], isFixed: true },
  { to: 'Money Market', kind: TRANSFERS.savings, amounts: [50, 120], isFixed: true },
  { to: 'Rewards Card', kind: TRANSFERS.card, amounts: [180, 460] },
  { to: 'Auto Loan', kind: TRANSFERS.auto, amounts: [412.6, 412.6] },
  { to: 'Student Loan', kind: TRANSFERS.student, amounts: [238.15, 238.15] },
  { to: 'Home Mortgage', kind: TRANSFERS.mortgage, amounts: [1894.3, 1894.3] },
  { to: 'Whole Life Policy', kind: TRANSFERS.insurance, amounts: [61.4, 61.4] },
];

/** Three months of standing orders. What leaves the one account arrives on the other, the same day. */
export function transfersOf(random: Random): Transfer[] {
  return STANDING_ORDERS.flatMap(({ to, kind, amounts, isFixed }) => {
    const first = random.integer(1, 30);
    const fixed = random.amount(...amounts);
    return [first, first + 30, first + 60].map((daysAgo) => ({
      from: FROM,
      to,
      daysAgo,
      amount: isFixed ? fixed : random.amount(...amounts),
      kind,
    }));
  });
}
