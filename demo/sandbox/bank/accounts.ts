import { createHash } from 'node:crypto';

/** An account as the consent page lists it. */
export interface OfferedAccount {
  id: string;
  name: string;
  /** The last four digits. */
  ending: string;
}

const names = ['Everyday Checking', 'Savings', 'Rewards Credit Card'];

/** What a user of the bank can share; always the same for the same user. */
export function offeredAccounts(memberGuid: string): readonly OfferedAccount[] {
  const digest = createHash('sha256').update(memberGuid).digest();
  return names.map((name, index) => ({
    id: String(index + 1),
    name,
    ending: String(digest.readUInt16BE(index * 2) % 10_000).padStart(4, '0'),
  }));
}
