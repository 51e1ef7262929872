import { createRandom } from '../store/random.js';
import type { InstitutionRecord } from '../store/records.js';
import type { AccountNumberRecord, AccountRecord } from './types.js';

/** An invented ABA routing number with a right check digit; the prefix 09 is a real Federal Reserve district. */
export function routingNumberOf({ code }: InstitutionRecord): string {
  const digits = `09${createRandom('routing', code).digits(6)}`;
  const weights = [3, 7, 1, 3, 7, 1, 3, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${String((10 - (sum % 10)) % 10)}`;
}

/** The full number of an account, whose last four digits the account itself shows. */
export function fullNumberOf(accountGuid: string): string {
  return createRandom('account number', accountGuid).digits(10);
}

/** What moving money to and from an account needs: a routing number, in Canada institution and transit numbers. */
export function createAccountNumber(
  account: AccountRecord,
  institution: InstitutionRecord,
): AccountNumberRecord {
  const isCanadian = institution.iso_country_code === 'CA';
  const random = createRandom('branch', institution.code);
  return {
    guid: createRandom('account numbers', account.guid).guid('ACN'),
    account_guid: account.guid,
    member_guid: account.member_guid,
    user_guid: account.user_guid,
    account_number: fullNumberOf(account.guid),
    routing_number: isCanadian ? null : routingNumberOf(institution),
    institution_number: isCanadian ? random.digits(3) : null,
    transit_number: isCanadian ? random.digits(5) : null,
    passed_validation: true,
    loan_guarantor: null,
    loan_reference_number: null,
    sequence_number: null,
  };
}
