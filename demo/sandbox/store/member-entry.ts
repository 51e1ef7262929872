import type { Outcome } from './outcomes.js';
import { CONNECTION_STATUS_MESSAGES } from './statuses.js';
import type {
  Answer,
  ChallengeRecord,
  CredentialRecord,
  InstitutionRecord,
  JobRecord,
  MemberFields,
  MemberRecord,
  Product,
  UseCase,
} from './types.js';

/** What the world knows of a member beyond the public record. */
export interface MemberEntry {
  record: MemberRecord;
  readonly institution: InstitutionRecord;
  readonly credentialFields: readonly CredentialRecord[];
  /** Values by credential guid; never leave the store. */
  credentials: ReadonlyMap<string, string>;
  /** The bank's or AllData's page has said yes. Always true where credentials are typed. */
  authorized: boolean;
  /** The accounts that its user chose to share at the bank's page; `null` for all. */
  shared: ReadonlySet<string> | null;
  challenges: readonly ChallengeRecord[];
  /** What every job comes to, whatever the credentials say, until the user acts: the mark of an event at the bank. */
  outcome: Outcome | undefined;
  job: JobRecord | undefined;
  callbackPayload: string | null;
  /** Calls the job's next step off. */
  cancel: () => void;
  /** What jobs have read so far; `accounts` come with every job. */
  readonly read: Set<Product | 'accounts'>;
  /** When the accounts were first read, in milliseconds: the day their history ends. */
  firstReadAt: number | undefined;
}

/** Replaces the public record: earlier readers keep what they read. */
export function change(entry: MemberEntry, changes: Partial<MemberRecord>): MemberRecord {
  entry.record = Object.freeze({ ...entry.record, ...changes });
  return entry.record;
}

export function changeStatus(entry: MemberEntry, status: MemberRecord['connection_status']): MemberRecord {
  return change(entry, {
    connection_status: status,
    connection_status_message: CONNECTION_STATUS_MESSAGES[status] ?? null,
  });
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * MX reads a connected member anew once a day, unless its background aggregation is disabled. Here that moves the member's
 * times alone: its data stays that of the first read.
 */
export function aggregateInBackground(entry: MemberEntry, now: number): MemberRecord {
  const { record } = entry;
  const { successfully_aggregated_at: last, connection_status, is_being_aggregated } = record;
  const isIdle = connection_status === 'CONNECTED' && !is_being_aggregated;
  if (record.background_aggregation_is_disabled || !isIdle || last === null) return record;
  const days = Math.floor((now - Date.parse(last)) / DAY);
  if (days < 1) return record;
  const time = new Date(Date.parse(last) + days * DAY).toISOString();
  return change(entry, { aggregated_at: time, successfully_aggregated_at: time });
}

function mergeUseCases(own: readonly UseCase[], added: readonly UseCase[] = []): readonly UseCase[] {
  return Object.freeze([...new Set([...own, ...added])]);
}

/** Takes the fields that were given; use cases are added, never removed. */
export function changeFields(entry: MemberEntry, fields: MemberFields): MemberRecord {
  const { record } = entry;
  if (fields.callbackPayload !== undefined) entry.callbackPayload = fields.callbackPayload;
  return change(entry, {
    id: fields.id === undefined ? record.id : fields.id,
    metadata: fields.metadata === undefined ? record.metadata : fields.metadata,
    background_aggregation_is_disabled:
      fields.background_aggregation_is_disabled ?? record.background_aggregation_is_disabled,
    use_cases: mergeUseCases(record.use_cases, fields.use_cases),
  });
}

/** MX: a member with nothing but MONEY_MOVEMENT aggregates no transactions. */
export function mayHaveTransactions({ record: { use_cases } }: MemberEntry): boolean {
  return use_cases.length === 0 || use_cases.includes('PFM');
}

export function toCredentials(answers: readonly Answer[]): ReadonlyMap<string, string> {
  return new Map(answers.map(({ guid, value }) => [guid, value]));
}

export function passwordOf({ credentials, credentialFields }: MemberEntry): string | undefined {
  const field = credentialFields.find(({ field_name }) => field_name === 'PASSWORD');
  return field && credentials.get(field.guid);
}

export function haveSameCredentials(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): boolean {
  return one.size === other.size && [...one].every(([guid, value]) => other.get(guid) === value);
}
