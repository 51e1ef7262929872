import { routingNumberOf } from '../data/numbers.js';
import type { WorldListener } from './events.js';
import type { GuidSource } from './random.js';
import type {
  InstitutionRecord,
  MicrodepositAccountType,
  MicrodepositRecord,
  MicrodepositStatusName,
} from './records.js';
import type { Timers } from './timers.js';

/** The two deposits to every account, in dollars: those in the example of MX's documentation. */
export const DEPOSIT_AMOUNTS: readonly [number, number] = [0.09, 0.09];

/** MX: "Users can verify up to three accounts per email address". */
export const ACCOUNTS_PER_EMAIL = 3;

/** MX: on the third attempt with wrong amounts a microdeposit becomes PREVENTED. */
const ATTEMPTS = 3;

/** MX's integration environment: REQUESTED changes to DEPOSITED after two minutes. */
const DEPOSITED_AFTER = 2 * 60 * 1000;

/** MX deletes a microdeposit that is not completed within 21 days. */
const DELETED_AFTER = 21 * 24 * 60 * 60 * 1000;

const UNANSWERED: readonly MicrodepositStatusName[] = ['INITIATED', 'REQUESTED', 'DEPOSITED'];

/** Accounts in these statuses do not count towards the limit per email address. */
const FAILED: readonly MicrodepositStatusName[] = ['ERRORED', 'PREVENTED', 'REJECTED'];

export interface MicrodepositAccount {
  routing_number: string;
  account_number: string;
  account_type: MicrodepositAccountType;
  /** Default: the type and the last four digits, as MX's widget names it. */
  account_name?: string | undefined;
}

export interface MicrodepositOwner {
  email: string;
  first_name: string;
  last_name: string;
}

/** With an account INITIATED, with an owner alone PREINITIATED. */
export type MicrodepositRequest = Partial<MicrodepositOwner> & { account: MicrodepositAccount | null };

export type MicrodepositResult =
  | { ok: true; microdeposit: MicrodepositRecord }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'too-many-accounts' }
  /** The amounts can not be entered in this status. */
  | { ok: false; reason: 'not-deposited'; status: MicrodepositStatusName };

/** What MX thinks of a routing number; `null` if it takes it. */
export type RoutingNumberBlock =
  | { reason: 'INVALID' | 'BLOCKED' }
  /** The institution with this number can be signed in to, which is quicker. */
  | { reason: 'IAV_PREFERRED'; institution: InstitutionRecord };

/** Every read brings the status up to date, as MX's does. */
export interface Microdeposits {
  all(): readonly MicrodepositRecord[];
  ofUser(userGuid: string): readonly MicrodepositRecord[];
  find(guid: string): MicrodepositRecord | undefined;
  create(userGuid: string, request: MicrodepositRequest): MicrodepositResult;
  /** Requests the deposits of one that was PREINITIATED. */
  complete(guid: string, account: MicrodepositAccount): MicrodepositResult;
  /** Compares amounts, in dollars and in any order. The third wrong pair prevents any further one. */
  verify(guid: string, amounts: readonly [number, number]): MicrodepositResult;
  blockOf(routingNumber: string): RoutingNumberBlock | null;
  /** Whether deposits can be sent to a routing number. A sign-in that is quicker does not prevent that. */
  takesDeposits: (routingNumber: string) => boolean;
  /**
   * Puts a microdeposit into a status at once, as an event at the bank would; the attempts and the times start over.
   * PREINITIATED removes its account.
   * @throws RangeError if it has no account yet: it stays PREINITIATED.
   */
  setStatus(guid: string, status: MicrodepositStatusName): MicrodepositRecord | undefined;
  delete(guid: string): boolean;
}

export interface MicrodepositStore extends Microdeposits {
  deleteOfUser(userGuid: string): void;
}

interface Entry {
  record: MicrodepositRecord;
  /** When the deposits were requested, in milliseconds; `undefined` while PREINITIATED. */
  requestedAt: number | undefined;
  attempts: number;
  /** Cancels the timer that reports the deposits' arrival. */
  cancel: () => void;
}

