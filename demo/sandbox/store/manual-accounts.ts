import { blankAccount } from '../data/blank-account.js';
import type { AccountRecord } from '../data/types.js';
import type { GuidSource } from './random.js';

/** The kinds of account that the widget offers to add by hand. */
export const MANUAL_ACCOUNT_TYPES = ['CHECKING', 'SAVINGS', 'CREDIT_CARD', 'CASH', 'PROPERTY'] as const;
export type ManualAccountType = (typeof MANUAL_ACCOUNT_TYPES)[number];

export interface ManualAccountRequest {
  name: string;
  type: ManualAccountType;
  /** In the account's currency, US dollars. */
  balance: number;
}

/** Accounts that users added by hand. They belong to a member that MX keeps for them and the sandbox does not list. */
export interface ManualAccounts {
  ofUser(userGuid: string): readonly AccountRecord[];
  create(user: { guid: string; id: string | null }, request: ManualAccountRequest): AccountRecord;
}

export interface ManualAccountStore extends ManualAccounts {
  deleteOfUser(userGuid: string): void;
}

export function createManualAccounts(nextGuid: GuidSource, now: () => number): ManualAccountStore {
  const accounts = new Map<string, { member: string; records: AccountRecord[] }>();
  return {
    ofUser: (userGuid) => accounts.get(userGuid)?.records ?? [],
    create(user, { name, type, balance }) {
      const own = accounts.get(user.guid) ?? { member: nextGuid('MBR', user.guid, 'manual'), records: [] };
      accounts.set(user.guid, own);
      const time = new Date(now()).toISOString();
      const record: AccountRecord = Object.freeze({
        ...blankAccount({
          guid: nextGuid('ACT', user.guid, 'manual'),
          id: null,
          member_guid: own.member,
          user_guid: user.guid,
          user_id: user.id,
          institution_code: null,
          institution_guid: null,
          name,
          type,
          subtype: null,
          balance,
          account_number: null,
          created_at: time,
        }),
        is_manual: true,
        updated_at: time,
      });
      own.records.push(record);
      return record;
    },
    deleteOfUser: (userGuid) => void accounts.delete(userGuid),
  };
}
