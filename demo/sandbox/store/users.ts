import type { GuidSource } from './random.js';
import type { UserFields, UserRecord, Users } from './types.js';

/** Takes the fields that were given and leaves the others as they are. */
function merge(user: UserRecord, fields: UserFields): UserRecord {
  return Object.freeze({
    guid: user.guid,
    id: fields.id === undefined ? user.id : fields.id,
    email: fields.email === undefined ? user.email : fields.email,
    is_disabled: fields.is_disabled ?? user.is_disabled,
    metadata: fields.metadata === undefined ? user.metadata : fields.metadata,
  });
}

export interface UserTools {
  nextGuid: GuidSource;
  /** Tells what belongs to a user of the change. */
  onUpdate: (user: UserRecord) => void;
  /** Removes what belongs to a user before the user goes. */
  onDelete: (userGuid: string) => void;
}

export function createUsers({ nextGuid, onUpdate, onDelete }: UserTools): Users {
  const records = new Map<string, UserRecord>();
  return {
    all: () => [...records.values()],
    find: (guid) => records.get(guid),
    findById: (id) => [...records.values()].find((user) => user.id === id),
    create(fields = {}) {
      const guid = nextGuid('USR', fields.id ?? '');
      const user = merge({ guid, id: null, email: null, is_disabled: false, metadata: null }, fields);
      records.set(user.guid, user);
      return user;
    },
    update(guid, fields) {
      const user = records.get(guid);
      if (!user) return undefined;
      const updated = merge(user, fields);
      records.set(guid, updated);
      onUpdate(updated);
      return updated;
    },
    delete(guid) {
      if (!records.has(guid)) return false;
      onDelete(guid);
      return records.delete(guid);
    },
  };
}