export interface MicrodepositTools {
  institutions: readonly InstitutionRecord[];
  nextGuid: GuidSource;
  now: () => number;
  timers: Timers;
  onEvent: WorldListener;
}

export function createMicrodeposits(tools: MicrodepositTools): MicrodepositStore {
  const { institutions, nextGuid, now, timers, onEvent } = tools;
  const entries = new Map<string, Entry>();

  function change(entry: Entry, changes: Partial<MicrodepositRecord>): MicrodepositRecord {
    entry.record = Object.freeze({ ...entry.record, ...changes, updated_at: new Date(now()).toISOString() });
    onEvent({ type: 'microdeposit', action: 'updated', microdeposit: entry.record });
    return entry.record;
  }

  /** The deposits are on their way. A timer reports their arrival even if nobody reads the status. */
  function request(entry: Entry): void {
    entry.requestedAt = now();
    arm(entry, DEPOSITED_AFTER);
  }

  function arm(entry: Entry, milliseconds: number): void {
    entry.cancel();
    entry.cancel = timers.after(milliseconds, () => {
      const { requestedAt, record } = refresh(entry.record.guid) ?? {};
      if (requestedAt === undefined || record?.status !== 'REQUESTED') return;
      // A timer may fire early, and the option `now` may be another clock.
      arm(entry, Math.min(requestedAt + DEPOSITED_AFTER - now(), DEPOSITED_AFTER));
    });
  }

  function remove(guid: string): boolean {
    entries.get(guid)?.cancel();
    return entries.delete(guid);
  }

  function changeStatus(
    entry: Entry,
    status: MicrodepositStatusName,
    changes: Partial<MicrodepositRecord> = {},
  ): MicrodepositRecord {
    return change(entry, {
      ...changes,
      status,
      error_message: status === 'ERRORED' ? 'The bank did not take the deposits.' : null,
      verified_at: status === 'VERIFIED' ? new Date(now()).toISOString() : null,
    });
  }

  /** The entry as of now; `undefined` once it has been deleted. */
  function refresh(guid: string): Entry | undefined {
    const entry = entries.get(guid);
    if (entry?.requestedAt === undefined) return entry;
    const age = now() - entry.requestedAt;
    const { status } = entry.record;
    if (UNANSWERED.includes(status) && age >= DELETED_AFTER) {
      remove(guid);
      return undefined;
    }
    if (status === 'INITIATED' || (status === 'REQUESTED' && age >= DEPOSITED_AFTER)) {
      changeStatus(entry, age >= DEPOSITED_AFTER ? 'DEPOSITED' : 'REQUESTED');
    }
    return entry;
  }

  function all(): readonly MicrodepositRecord[] {
    return [...entries.keys()].flatMap((guid) => refresh(guid)?.record ?? []);
  }

  function institutionOf(routingNumber: string): InstitutionRecord | undefined {
    return institutions.find(
      (each) => each.iso_country_code === 'US' && routingNumberOf(each) === routingNumber,
    );
  }

  function blockOf(routingNumber: string): RoutingNumberBlock | null {
    if (!isRoutingNumber(routingNumber)) return { reason: 'INVALID' };
    if (BLOCKED_ROUTING_NUMBERS.includes(routingNumber)) return { reason: 'BLOCKED' };
    const institution = institutionOf(routingNumber);
    return institution?.supports_account_verification ? { reason: 'IAV_PREFERRED', institution } : null;
  }

  function hasTooMany(email: string | null | undefined, account: MicrodepositAccount): boolean {
    if (!email) return false;
    const accounts = all()
      .filter((record) => record.email?.toLowerCase() === email.toLowerCase())
      .filter(({ account_number, status }) => account_number !== null && !FAILED.includes(status))
      .map(keyOf);
    return new Set([...accounts, keyOf(account)]).size > ACCOUNTS_PER_EMAIL;
  }

  function accountFields(account: MicrodepositAccount | null) {
    if (!account) return { status: 'PREINITIATED' as const };
    const { routing_number, account_number, account_type } = account;
    const institution = institutionOf(routing_number);
    return {
      routing_number,
      account_number,
      account_type,
      account_name: account.account_name ?? nameOf(account),
      institution_code: institution?.code ?? null,
      institution_name: institution?.name ?? null,
      status: 'INITIATED' as const,
    };
  }

  return {
    all,
    ofUser: (userGuid) => all().filter((record) => record.user_guid === userGuid),
    find: (guid) => refresh(guid)?.record,
    create(userGuid, { account, email = null, first_name = null, last_name = null }) {
      if (account && hasTooMany(email, account)) return { ok: false, reason: 'too-many-accounts' };
      const time = new Date(now()).toISOString();
      const guid = nextGuid('MIC', userGuid);
      const record: MicrodepositRecord = Object.freeze({
        guid,
        user_guid: userGuid,
        ...NO_ACCOUNT,
        email,
        first_name,
        last_name,
        error_message: null,
        created_at: time,
        updated_at: time,
        verified_at: null,
        ...accountFields(account),
      });
      const entry: Entry = { record, requestedAt: undefined, attempts: 0, cancel: () => {} };
      entries.set(guid, entry);
      onEvent({ type: 'microdeposit', action: 'created', microdeposit: record });
      if (account) request(entry);
      return { ok: true, microdeposit: record };
    },
    complete(guid, account) {
      const entry = entries.get(guid);
      if (entry?.record.status !== 'PREINITIATED') return { ok: false, reason: 'unknown' };
      if (hasTooMany(entry.record.email, account)) return { ok: false, reason: 'too-many-accounts' };
      request(entry);
      return { ok: true, microdeposit: change(entry, accountFields(account)) };
    },
    verify(guid, amounts) {
      const entry = refresh(guid);
      if (!entry) return { ok: false, reason: 'unknown' };
      const { status } = entry.record;
      if (status !== 'DEPOSITED' && status !== 'DENIED')
        return { ok: false, reason: 'not-deposited', status };
      entry.attempts += 1;
      const failed = entry.attempts < ATTEMPTS ? 'DENIED' : 'PREVENTED';
      return { ok: true, microdeposit: changeStatus(entry, areRight(amounts) ? 'VERIFIED' : failed) };
    },
    blockOf,
    takesDeposits(routingNumber) {
      const block = blockOf(routingNumber);
      return block === null || block.reason === 'IAV_PREFERRED';
    },
    setStatus(guid, status) {
      const entry = refresh(guid);
      if (!entry) return undefined;
      const isPreinitiated = status === 'PREINITIATED';
      if (!isPreinitiated && entry.record.account_number === null) {
        throw new RangeError(
          `The microdeposit ${guid} has no account yet, so that it cannot become ${status}.`,
        );
      }
      entry.attempts = 0;
      if (isPreinitiated) {
        entry.cancel();
        entry.requestedAt = undefined;
        return changeStatus(entry, status, NO_ACCOUNT);
      }
      request(entry);
      return changeStatus(entry, status);
    },
    delete: remove,
    deleteOfUser(userGuid) {
      for (const [guid, { record }] of entries) {
        if (record.user_guid === userGuid) remove(guid);
      }
    },
  };
}

const NO_ACCOUNT = {
  account_name: null,
  account_number: null,
  account_type: null,
  routing_number: null,
  institution_code: null,
  institution_name: null,
};

function keyOf(account: Pick<MicrodepositRecord, 'routing_number' | 'account_number'>): string {
  return `${account.routing_number ?? ''} ${account.account_number ?? ''}`;
}

function nameOf({ account_type, account_number }: MicrodepositAccount): string {
  return `${account_type === 'CHECKING' ? 'Checking' : 'Savings'} x${account_number.slice(-4)}`;
}

function areRight(amounts: readonly [number, number]): boolean {
  const cents = (values: readonly number[]) => values.map((value) => Math.round(value * 100)).sort();
  return cents(amounts).join() === cents(DEPOSIT_AMOUNTS).join();
}

/** Numbers that MX's testing page names as refused. */
export const BLOCKED_ROUTING_NUMBERS: readonly string[] = ['021000021', '222222226'];

/** Nine digits whose weighted sum is divisible by ten: the American Banking Association's rule. */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 10 === 0;
}
