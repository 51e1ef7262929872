import type {
  AccountNumberResponse,
  AccountOwnerResponse,
  AccountResponse,
  TransactionResponse,
} from 'mx-platform-node';

/** A model of MX's client with every field present; what has no value is `null`, as in MX's answers. */
export type Complete<Model> = { [Field in keyof Model]-?: Exclude<Model[Field], undefined> };

type Identified<Model, Field extends keyof Model> = Complete<Model> & { [Key in Field]: string };

export type AccountRecord = Identified<AccountResponse, 'guid' | 'member_guid' | 'user_guid' | 'type'> & {
  balance: number;
};
export type TransactionRecord = Identified<
  TransactionResponse,
  'guid' | 'account_guid' | 'member_guid' | 'user_guid' | 'date' | 'transacted_at'
> & { amount: number; type: 'CREDIT' | 'DEBIT' };
export type AccountNumberRecord = Identified<AccountNumberResponse, 'guid' | 'account_guid' | 'member_guid'>;
export type AccountOwnerRecord = Identified<AccountOwnerResponse, 'guid' | 'account_guid' | 'member_guid'>;

/** Everything a member's jobs can read. */
export interface MemberData {
  accounts: readonly AccountRecord[];
  /** Newest first. */
  transactions: readonly TransactionRecord[];
  accountNumbers: readonly AccountNumberRecord[];
  accountOwners: readonly AccountOwnerRecord[];
  /** By account guid: what the account held, or owed, before its first transaction. */
  openingBalances: ReadonlyMap<string, number>;
}
