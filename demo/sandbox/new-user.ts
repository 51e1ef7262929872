import { requireObject } from './require-object.js';
import type { NewUser } from './store/records.js';

const KNOWN: readonly (keyof NewUser)[] = ['id', 'email', 'metadata'];

/**
 * Checks the fields of a user to be, which a caller without types may have passed.
 * @throws RangeError or TypeError that names the field and what was expected.
 */
export function requireNewUser(fields: NewUser, isTaken: (id: string) => boolean): NewUser {
  requireObject('createUser: the user', "{ id: 'my-user' }", fields);
  for (const [name, value] of Object.entries(fields)) {
    if (!KNOWN.some((known) => known === name))
      throw new TypeError(`createUser: the fields are ${KNOWN.join(', ')}; ${name} is not one of them.`);
    if (value !== undefined && typeof value !== 'string')
      throw new TypeError(`createUser: ${name} must be a string; got ${String(value)}.`);
  }
  if (fields.id !== undefined && isTaken(fields.id))
    throw new RangeError(`createUser: id must be new; another user has "${fields.id}".`);
  return fields;
}
