import type { WorldEvent } from '../store/events.js';
import { CONNECTION_STATUS_CODES, MICRODEPOSIT_STATUS_CODES } from '../store/statuses.js';
import type { ConnectionStatusName, MemberRecord, MicrodepositRecord, World } from '../store/types.js';

/** The body of a webhook, with MX's field names. */
export type WebhookPayload = Readonly<Record<string, unknown>> & { action: string };

/** MX sends these statuses alone: what the user can act on. */
const ACTIONABLE: readonly ConnectionStatusName[] = [
  'CHALLENGED',
  'DENIED',
  'EXPIRED',
  'IMPAIRED',
  'IMPEDED',
  'LOCKED',
  'PREVENTED',
  'REJECTED',
];

/** What MX sends of an event: nothing, one webhook, or one for each kind of data that a job has read. */
export function payloadsOf(event: WorldEvent, world: World): readonly WebhookPayload[] {
  switch (event.type) {
    case 'member':
      return [
        { type: 'MEMBER', action: event.action, version: 1, member: memberOf(event), ...tracing(event) },
      ];
    case 'status':
      return ACTIONABLE.includes(event.member.connection_status) ? [statusOf(event.member)] : [];
    case 'job':
      return jobPayloads(event, world);
    case 'microdeposit':
      return [{ action: event.action, version: 1, micro_deposit: microdepositOf(event.microdeposit, world) }];
  }
}

function tracing({ callbackPayload }: { callbackPayload: string | null }): object {
  return callbackPayload === null ? {} : { callback_payload: callbackPayload };
}

const unixTime = (time: string | null): number | null =>
  time === null ? null : Math.floor(Date.parse(time) / 1000);

function memberOf({ member }: Extract<WorldEvent, { type: 'member' }>): object {
  return {
    ...member,
    aggregated_at: unixTime(member.aggregated_at),
    successfully_aggregated_at: unixTime(member.successfully_aggregated_at),
    connection_status_id: CONNECTION_STATUS_CODES[member.connection_status],
    is_managed_by_user: false,
    is_manual: false,
  };
}

function statusOf({
  guid,
  user_guid,
  connection_status,
  connection_status_message,
}: MemberRecord): WebhookPayload {
  return {
    type: 'CONNECTION_STATUS',
    action: 'CHANGED',
    connection_status,
    connection_status_id: CONNECTION_STATUS_CODES[connection_status],
    connection_status_message,
    member_guid: guid,
    user_guid,
  };
}

type JobEvent = Extract<WorldEvent, { type: 'job' }>;

/** The other kinds of job report only the products that they have read. */
const TYPE_OF_KIND: Partial<Record<JobEvent['kind'], string>> = {
  aggregation: 'AGGREGATION',
  balance: 'BALANCE',
};

const TYPE_OF_PRODUCT: Partial<Record<string, string>> = {
  transactions: 'AGGREGATION',
  account_verification: 'VERIFICATION',
  identity_verification: 'IDENTIFICATION',
  transaction_history: 'HISTORY',
};

function jobPayloads(event: JobEvent, world: World): readonly WebhookPayload[] {
  const { member, kind, products, added } = event;
  const named = [TYPE_OF_KIND[kind], ...products.map((product) => TYPE_OF_PRODUCT[product])];
  const types = new Set(named.filter((type) => type !== undefined));
  const { accountNumbers, accountOwners, transactions } = world.data(member.guid);
  const completed = member.aggregated_at ?? new Date(world.now()).toISOString();
  const guidsOf = (items: readonly { account_guid: string }[]) => [
    ...new Set(items.map(({ account_guid }) => account_guid)),
  ];
  const counts = (product: 'transactions' | 'transaction_history') => ({
    transactions_created_count: added.includes(product) ? transactions.length : 0,
    transactions_updated_count: 0,
  });
  const details: Record<string, object> = {
    AGGREGATION: { is_background: false, ...counts('transactions') },
    VERIFICATION: { accounts: guidsOf(accountNumbers) },
    IDENTIFICATION: { accounts: guidsOf(accountOwners) },
    HISTORY: counts('transaction_history'),
  };
  return [...types].map((type) => ({
    type,
    action: 'member_data_updated',
    completed_at: Math.floor(Date.parse(completed) / 1000),
    completed_on: completed.slice(0, 10),
    job_guid: member.most_recent_job_guid,
    member_guid: member.guid,
    user_guid: member.user_guid,
    user_id: member.user_id,
    ...details[type],
    ...tracing(event),
  }));
}

function microdepositOf(record: MicrodepositRecord, { institutions, users }: World): object {
  const { account_number, routing_number, created_at, updated_at, verified_at, guid, user_guid } = record;
  return {
    account_number,
    account_type: record.account_type === null ? null : { CHECKING: 1, SAVINGS: 2 }[record.account_type],
    created_at,
    guid,
    institution_guid: record.institution_code && institutions.find(record.institution_code)?.guid,
    routing_number,
    status: MICRODEPOSIT_STATUS_CODES[record.status],
    status_name: record.status,
    updated_at,
    user_guid,
    user_id: users.find(user_guid)?.id ?? null,
    verified_at,
  };
}
