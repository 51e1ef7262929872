import { createRandom } from '../store/random.js';
import type { InstitutionRecord, MemberRecord } from '../store/records.js';
import { ACCOUNT_TYPES, type AccountType } from './account-types.js';
import { movementsOf, type Movement } from './activity.js';
import { blankAccount, withFeed } from './blank-account.js';
import { createAccountNumber, fullNumberOf, routingNumberOf } from './numbers.js';
import { createOwners, nameOfUser } from './owners.js';
import { createTransaction } from './transactions.js';
import { transfersOf, type Transfer } from './transfers.js';
import type { AccountRecord, MemberData, TransactionRecord } from './types.js';

const DAY = 24 * 60 * 60 * 1000;

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

/** The latest payment towards a debt. */
function lastPayment(newestFirst: readonly TransactionRecord[]): Partial<AccountRecord> {
  const latest = newestFirst.find(({ type }) => type === 'CREDIT');
  return latest ? { last_payment: latest.amount, last_payment_at: latest.transacted_at } : {};
}

function generateAccount(
  { seed, member, institution, now }: Holder,
  kind: AccountType,
  transfers: readonly Transfer[],
): GeneratedAccount {
  const random = createRandom(seed, member.guid, kind.name);
  const guid = random.guid('ACT');
  const movements = movementsOf(kind, random, transfers);
  const opening = openingCents(kind.isDebt, movements, random.amount(...kind.balances));
  const change = movements.reduce((total, { amount }) => total + inCents(effectOn(kind.isDebt, amount)), 0);
  const balance = (opening + change) / 100;
  const time = new Date(now).toISOString();
  const bare: AccountRecord = {
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
    nickname: kind.nickname ?? null,
    available_balance: kind.isDebt ? null : balance,
    currency_code: CURRENCIES[institution.iso_country_code],
    account_ownership: kind.isJoint ? 'JOINT' : 'INDIVIDUAL',
    routing_number:
      kind.hasNumbers && institution.iso_country_code !== 'CA' ? routingNumberOf(institution) : null,
    started_on: new Date(now - random.integer(400, 3000) * DAY).toISOString(),
    imported_at: time,
    updated_at: time,
    ...kind.details({ random, balance, now }),
    ...(kind.type === 'INSURANCE' && { insured_name: nameOfUser(seed, member.user_guid) }),
  };
  const transactions = movements.map((movement, index) => createTransaction(movement, bare, index, now));
  const account = withFeed({ ...bare, ...(kind.isDebt && lastPayment(transactions)) });
  return { account, openingBalance: opening / 100, transactions };
}

/** Everything a member's jobs can read. Follows from seed, member and `now` alone. */
export function generateMemberData(holder: Holder): MemberData {
  const { seed, member, institution } = holder;
  const transfers = transfersOf(createRandom(seed, member.guid, 'transfers'));
  const generated = ACCOUNT_TYPES.filter(
    ({ name }) => institution.account_names === null || institution.account_names.includes(name),
  ).map((kind) => ({ kind, ...generateAccount(holder, kind, transfers) }));
  const accounts = generated.map(({ account }) => account);
  return {
    accounts,
    transactions: generated
      .flatMap(({ transactions }) => transactions)
      .sort((one, other) => other.transacted_at.localeCompare(one.transacted_at)),
    accountNumbers: generated
      .filter(({ kind }) => kind.hasNumbers)
      .map(({ account }) => createAccountNumber(account, institution)),
    accountOwners: createOwners(seed, accounts),
    openingBalances: new Map(generated.map(({ account, openingBalance }) => [account.guid, openingBalance])),
  };
}
