import type { SandboxOrigins } from '../context.js';
import type { AuthorizationRecord } from '../store/types.js';

/** Where a trip leads: the bank's own pages, or AllData's. */
export function departureUrl(
  { bank, allData }: SandboxOrigins,
  { kind, state }: Pick<AuthorizationRecord, 'kind' | 'state'>,
): string {
  return kind === 'alldata' ? `${allData}/connect?state=${state}` : `${bank}/authorize?state=${state}`;
}

/** Where a trip ends: the widget's result page. */
export function arrivalUrl({ widget }: SandboxOrigins, state: string): string {
  return `${widget}/oauth/complete?state=${encodeURIComponent(state)}`;
}
