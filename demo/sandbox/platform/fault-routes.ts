/** Groups of API routes that can be told to fail: the last of these words in a path says which group it is in. */
export const FAULT_ROUTES = [
  'users',
  'widget_urls',
  'members',
  'accounts',
  'transactions',
  'account_numbers',
  'account_owners',
  'micro_deposits',
  'institutions',
] as const;

export type FaultRoute = (typeof FAULT_ROUTES)[number];

/** By group: the status, or statuses one after the other, that its first requests answer with (400 to 599). */
export type PlannedFaults = Readonly<Partial<Record<FaultRoute, number | readonly number[]>>>;

/** Whether a string, from outside, names a group of routes. */
export function isFaultRoute(name: string): name is FaultRoute {
  return FAULT_ROUTES.some((route) => route === name);
}
