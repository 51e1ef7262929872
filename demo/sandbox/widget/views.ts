import { CONNECTION_STATUS_CODES, isUnderway } from '../store/statuses.js';
import type { InstitutionRecord, MemberRecord, World } from '../store/types.js';
import type { Institution, Member } from './contract.js';

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
  };
}

/** The part of an institution that the widget's page receives. */
export function institutionView(record: InstitutionRecord): Institution {
  const { guid, code, name, url, protocol, color, iso_country_code } = record;
  return { guid, code, name, url, protocol, color, iso_country_code };
}
