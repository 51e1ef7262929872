import { generateMemberData } from '../data/generate.js';
import type { MemberData } from '../data/types.js';
import { createAuthorizations } from './authorizations.js';
import { createInstitutions } from './institutions.js';
import { createJobs } from './jobs.js';
import { createMembers } from './members.js';
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
}: WorldOptions = {}): World {
  const nextGuid = createGuidSource(seed);
  const institutions = createInstitutions();
  const jobs = createJobs({ seed, timers, latency, now, nextGuid });
  const sessions = createSessions(now, nextGuid);
  const generated = new Map<string, MemberData>();
  const users = createUsers(nextGuid, (userGuid) => {
    members.deleteOfUser(userGuid);
    sessions.deleteOfUser(userGuid);
  });
  const members = createMembers({
    institutions,
    findUser: (guid) => users.find(guid),
    jobs,
    nextGuid,
    onDelete: (memberGuid) => {
      authorizations.deleteOfMember(memberGuid);
      generated.delete(memberGuid);
    },
  });
  const authorizations = createAuthorizations((guid) => members.entry(guid), jobs);

  return {
    institutions,
    users,
    members,
    sessions,
    authorizations,
    now,
    data(memberGuid) {
      const entry = members.entry(memberGuid);
      if (entry?.firstReadAt === undefined) return NOTHING;
      const all =
        generated.get(memberGuid) ??
        generateMemberData({
          seed,
          member: entry.record,
          institution: entry.institution,
          now: entry.firstReadAt,
        });
      generated.set(memberGuid, all);
      const hasTransactions = entry.read.has('transactions') || entry.read.has('transaction_history');
      return {
        ...all,
        transactions: hasTransactions ? all.transactions : [],
        accountNumbers: entry.read.has('account_verification') ? all.accountNumbers : [],
        accountOwners: entry.read.has('identity_verification') ? all.accountOwners : [],
      };
    },
    close: () => timers.close(),
  };
}
