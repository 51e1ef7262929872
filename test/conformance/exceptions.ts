import { versions, type Version } from './openapi.js';

/** A difference between what we say or the sandbox answers and the closed schemas of MX's OpenAPI document. */
export interface Exception {
  /** As the check reports it. */
  finding: string;
  versions: readonly Version[];
  /** The sentence that is followed in place of the schema: of the OpenAPI document, or of `source`. */
  follows: string;
  /** One of test/openapi/other-sources.json. */
  source?: string;
}

/** Operations whose documented schema is a mistake, and the schema that is used instead; each is listed as an exception below. */
export const insteadOf: Readonly<Record<string, string>> = {
  readTransaction: 'TransactionResponseBody',
  readTransactionByAccount: 'TransactionResponseBody',
};

const older = ['v20111101'] as const;
const newer = ['v20250224'] as const;

/** What the sandbox answers. */
export const answerExceptions: readonly Exception[] = [
  ...['classification', 'geolocation', 'merchant', 'repeating_transaction'].map((enhancement) => ({
    finding: `TransactionIncludesResponse.${enhancement} is missing`,
    versions,
    follows: 'Enhanced transaction data may be requested using the `includes` parameter.',
  })),
  {
    finding: 'readTransaction is held to TransactionResponseBody',
    versions,
    follows: 'Requests to this endpoint will return the attributes of the specified `transaction`.',
  },
  {
    finding: 'readTransactionByAccount is held to TransactionResponseBody',
    versions: newer,
    follows: 'Requests to this endpoint will return the attributes of the specified `transaction`.',
  },
  {
    finding: 'MicrodepositResponseBody.micro_deposit is object, not array',
    versions,
    follows:
      'Use this endpoint to read the attributes of a specific microdeposit according to its unique GUID.',
  },
  {
    finding: 'listMemberChallenges answers 204',
    versions,
    follows:
      'If the aggregation is not challenged, i.e., the member does not have a connection status of `CHALLENGED`, then code `204 No Content` will be returned.',
  },
  {
    finding: 'verifyMember answers 202',
    versions,
    follows:
      'When attempting a job on a member, a job of the same type is already running; e.g., calling aggregate member while a standard agg is still running, or calling verify member while a previous verification is still running.',
    source: 'MX’s documentation, “Errors”',
  },
  ...['listMemberChallenges', 'readMemberStatus'].map((operation) => ({
    finding: `ChallengeResponse.image_options is always empty in ${operation}`,
    versions,
    follows: 'Issues an MFA challenge of type IMAGE.',
    source: 'MX’s documentation, “MX Bank test credentials”',
  })),
  {
    finding: 'MemberResponse.most_recent_job_guid is string, not boolean,null',
    versions: older,
    follows: 'most_recent_job_guid: example: JOB-12345678-90ab-cdef-1234-567890abcdef',
  },
  {
    finding: 'UserResponse.email is null, not string',
    versions: newer,
    follows: 'None of these parameters are required, but the user object cannot be empty',
  },
  {
    finding: 'InstitutionResponse.iso_country_code is "MX", not one of US,CA',
    versions: newer,
    follows: 'Acceptable codes include `US`, `CA`, and `MX` (Mexico).',
  },
  {
    finding: 'MemberResponse.error is undocumented',
    versions: newer,
    follows:
      'error?: { error_code: number error_message: string error_type: string locale: string user_message: string }',
    source: 'MX’s Connect Widget, typings/apiTypes.d.ts',
  },
  {
    finding: 'requestWidgetURL takes the id of a user',
    versions: newer,
    follows: 'Use either the user id you defined or the MX-defined user guid.',
    source: 'MX’s documentation, “Request widget URL”',
  },
];

/** What the handler asks for. */
export const requestExceptions: readonly Exception[] = [
  {
    finding: 'WidgetRequest.additional_product_option is undocumented',
    versions,
    follows: 'if (!ADDITIONAL_PRODUCT_OPTIONS.includes(connectConfig?.additional_product_option)) {',
    source: 'MX’s Connect Widget, src/components/RenderConnectStep.js',
  },
  {
    finding: 'WidgetRequest.current_microdeposit_guid is undocumented',
    versions: older,
    follows:
      "When requesting a Connect Widget URL after pre-initiating, make sure to set the `current_microdeposit_guid` to the resulting microdeposit's `guid` and set the `mode` to `verification`.",
  },
];

/** The findings that are expected in a version, sorted. */
export function expectedIn(exceptions: readonly Exception[], version: Version): string[] {
  return exceptions
    .filter((exception) => exception.versions.includes(version))
    .map(({ finding }) => finding)
    .sort();
}
