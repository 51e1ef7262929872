import { generateMemberData } from '../data/generate.js';
import type { MemberData } from '../data/types.js';
import { createAuthorizations } from './authorizations.js';
import { createInstitutions } from './institutions.js';
import { createJobs } from './jobs.js';
import { mayHaveTransactions, type MemberEntry } from './member-entry.js';
import { createManualAccounts } from './manual-accounts.js';
import { createMembers } from './members.js';
import { createMicrodeposits } from './microdeposits.js';
import { createGuidSource } from './random.js';
import { createSessions } from './sessions.js';
import { createTimers } from './timers.js';
import type { World, WorldOptions } from './types.js';
import { createUsers } from './users.js';

const NOTHING: MemberData = {
  accounts: [],
  transactions: [],
  accountNumbers: [],
  accountOwners: [],
  openingBalances: new Map(),
};

/** A world of its own: no two share anything. See `World` for what it can do. */
export function createWorld({
  seed = 1,
  now = Date.now,
  latency = 600,
  timers = createTimers(),
  onEvent = () => {},
}: WorldOptions = {}): World {
  const nextGuid = createGuidSource(seed);
  const institutions = createInstitutions();
  const jobs = createJobs({ seed, timers, latency, now, nextGuid, onEvent });
  const sessions = createSessions(now, nextGuid);
  const manualAccounts = createManualAccounts(nextGuid, now);
  const microdeposits = createMicrodeposits({
    institutions: institutions.search({ perPage: 1000 }).entries,
    nextGuid,
    now,
    timers,
    onEvent,
  });
  const generated = new Map<string, MemberData>();
  const users = createUsers({
    nextGuid,
    onUpdate: (user) => members.updateUser(user),
    onDelete: (userGuid) => {
      members.deleteOfUser(userGuid);
      sessions.deleteOfUser(userGuid);
      microdeposits.deleteOfUser(userGuid);
      manualAccounts.deleteOfUser(userGuid);
    },
  });
  const members = createMembers({
    institutions,
    findUser: (guid) => users.find(guid),
    jobs,
    nextGuid,
    now,
    onEvent,
    onDelete: (memberGuid) => {
      authorizations.deleteOfMember(memberGuid);
      generated.delete(memberGuid);
    },
  });
  const authorizations = createAuthorizations((guid) => members.entry(guid), jobs);

  /** Everything at the bank, as of the day it was first read. */
  function allOf(entry: MemberEntry): MemberData {
    const { record, institution, firstReadAt } = entry;
    const known = generated.get(record.guid);
    if (known) return known;
    const all = generateMemberData({ seed, member: record, institution, now: firstReadAt ?? now() });
    if (firstReadAt !== undefined) generated.set(record.guid, all);
    return all;
  }

  return {
    institutions,
    users,
    members,
    microdeposits,
    manualAccounts,
    sessions,
    authorizations,
    now,
    data(memberGuid) {
      const entry = members.entry(memberGuid);
      return entry?.firstReadAt === undefined ? NOTHING : readOf(entry, allOf(entry));
    },
    accountsAtBank(memberGuid) {
      const entry = members.entry(memberGuid);
      return entry ? allOf(entry).accounts : [];
    },
    close: () => timers.close(),
  };
}

/** Of everything at the bank, what the member's user shares and its jobs have read. */
function readOf(entry: MemberEntry, all: MemberData): MemberData {
  const { read, shared, record } = entry;
  const { id: member_id, user_id } = record;
  const ofShared = <Item>(items: readonly Item[], guidOf: (item: Item) => string): readonly Item[] =>
    shared ? items.filter((item) => shared.has(guidOf(item))) : items;
  const ofAccount = <Item extends { account_guid: string }>(isRead: boolean, items: readonly Item[]) =>
    isRead ? ofShared(items, ({ account_guid }) => account_guid) : [];
  // Those that were read before the member was for moving money only are not shown either.
  const hasTransactions =
    mayHaveTransactions(entry) && (read.has('transactions') || read.has('transaction_history'));
  return {
    ...all,
    // The partner's own ids may have changed since.
    accounts: ofShared(all.accounts, ({ guid }) => guid).map((item) => ({ ...item, member_id, user_id })),
    transactions: ofAccount(hasTransactions, all.transactions).map((item) => ({ ...item, user_id })),
    accountNumbers: ofAccount(read.has('account_verification'), all.accountNumbers),
    accountOwners: ofAccount(read.has('identity_verification'), all.accountOwners),
  };
}
