import { describeConnectionStatus, type ConnectionPhase } from '../../../src/protocol/index.js';
import type { Member } from './api.js';

export interface StatusDescription {
  text: string;
  tone: 'positive' | 'warning' | 'neutral';
}

const descriptions: Record<ConnectionPhase, { note: string; tone: StatusDescription['tone'] }> = {
  connected: { note: '', tone: 'positive' },
  'needs-user': { note: ' · needs you', tone: 'warning' },
  'in-progress': { note: ' · in progress', tone: 'neutral' },
  unavailable: { note: '', tone: 'neutral' },
};

/** What a member's list entry says of its connection: MX's own word, and whether the person can do something. */
export function describeStatus({ connection_status: name }: Member): StatusDescription {
  const status = describeConnectionStatus(name ?? '');
  if (!status) return { text: name ?? 'UNKNOWN', tone: 'neutral' };
  const { note, tone } = descriptions[status.phase];
  return { text: status.name + note, tone };
}
