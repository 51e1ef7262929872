import { CONNECTION_STATUS_CODES, isUnderway } from '../store/statuses.js';
import type { InstitutionRecord, MemberRecord, MicrodepositRecord, World } from '../store/types.js';
import type { Institution, Member, Microdeposit } from './contract.js';

/** MX's code for an institution that cannot be reached. */
const INSTITUTION_UNAVAILABLE = 3002;

/** The part of a member that the widget's page receives. */
export function memberView(record: MemberRecord, { members }: World): Member {
  const { guid, connection_status: status, is_being_aggregated: running } = record;
  return {
    guid,
    institutionGuid: record.institution_guid,
    status,
    statusCode: CONNECTION_STATUS_CODES[status],
    step: members.job(guid)?.step ?? null,
    running,
    settled: status === 'CHALLENGED' || (!running && !isUnderway(status)),
    challenges: members.challenges(guid),
    errorCode: status === 'FAILED' ? INSTITUTION_UNAVAILABLE : null,
  };
}

/** The part of an institution that the widget's page receives. `verifies`: the session asks for account numbers. */
export function institutionView(record: InstitutionRecord, verifies: boolean): Institution {
  const { guid, code, name, url, color, iso_country_code } = record;
  const isTyped = verifies && !record.supports_account_verification;
  return {
    guid,
    code,
    name,
    url,
    color,
    iso_country_code,
    protocol: isTyped ? 'microdeposits' : record.protocol,
  };
}

/** The part of a microdeposit that the widget's page receives. */
export function microdepositView({ guid, status, account_name }: MicrodepositRecord): Microdeposit {
  return { guid, status, accountName: account_name ?? '' };
}
