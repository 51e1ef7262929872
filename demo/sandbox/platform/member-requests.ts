import type {
  Answer,
  CredentialRecord,
  InstitutionRecord,
  JobRequest,
  MemberFields,
  Members,
  UserRecord,
} from '../store/types.js';
import { jobRequestOf } from '../store/job-request.js';
import type { ApiVersion } from './environment.js';
import { conflict, invalid } from './errors.js';
import type { Fields } from './fields.js';
import { readProducts, requireSupported, USE_CASES } from './widget-options.js';

/** What the API aggregates unless told otherwise. */
export const STANDARD_JOB: JobRequest = { kind: 'aggregation', products: ['transactions'] };

/** `[{ guid, value }]`, to credentials or challenges. */
export function readAnswers(fields: Fields, name: string): readonly Answer[] {
  return (fields.objects(name) ?? []).map((item) => ({
    guid: item.requiredString('guid'),
    value: item.requiredString('value'),
  }));
}

/** Credentials for an institution: each must be one it asks for. */
export function readCredentials(fields: Fields, asked: readonly CredentialRecord[]): readonly Answer[] {
  const answers = readAnswers(fields, 'credentials');
  answers.forEach(({ guid }, index) => {
    if (asked.some((credential) => credential.guid === guid)) return;
    const name = fields.nameOf(`credentials[${index}].guid`);
    throw invalid(name, 'must be the guid of a credential of the institution');
  });
  return answers;
}

/** The same for a new member, where none may be missing. */
export function readAllCredentials(fields: Fields, asked: readonly CredentialRecord[]): readonly Answer[] {
  const answers = readCredentials(fields, asked);
  const missing = asked.find(({ guid }) => !answers.some((answer) => answer.guid === guid));
  if (!missing) return answers;
  throw invalid(fields.nameOf('credentials'), `must have a value for ${missing.label} (\`${missing.guid}\`)`);
}

/** The fields that creating and updating a member share; an `id` is unique among the user's members. */
export function readMemberFields(
  fields: Fields,
  members: Members,
  user: UserRecord,
  ownGuid?: string,
): MemberFields {
  const id = fields.string('id');
  const isTaken = members.ofUser(user.guid).some((member) => member.id === id && member.guid !== ownGuid);
  if (id !== undefined && isTaken)
    throw conflict(`Another member of the user already has the \`id\` \`${id}\`.`);
  const metadata = fields.string('metadata');
  const isDisabled = fields.boolean('background_aggregation_is_disabled');
  const useCases = fields.listOf('use_cases', USE_CASES);
  return {
    ...(id !== undefined && { id }),
    ...(metadata !== undefined && { metadata }),
    ...(isDisabled !== undefined && { background_aggregation_is_disabled: isDisabled }),
    ...(useCases !== undefined && { use_cases: useCases }),
  };
}

/** `null` for `skip_aggregation`. */
export function readJob(
  body: Fields,
  member: Fields,
  version: ApiVersion,
  institution: InstitutionRecord | undefined,
): JobRequest | null {
  if (member.boolean('skip_aggregation')) return null;
  const products = readProducts(body, version);
  if (!products) return STANDARD_JOB;
  requireSupported(body.nameOf('data_request.products'), products, institution);
  return jobRequestOf({ mode: 'aggregation', include_transactions: true, include_identity: false, products });
}
