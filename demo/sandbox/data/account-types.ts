import type { Random } from '../store/random.js';
import type { AccountRecord } from './types.js';

export type Activity = 'checking' | 'savings' | 'card' | 'investment' | 'quiet' | 'none';

/** One kind of account that a sandbox member has. */
export interface AccountType {
  name: string;
  type: string;
  subtype: string;
  activity: Activity;
  /** What the account does to its holder's worth: a debt's balance is what is owed. */
  isDebt: boolean;
  /** Smallest and largest amount that the balance stays above, in the account's currency. */
  balances: readonly [number, number];
  /** Whether there are numbers for moving money to and from it. */
  hasNumbers: boolean;
  isJoint?: boolean;
  nickname?: string;
  /** Fields that only this kind of account fills; everything else stays `null`. */
  details(holding: Holding): Partial<AccountRecord>;
}

interface Holding {
  random: Random;
  balance: number;
  now: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** The next such day of a month after today; every month must have it. */
function nextDayOfMonth(day: number, now: number): string {
  const today = new Date(now);
  const month = today.getUTCMonth() + (today.getUTCDate() < day ? 0 : 1);
  return new Date(Date.UTC(today.getUTCFullYear(), month, day)).toISOString();
}

const isoAt = (now: number, days: number): string => new Date(now + days * DAY).toISOString();

function nothing(): Partial<AccountRecord> {
  return {};
}

function deposit(rate: number): AccountType['details'] {
  return () => ({ apy: rate, interest_rate: rate, minimum_balance: 25, federal_insurance_status: 'INSURED' });
}

function card(limit: number): AccountType['details'] {
  return ({ balance, now }) => ({
    apr: 21.99,
    credit_limit: limit,
    available_credit: Math.round((limit - balance) * 100) / 100,
    day_payment_is_due: 18,
    minimum_payment: 35,
    payment_due_at: nextDayOfMonth(18, now),
    statement_balance: balance,
  });
}

function debt(rate: number, payment: number, years: number): AccountType['details'] {
  return ({ balance, now }) => ({
    apr: rate,
    interest_rate: rate,
    loan_amount: Math.round(balance * 1.4),
    original_balance: Math.round(balance * 1.4),
    payoff_balance: Math.round(balance * 100.4) / 100,
    minimum_payment: payment,
    day_payment_is_due: 1,
    payment_due_at: nextDayOfMonth(1, now),
    matures_on: isoAt(now, years * 365),
  });
}

function holdings({ random, balance }: Holding): Partial<AccountRecord> {
  const cash = Math.round(balance * 0.05 * 100) / 100;
  return {
    cash_balance: cash,
    holdings_value: Math.round((balance - cash) * 100) / 100,
    margin_balance: 0,
    total_account_value: balance,
    total_account_value_ugl: random.amount(100, 4000),
    today_ugl_amount: random.amount(1, 90),
    today_ugl_percentage: random.amount(0.01, 1.2),
  };
}

function policy(premium: number): AccountType['details'] {
  return ({ random, balance }) => ({
    cash_surrender_value: balance,
    death_benefit: random.integer(5, 25) * 10_000,
    pay_out_amount: balance,
    premium_amount: premium,
  });
}

/** What a member has, in this order, as far as its institution keeps such accounts. MX's account types and subtypes. */
export const ACCOUNT_TYPES: readonly AccountType[] = [
  {
    name: 'Everyday Checking',
    type: 'CHECKING',
    subtype: 'NONE',
    activity: 'checking',
    isDebt: false,
    balances: [900, 6200],
    hasNumbers: true,
    details: deposit(0.01),
  },
  {
    name: 'Joint Checking',
    isJoint: true,
    type: 'CHECKING',
    subtype: 'NONE',
    activity: 'quiet',
    isDebt: false,
    balances: [300, 2400],
    hasNumbers: true,
    details: deposit(0.01),
  },
  {
    name: 'High Yield Savings',
    nickname: 'Rainy day',
    type: 'SAVINGS',
    subtype: 'NONE',
    activity: 'savings',
    isDebt: false,
    balances: [4000, 28000],
    hasNumbers: true,
    details: deposit(4.1),
  },
  {
    name: 'Money Market',
    type: 'SAVINGS',
    subtype: 'MONEY_MARKET',
    activity: 'savings',
    isDebt: false,
    balances: [2000, 15000],
    hasNumbers: true,
    details: deposit(3.2),
  },
  {
    name: 'Rewards Card',
    type: 'CREDIT_CARD',
    subtype: 'NONE',
    activity: 'card',
    isDebt: true,
    balances: [240, 3100],
    hasNumbers: false,
    details: card(9000),
  },
  {
    name: 'Auto Loan',
    type: 'LOAN',
    subtype: 'AUTO',
    activity: 'none',
    isDebt: true,
    balances: [6000, 21000],
    hasNumbers: false,
    details: debt(5.49, 412.6, 4),
  },
  {
    name: 'Student Loan',
    type: 'LOAN',
    subtype: 'STUDENT',
    activity: 'none',
    isDebt: true,
    balances: [9000, 32000],
    hasNumbers: false,
    details: debt(4.2, 238.15, 9),
  },
  {
    name: 'Home Mortgage',
    type: 'MORTGAGE',
    subtype: 'NONE',
    activity: 'none',
    isDebt: true,
    balances: [140000, 320000],
    hasNumbers: false,
    details: debt(6.1, 1894.3, 24),
  },
  {
    name: 'Brokerage',
    type: 'INVESTMENT',
    subtype: 'BROKERAGE',
    activity: 'investment',
    isDebt: false,
    balances: [8000, 60000],
    hasNumbers: false,
    details: holdings,
  },
  {
    name: 'Roth IRA',
    type: 'INVESTMENT',
    subtype: 'ROTH_IRA',
    activity: 'investment',
    isDebt: false,
    balances: [5000, 40000],
    hasNumbers: false,
    details: holdings,
  },
  {
    name: 'Gift Card',
    type: 'PREPAID',
    subtype: 'NONE',
    activity: 'quiet',
    isDebt: false,
    balances: [20, 150],
    hasNumbers: false,
    details: nothing,
  },
  {
    name: 'Whole Life Policy',
    type: 'INSURANCE',
    subtype: 'NONE',
    activity: 'none',
    isDebt: false,
    balances: [1800, 9400],
    hasNumbers: false,
    details: policy(61.4),
  },
];
