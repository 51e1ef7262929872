import { createRandom } from '../store/random.js';
import type { InstitutionRecord, MemberRecord } from '../store/records.js';
import { ACCOUNT_TYPES, type AccountType } from './account-types.js';
import { movementsOf, type Movement } from './activity.js';
import { blankAccount, withFeed } from './blank-account.js';
import { createAccountNumber, fullNumberOf, routingNumberOf } from './numbers.js';
import { createOwners } from './owners.js';
import { createTransaction } from './transactions.js';
import type { AccountRecord, MemberData, TransactionRecord } from './types.js';

const CURRENCIES = { US: 'USD', CA: 'CAD', MX: 'MXN' } as const;

const inCents = (amount: number): number => Math.round(amount * 100);

/** What movements do to a balance: money that comes in raises what one has and lowers what one owes. */
export function effectOn(isDebt: boolean, amount: number): number {
  return isDebt ? -amount : amount;
}

/**
 * An opening balance, in cents, from which the history never falls below zero: the lowest point of the history,
 * oldest movement first, lifted onto a random cushion.
 */
function openingCents(isDebt: boolean, movements: readonly Movement[], cushion: number): number {
  let running = 0;
  let lowest = 0;
  for (const { amount } of [...movements].reverse()) {
    running += inCents(effectOn(isDebt, amount));
    lowest = Math.min(lowest, running);
  }
  return inCents(cushion) - lowest;
}

/** What every account of a member has in common. */
interface Holder {
  seed: number;
  member: MemberRecord;
  institution: InstitutionRecord;
  /** When the accounts were first read; their history ends the day before. */
  now: number;
}

interface GeneratedAccount {
  account: AccountRecord;
  openingBalance: number;
  transactions: TransactionRecord[];
}

function generateAccount({ seed, member, institution, now }: Holder, kind: AccountType): GeneratedAccount {
  const random = createRandom(seed, member.guid, kind.name);
  const guid = random.guid('ACT');
  const movements = movementsOf(kind.activity, random);
  const opening = openingCents(kind.isDebt, movements, random.amount(...kind.balances));
  const change = movements.reduce((total, { amount }) => total + inCents(effectOn(kind.isDebt, amount)), 0);
  const balance = (opening + change) / 100;
  const time = new Date(now).toISOString();
  const account = withFeed({
    ...blankAccount({
      guid,
      id: random.digits(10),
      member_guid: member.guid,
      user_guid: member.user_guid,
      user_id: member.user_id,
      institution_code: institution.code,
      institution_guid: institution.guid,
      name: kind.name,
      type: kind.type,
      subtype: kind.subtype,
      balance,
      account_number: fullNumberOf(guid).slice(-4),
      created_at: time,
    }),
    member_id: member.id,
    available_balance: kind.isDebt ? null : balance,
    currency_code: CURRENCIES[institution.iso_country_code],
    account_ownership: kind.isJoint ? 'JOINT' : 'INDIVIDUAL',
    routing_number:
      kind.hasNumbers && institution.iso_country_code !== 'CA' ? routingNumberOf(institution) : null,
    started_on: new Date(now - random.integer(400, 3000) * 24 * 60 * 60 * 1000).toISOString(),
    imported_at: time,
    updated_at: time,
    ...kind.details(random, balance, now),
  });
  const transactions = movements.map((movement, index) => createTransaction(movement, account, index, now));
  return { account, openingBalance: opening / 100, transactions };
}

/** Everything a member's jobs can read. Follows from seed, member and `now` alone. */
export function generateMemberData(holder: Holder): MemberData {
  const generated = ACCOUNT_TYPES.map((kind) => ({ kind, ...generateAccount(holder, kind) }));
  const accounts = generated.map(({ account }) => account);
  return {
    accounts,
    transactions: generated
      .flatMap(({ transactions }) => transactions)
      .sort((one, other) => other.transacted_at.localeCompare(one.transacted_at)),
    accountNumbers: generated
      .filter(({ kind }) => kind.hasNumbers)
      .map(({ account }) => createAccountNumber(account, holder.institution)),
    accountOwners: createOwners(holder.seed, accounts),
    openingBalances: new Map(generated.map(({ account, openingBalance }) => [account.guid, openingBalance])),
  };
}
