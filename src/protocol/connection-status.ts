/**
 * What a member's connection status means for the page:
 * - `in-progress`: MX is working on it
 * - `connected`: the data is there and up to date
 * - `needs-user`: the user can repair it; load the widget with `current_member_guid`
 * - `unavailable`: nothing the user can do now
 */
export type ConnectionPhase = 'in-progress' | 'connected' | 'needs-user' | 'unavailable';

/** MX's member connection statuses (Platform API), in the order of their codes 0 to 21. */
const connectionStatuses = [
  ['CREATED', 'in-progress'],
  ['PREVENTED', 'needs-user'],
  ['DENIED', 'needs-user'],
  ['CHALLENGED', 'needs-user'],
  ['REJECTED', 'needs-user'],
  ['LOCKED', 'needs-user'],
  ['CONNECTED', 'connected'],
  ['IMPEDED', 'needs-user'],
  ['RECONNECTED', 'in-progress'],
  ['DEGRADED', 'unavailable'],
  ['DISCONNECTED', 'unavailable'],
  ['DISCONTINUED', 'unavailable'],
  ['CLOSED', 'unavailable'],
  ['DELAYED', 'unavailable'],
  ['FAILED', 'unavailable'],
  ['UPDATED', 'in-progress'],
  ['DISABLED', 'unavailable'],
  ['IMPORTED', 'unavailable'],
  ['RESUMED', 'in-progress'],
  ['EXPIRED', 'needs-user'],
  ['IMPAIRED', 'needs-user'],
  ['PENDING', 'in-progress'],
] as const satisfies readonly (readonly [name: string, phase: ConnectionPhase])[];

/** The name of a member's connection status, as the Platform API writes it. */
export type ConnectionStatusName = (typeof connectionStatuses)[number][0];

export interface ConnectionStatus {
  /** The number in `connection_status` of the widget's messages. */
  code: number;
  name: ConnectionStatusName;
  phase: ConnectionPhase;
  /** Whether the user can do something about it in the widget. */
  actionable: boolean;
}

/**
 * Describes a connection status by its code (the widget's messages) or its name (the Platform API).
 * Undefined for a status that MX did not have when this was written; never throws.
 */
export function describeConnectionStatus(codeOrName: number | string): ConnectionStatus | undefined {
  const code = connectionStatuses.findIndex(([name], index) => name === codeOrName || index === codeOrName);
  const status = connectionStatuses[code];
  if (!status) return undefined;
  const [name, phase] = status;
  return { code, name, phase, actionable: phase === 'needs-user' };
}
