import { describeConnectionStatus, type ConnectionPhase } from '../../../src/protocol/index.js';

export interface StatusDescription {
  /** MX's own word, and whether the person can do something. */
  text: string;
  /** What it means, with MX's word in front. */
  what: string;
  tone: 'positive' | 'warning' | 'neutral';
  phase: ConnectionPhase | undefined;
}

const phases: Record<ConnectionPhase, { note: string; tone: StatusDescription['tone'] }> = {
  connected: { note: '', tone: 'positive' },
  'needs-user': { note: ' · needs you', tone: 'warning' },
  'in-progress': { note: ' · in progress', tone: 'neutral' },
  unavailable: { note: '', tone: 'neutral' },
};

/** What a page can say of the statuses that ask for somebody's attention. */
const meanings: Record<string, string> = {
  PREVENTED: 'too many attempts failed, so MX stopped trying',
  DENIED: 'the bank does not take the credentials anymore',
  CHALLENGED: 'the bank asks a security question',
  REJECTED: 'the answer to the security question was wrong',
  LOCKED: 'the bank has locked the account',
  IMPEDED: 'the bank wants something done on its own site',
  EXPIRED: 'the security question was not answered in time',
  IMPAIRED: 'the bank needs the credentials again',
  FAILED: 'the bank failed to answer',
  DELAYED: 'reading takes longer than usual',
  DISCONNECTED: 'the bank’s site has changed',
  DISCONTINUED: 'MX no longer supports this bank',
  CLOSED: 'the account is closed',
};

/** What to say of a connection status by its name, as in a member's `connection_status`. */
export function describeStatus(name: string | null | undefined): StatusDescription {
  const status = describeConnectionStatus(name ?? '');
  if (!status) return { text: name ?? 'UNKNOWN', what: name ?? 'UNKNOWN', tone: 'neutral', phase: undefined };
  const { note, tone } = phases[status.phase];
  const meaning = meanings[status.name];
  const what = meaning ? `${status.name}: ${meaning}` : status.name;
  return { text: status.name + note, what, tone, phase: status.phase };
}
