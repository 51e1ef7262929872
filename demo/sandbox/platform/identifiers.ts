import type { ApiVersion } from './environment.js';
import { notFound } from './errors.js';

/** The parts of a request that the look-up reads. */
interface Asked {
  req: { path: string };
  var: { version: ApiVersion };
}

/** Paths that take only MX's guids in v20250224. */
const GUIDS_ALONE = [
  '/users/{}/accounts/{}',
  '/users/{}/accounts/{}/transactions',
  '/users/{}/members/{}/account_numbers',
  '/users/{}/members/{}/accounts/{}/transactions',
  '/users/{}/micro_deposits',
  '/users/{}/micro_deposits/{}',
  '/users/{}/transactions/{}',
];

/** Whether the path takes the partner's own ids: in v20111101 none does, in v20250224 most say `{user_identifier}`. */
function takesIds({ req, var: { version } }: Asked): boolean {
  if (version === 'v20111101') return false;
  const segments = req.path.split('/');
  const shape = segments.map((segment, index) => (index > 0 && index % 2 === 0 ? '{}' : segment)).join('/');
  return !GUIDS_ALONE.includes(shape);
}

/**
 * The user, member or account that the request's path names: by MX's guid or, where the path takes it, by the partner's `id`.
 * @throws PlatformError 404 if there is none.
 */
export function findNamed<Item extends { guid: string; id: string | null }>(
  context: Asked,
  kind: 'user' | 'member' | 'account',
  items: readonly Item[],
  identifier: string,
): Item {
  const byId = takesIds(context) ? items.find(({ id }) => id === identifier) : undefined;
  const item = items.find(({ guid }) => guid === identifier) ?? byId;
  if (!item) throw notFound(kind, identifier);
  return item;
}
