import { createRandom } from '../store/random.js';
import type { Movement } from './activity.js';
import type { AccountRecord, TransactionRecord } from './types.js';

const DAY = 24 * 60 * 60 * 1000;

/** Of a category, top-level or not: the same for everybody, as at MX. */
export function categoryGuidOf(name: string): string {
  return createRandom('category', name).guid('CAT');
}

/** Where a shop stands: always the same place for the same shop. */
function locationOf(
  shop: string,
): Pick<TransactionRecord, 'latitude' | 'longitude' | 'merchant_location_guid'> {
  const random = createRandom('merchant location', shop);
  return {
    latitude: random.integer(33_000_000, 47_000_000) / 1e6,
    longitude: -random.integer(75_000_000, 120_000_000) / 1e6,
    merchant_location_guid: random.guid('MCL'),
  };
}

const NOWHERE = { latitude: null, longitude: null, merchant_location_guid: null };

/** One movement as MX reports it: the amount without a sign, the direction in `type`. */
export function createTransaction(
  movement: Movement,
  account: AccountRecord,
  index: number,
  now: number,
): TransactionRecord {
  const random = createRandom('transaction', account.guid, index);
  const guid = random.guid('TRN');
  const date = new Date(now - movement.daysAgo * DAY).toISOString().slice(0, 10);
  const isIncome = movement.topLevelCategory === 'Income';
  const isTransfer = ['Transfer', 'Investments'].includes(movement.topLevelCategory);
  return {
    guid,
    id: guid.replace('TRN', 'transaction'),
    account_guid: account.guid,
    account_id: account.id,
    member_guid: account.member_guid,
    user_guid: account.user_guid,
    user_id: account.user_id,
    amount: Math.abs(movement.amount),
    type: movement.amount > 0 ? 'CREDIT' : 'DEBIT',
    status: 'POSTED',
    date: `${date}T00:00:00.000Z`,
    transacted_at: `${date}T${random.integer(10, 20)}:${random.integer(10, 59)}:00.000Z`,
    posted_at: `${date}T22:00:00.000Z`,
    // Of MX's own record, not of the movement: all were posted by the time the account was first read.
    created_at: account.created_at,
    updated_at: account.created_at,
    currency_code: account.currency_code,
    description: movement.name,
    original_description: `${movement.name.toUpperCase()} ${random.digits(4)}`,
    localized_description: movement.name,
    memo: movement.memo ?? null,
    localized_memo: movement.memo ?? null,
    category: movement.category,
    category_guid: categoryGuidOf(movement.category),
    top_level_category: movement.topLevelCategory,
    merchant_category_code: movement.merchant?.code ?? null,
    merchant_guid: movement.merchant ? createRandom('merchant', movement.name).guid('MCH') : null,
    ...(movement.isLocal ? locationOf(movement.name) : NOWHERE),
    check_number_string: movement.checkNumber ?? null,
    extended_transaction_type: null,
    metadata: null,
    is_bill_pay: movement.topLevelCategory === 'Bills & Utilities',
    is_direct_deposit: movement.isDirectDeposit ?? false,
    is_expense: movement.amount < 0 && !isTransfer,
    is_fee: false,
    is_income: isIncome,
    is_international: false,
    is_manual: false,
    is_overdraft_fee: false,
    is_payroll_advance: false,
    is_recurring: movement.isRecurring ?? false,
    is_subscription: movement.merchant?.isSubscription ?? false,
    member_is_managed_by_user: false,
  };
}
