import { categoryGuidOf } from '../data/transactions.js';
import type { TransactionRecord } from '../data/types.js';
import type { PlatformContext } from './environment.js';
import { invalid } from './errors.js';
import { queryDay, queryTexts } from './query.js';

const DAY = 24 * 60 * 60 * 1000;

/** What `from_…` and `to_…` are asked of, by whole days. */
const DATES = ['date', 'created_at', 'updated_at'] as const;

/** 400: the sandbox has none of MX's enhancements, and does not answer as if there were none. */
export function refuseIncludes(context: PlatformContext): void {
  if (context.req.query('includes') !== undefined)
    throw invalid('includes', 'is not played by the sandbox; leave it out');
}

/** Those of the transactions that a request asks for. MX: by default from 120 days ago to five days ahead. */
export function filterTransactions(
  context: PlatformContext,
  transactions: readonly TransactionRecord[],
  now: number,
): TransactionRecord[] {
  refuseIncludes(context);
  const dayAt = (offset: number): string => new Date(now + offset * DAY).toISOString().slice(0, 10);
  const ranges = DATES.map((field) => {
    const isDate = field === 'date';
    const from = queryDay(context, `from_${field}`);
    const to = queryDay(context, `to_${field}`);
    if (from !== undefined && to !== undefined && from > to)
      throw invalid(`from_${field}`, `must not be after \`to_${field}\``);
    return { field, from: from ?? (isDate ? dayAt(-120) : ''), to: to ?? (isDate ? dayAt(5) : undefined) };
  });
  const categories = queryTexts(context, 'category_guid');
  const topLevel = queryTexts(context, 'top_level_category_guid');
  return transactions.filter((transaction) => {
    const isWithin = ranges.every(({ field, from, to }) => {
      const day = transaction[field]?.slice(0, 10) ?? '';
      return from <= day && (to === undefined || day <= to);
    });
    return (
      isWithin &&
      isAmong(categories, transaction.category_guid) &&
      isAmong(topLevel, categoryGuidOf(transaction.top_level_category ?? ''))
    );
  });
}

/** No wish at all is met by everything. */
function isAmong(wanted: readonly string[], guid: string | null): boolean {
  return wanted.length === 0 || (guid !== null && wanted.includes(guid));
}
