import { randomUUID } from 'node:crypto';
import type { Jobs } from './jobs.js';
import type { MemberEntry } from './member-entry.js';
import type { AuthorizationErrorReason, AuthorizationRecord, Authorizations, JobRequest } from './types.js';

interface AuthorizationEntry {
  record: AuthorizationRecord;
  job: JobRequest | null;
  /** The accounts chosen at the bank; `null` for all. */
  shared: ReadonlySet<string> | null;
}

export interface AuthorizationStore extends Authorizations {
  deleteOfMember(memberGuid: string): void;
}

/** Reasons that leave a mark on a member; the others leave it waiting. */
const STATUS_OF_REASON: Partial<Record<AuthorizationErrorReason, 'DENIED' | 'IMPEDED'>> = {
  DENIED: 'DENIED',
  IMPEDED: 'IMPEDED',
};

export function createAuthorizations(
  findMember: (guid: string) => MemberEntry | undefined,
  jobs: Jobs,
): AuthorizationStore {
  const entries = new Map<string, AuthorizationEntry>();

  function succeed(entry: AuthorizationEntry): void {
    const member = findMember(entry.record.memberGuid);
    if (!member) return;
    const status = member.authorized ? member.record.connection_status : 'PENDING';
    member.authorized = true;
    member.outcome = undefined;
    member.shared = entry.shared;
    if (entry.job) jobs.start(member, entry.job, status);
    else jobs.overtake(member, 'CONNECTED');
  }

  function fail(entry: AuthorizationEntry, reason: AuthorizationErrorReason): void {
    const member = findMember(entry.record.memberGuid);
    const status = STATUS_OF_REASON[reason];
    if (member && !member.authorized && status) jobs.overtake(member, status);
  }

  return {
    begin({
      memberGuid,
      job,
      clientRedirectUrl = null,
      referralSource = 'BROWSER',
      webviewUrlScheme = 'mx',
    }) {
      const member = findMember(memberGuid);
      if (!member || member.institution.protocol === 'credentials') return undefined;
      if (!member.authorized) jobs.overtake(member, 'PENDING');
      const record: AuthorizationRecord = Object.freeze({
        state: randomUUID(),
        kind: member.institution.protocol,
        memberGuid,
        institutionCode: member.institution.code,
        status: 'pending',
        errorReason: null,
        clientRedirectUrl,
        referralSource,
        webviewUrlScheme,
      });
      entries.set(record.state, { record, job, shared: null });
      return record;
    },
    find: (state) => entries.get(state)?.record,
    latestOf: (memberGuid) =>
      [...entries.values()]
        .map(({ record }) => record)
        .findLast((record) => record.memberGuid === memberGuid),
    share(state, accountGuids) {
      const entry = entries.get(state);
      if (entry) entry.shared = new Set(accountGuids);
    },
    settle(state, settlement) {
      const entry = entries.get(state);
      if (!entry) return undefined;
      if (entry.record.status === 'success') return entry.record;
      const errorReason = settlement.status === 'error' ? settlement.reason : null;
      entry.record = Object.freeze({ ...entry.record, status: settlement.status, errorReason });
      if (settlement.status === 'success') succeed(entry);
      else fail(entry, settlement.reason);
      return entry.record;
    },
    deleteOfMember(memberGuid) {
      for (const [state, { record }] of entries) {
        if (record.memberGuid === memberGuid) entries.delete(state);
      }
    },
  };
}
