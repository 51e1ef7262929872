import { isDeepStrictEqual } from 'node:util';
import type { WorldListener } from './events.js';
import type { Jobs } from './jobs.js';
import {
  aggregateInBackground,
  change,
  changeFields,
  haveSameCredentials,
  toCredentials,
  type MemberEntry,
} from './member-entry.js';
import type { GuidSource } from './random.js';
import type {
  Connection,
  CredentialRecord,
  InstitutionRecord,
  Institutions,
  Members,
  ReconnectRequest,
  UserRecord,
} from './types.js';

export interface MemberStore extends Members {
  entry(guid: string): MemberEntry | undefined;
  /** Takes over what members repeat of their user. */
  updateUser(user: UserRecord): void;
  deleteOfUser(userGuid: string): void;
}

export interface MemberTools {
  institutions: Institutions;
  findUser: (guid: string) => UserRecord | undefined;
  jobs: Jobs;
  nextGuid: GuidSource;
  now: () => number;
  /** Removes what belongs to a member before it goes. */
  onDelete: (memberGuid: string) => void;
  onEvent: WorldListener;
}

/** A member before its first job. */
function blankEntry(
  guid: string,
  user: UserRecord,
  institution: InstitutionRecord,
  credentialFields: readonly CredentialRecord[],
): MemberEntry {
  return {
    record: {
      guid,
      id: null,
      user_guid: user.guid,
      user_id: user.id,
      institution_code: institution.code,
      institution_guid: institution.guid,
      name: institution.name,
      connection_status: 'CREATED',
      connection_status_message: null,
      is_oauth: institution.protocol !== 'credentials',
      is_being_aggregated: false,
      aggregated_at: null,
      successfully_aggregated_at: null,
      background_aggregation_is_disabled: false,
      use_cases: [],
      metadata: null,
      most_recent_job_guid: null,
    },
    institution,
    credentialFields,
    credentials: new Map(),
    authorized: institution.protocol === 'credentials',
    shared: null,
    challenges: [],
    outcome: undefined,
    job: undefined,
    callbackPayload: null,
    cancel: () => {},
    read: new Set(),
    firstReadAt: undefined,
  };
}

export function createMembers({
  institutions,
  findUser,
  jobs,
  nextGuid,
  now,
  onDelete,
  onEvent,
}: MemberTools): MemberStore {
  const entries = new Map<string, MemberEntry>();

  const all = () => [...entries.values()].map((entry) => aggregateInBackground(entry, now()));

  function findTwin({ userGuid, institutionCode, credentials }: Connection): MemberEntry | undefined {
    const institution = institutions.find(institutionCode);
    const given = toCredentials(credentials);
    return [...entries.values()].find(
      (entry) =>
        entry.record.user_guid === userGuid &&
        entry.institution === institution &&
        (institution.protocol !== 'credentials' || haveSameCredentials(entry.credentials, given)),
    );
  }

  function tell(entry: MemberEntry, action: 'created' | 'updated' | 'deleted'): void {
    onEvent({ type: 'member', action, member: entry.record, callbackPayload: entry.callbackPayload });
  }

  function apply(entry: MemberEntry, request: ReconnectRequest): void {
    const isFresh = entry.record.most_recent_job_guid === null;
    const { credentials = [] } = request;
    const hasCredentials = credentials.length > 0;
    // A user who connects again has dealt with what happened at the bank.
    if (hasCredentials || request.job) entry.outcome = undefined;
    if (hasCredentials) {
      // Only the fields that were sent change, as when a user corrects the password alone.
      entry.credentials = new Map([...entry.credentials, ...toCredentials(credentials)]);
    }
    if (!entry.authorized) jobs.overtake(entry, 'PENDING');
    else if (request.job) {
      const updated = hasCredentials && !isFresh;
      jobs.start(entry, request.job, updated ? 'UPDATED' : entry.record.connection_status);
    } else if (hasCredentials && !isFresh) jobs.overtake(entry, 'UPDATED');
  }

  /** Changes a member that exists. The new status reports the change; without one it is reported here. */
  function update(entry: MemberEntry, request: ReconnectRequest): void {
    const { record, credentials } = entry;
    changeFields(entry, request);
    apply(entry, request);
    if (entry.record.connection_status !== record.connection_status) return;
    if (!isDeepStrictEqual([entry.record, entry.credentials], [record, credentials])) tell(entry, 'updated');
  }

  function remove(guid: string): boolean {
    const entry = entries.get(guid);
    if (!entry) return false;
    entry.cancel();
    onDelete(guid);
    tell(entry, 'deleted');
    return entries.delete(guid);
  }

  return {
    all,
    ofUser: (userGuid) => all().filter((record) => record.user_guid === userGuid),
    find(guid) {
      const entry = entries.get(guid);
      return entry && aggregateInBackground(entry, now());
    },
    entry: (guid) => entries.get(guid),
    twin: (connection) => findTwin(connection)?.record,
    connect(request) {
      const user = findUser(request.userGuid);
      const institution = institutions.find(request.institutionCode);
      if (!user || !institution) return undefined;
      const twin = findTwin(request);
      if (twin) {
        update(twin, request);
        return { member: twin.record, existing: true };
      }
      const entry = blankEntry(
        nextGuid('MBR', user.guid, institution.code),
        user,
        institution,
        institutions.credentials(institution.code),
      );
      entries.set(entry.record.guid, entry);
      changeFields(entry, request);
      tell(entry, 'created');
      apply(entry, request);
      return { member: entry.record, existing: false };
    },
    reconnect(guid, request) {
      const entry = entries.get(guid);
      if (!entry) return undefined;
      update(entry, request);
      return entry.record;
    },
    run(guid, job, callbackPayload = null) {
      const entry = entries.get(guid);
      if (!entry) return undefined;
      const busy = entry.record.is_being_aggregated && entry.job ? entry.job.kind : null;
      if (!busy) entry.callbackPayload = callbackPayload;
      if (!busy && entry.authorized) jobs.start(entry, job, entry.record.connection_status);
      return { member: entry.record, busy };
    },
    challenges: (guid) => entries.get(guid)?.challenges ?? [],
    resume(guid, answers, fields = {}) {
      const entry = entries.get(guid);
      if (!entry) return { ok: false, reason: 'unknown-member' };
      if (entry.record.connection_status !== 'CHALLENGED') return { ok: false, reason: 'not-challenged' };
      const unanswered = entry.challenges.find(
        (challenge) =>
          !answers.some((answer) => answer.guid === challenge.guid && answer.value.trim() !== ''),
      );
      if (unanswered) return { ok: false, reason: 'unanswered', challenge: unanswered };
      changeFields(entry, fields);
      jobs.answer(entry, answers);
      return { ok: true, member: entry.record };
    },
    products: (guid) => entries.get(guid)?.read ?? new Set(),
    job: (guid) => entries.get(guid)?.job,
    setStatus(guid, status) {
      const entry = entries.get(guid);
      if (!entry) return undefined;
      jobs.interrupt(entry, status);
      return entry.record;
    },
    delete: remove,
    updateUser({ guid, id }) {
      for (const entry of entries.values()) {
        if (entry.record.user_guid === guid) change(entry, { user_id: id });
      }
    },
    deleteOfUser(userGuid) {
      for (const { record } of [...entries.values()]) {
        if (record.user_guid === userGuid) remove(record.guid);
      }
    },
  };
}
