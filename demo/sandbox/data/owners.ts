import { createRandom, type Random } from '../store/random.js';
import type { AccountOwnerRecord, AccountRecord } from './types.js';

const FIRST_NAMES = [
  'Amara',
  'Ben',
  'Clara',
  'Diego',
  'Elena',
  'Farid',
  'Grace',
  'Hiro',
  'Ines',
  'Jonas',
  'Kavya',
  'Liam',
];
const LAST_NAMES = [
  'Alvarez',
  'Brook',
  'Castellan',
  'Dunmore',
  'Eriksen',
  'Fairweather',
  'Guerra',
  'Holloway',
  'Imai',
];
const STREETS = ['Alder Street', 'Cedar Avenue', 'Juniper Lane', 'Maple Court', 'Quarry Road', 'Willow Way'];
const TOWNS = [
  { city: 'Amberton', state: 'OH', postal_code: '43001' },
  { city: 'Clearbrook', state: 'VA', postal_code: '22624' },
  { city: 'Mesa Vista', state: 'NM', postal_code: '87001' },
  { city: 'Port Ellis', state: 'WA', postal_code: '98001' },
];

type Person = Omit<AccountOwnerRecord, 'guid' | 'account_guid' | 'member_guid' | 'user_guid'>;

/** An invented person; `household` gives people the same address. */
function createPerson(random: Random, household: Random): Person {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  return {
    first_name: first,
    last_name: last,
    owner_name: `${first} ${last}`,
    email: `${first}.${last}@mail.example`.toLowerCase(),
    // 555-0100 to 555-0199 are reserved for fiction.
    phone: `${random.integer(201, 989)}-555-01${random.digits(2)}`,
    address: `${household.integer(10, 980)} ${household.pick(STREETS)}`,
    ...household.pick(TOWNS),
    country: 'US',
  };
}

/** The user, as their banks know them. */
export function nameOfUser(seed: number, userGuid: string): string | null {
  return createPerson(createRandom(seed, userGuid, 'user'), createRandom(seed, userGuid, 'household'))
    .owner_name;
}

/** Who owns the accounts: the user, the same person at every institution, and a partner on joint accounts. */
export function createOwners(seed: number, accounts: readonly AccountRecord[]): AccountOwnerRecord[] {
  return accounts.flatMap((account) => {
    const { guid: account_guid, member_guid, user_guid } = account;
    const people = account.account_ownership === 'JOINT' ? ['user', 'partner'] : ['user'];
    return people.map((who) => ({
      guid: createRandom(seed, account_guid, who).guid('ACO'),
      account_guid,
      member_guid,
      user_guid,
      ...createPerson(createRandom(seed, user_guid, who), createRandom(seed, user_guid, 'household')),
    }));
  });
}
