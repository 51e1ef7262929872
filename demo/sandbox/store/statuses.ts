/** MX's member connection statuses with the numbers the widget's messages carry (MX docs, "Member Connection Statuses"). */
export const CONNECTION_STATUS_CODES = {
  CREATED: 0,
  PREVENTED: 1,
  DENIED: 2,
  CHALLENGED: 3,
  REJECTED: 4,
  LOCKED: 5,
  CONNECTED: 6,
  IMPEDED: 7,
  RECONNECTED: 8,
  DEGRADED: 9,
  DISCONNECTED: 10,
  DISCONTINUED: 11,
  CLOSED: 12,
  DELAYED: 13,
  FAILED: 14,
  UPDATED: 15,
  DISABLED: 16,
  IMPORTED: 17,
  RESUMED: 18,
  EXPIRED: 19,
  IMPAIRED: 20,
  PENDING: 21,
} as const;

/** MX's microdeposit statuses with the numbers that its widget and its webhooks carry. */
export const MICRODEPOSIT_STATUS_CODES = {
  INITIATED: 0,
  REQUESTED: 1,
  DEPOSITED: 2,
  VERIFIED: 3,
  ERRORED: 4,
  DENIED: 5,
  PREVENTED: 6,
  REJECTED: 8,
  PREINITIATED: 9,
} as const;

export type MicrodepositStatusName = keyof typeof MICRODEPOSIT_STATUS_CODES;

/** Whether a string, from outside, names a microdeposit's status. */
export function isMicrodepositStatusName(name: string): name is MicrodepositStatusName {
  return Object.hasOwn(MICRODEPOSIT_STATUS_CODES, name);
}

export type ConnectionStatusName = keyof typeof CONNECTION_STATUS_CODES;

/** Whether a string, from outside, names a connection status. */
export function isConnectionStatusName(name: string): name is ConnectionStatusName {
  return Object.hasOwn(CONNECTION_STATUS_CODES, name);
}

/** On its way to another status. */
export function isUnderway(status: ConnectionStatusName): boolean {
  return ['CREATED', 'UPDATED', 'RESUMED', 'RECONNECTED', 'PENDING'].includes(status);
}

/** Connected at some time and still readable: the bank itself accepts what MX holds. */
export function isAuthenticated(status: ConnectionStatusName): boolean {
  return status === 'CONNECTED' || status === 'IMPORTED' || status === 'DEGRADED';
}

/** What MX tells users of a status; `null` where there is nothing to say. Wording is the sandbox's own. */
export const CONNECTION_STATUS_MESSAGES: Partial<Record<ConnectionStatusName, string>> = {
  CREATED: 'Connecting to your institution.',
  PREVENTED:
    'This connection was stopped after too many failed attempts. Please enter your credentials again.',
  DENIED: 'The credentials do not match those at your institution. Please try again.',
  CHALLENGED: 'To authenticate your connection, please answer the following questions.',
  REJECTED: 'The answer or answers provided were incorrect. Please try again.',
  LOCKED: 'Your account is locked. Please sign in to your institution and follow the steps to unlock it.',
  CONNECTED: 'Connected.',
  IMPEDED: 'Your attention is needed at your institution’s website. Please sign in there first.',
  EXPIRED: 'The answers were not provided in time. Please try again.',
  IMPAIRED: 'You must enter your credentials again.',
  FAILED: 'There was a problem connecting to your institution. Please try again later.',
  PENDING: 'Waiting for authorization at your institution.',
};
