import type { World } from '../store/types.js';

/** An account as the consent page lists it. */
export interface OfferedAccount {
  id: string;
  name: string;
  /** The last four digits. */
  ending: string;
}

/** What a user of the bank can share: the accounts that the member then has. */
export function offeredAccounts(world: World, memberGuid: string): readonly OfferedAccount[] {
  return world.accountsAtBank(memberGuid).map(({ guid, name, account_number }) => ({
    id: guid,
    name: name ?? '',
    ending: account_number ?? '',
  }));
}
