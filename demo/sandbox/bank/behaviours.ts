import type { Settlement } from '../store/records.js';

/** How a trip to the bank goes, once the user has decided to approve it, or without being asked. */
export interface Behaviour {
  /** How the sandbox's controls name it. */
  label: string;
  /** Whether the user is asked at all. */
  asks: boolean;
  /** What the bank tells MX; `null` for nothing at all. */
  settlement: Settlement | null;
  /** Milliseconds by which the bank tells it too late. */
  lateness: number;
  /** What becomes of the window: back to MX, left showing a spinner, or closed by the bank. */
  ending: 'return' | 'hang' | 'close';
}

/** Long enough for a host to have drawn its conclusions from the closed window, short enough to wait for. */
const longLateness = 4000;

const success: Settlement = { status: 'success' };

/** Everything this bank can be told to do. A refusal by the user works with each of those that ask. */
export const behaviours = {
  ask: { label: 'Let me decide', asks: true, settlement: success, lateness: 0, ending: 'return' },
  approve: {
    label: 'Approve without asking',
    asks: false,
    settlement: success,
    lateness: 0,
    ending: 'return',
  },
  deny: {
    label: 'Deny without asking',
    asks: false,
    settlement: { status: 'error', reason: 'CANCELLED' },
    lateness: 0,
    ending: 'return',
  },
  impede: {
    label: 'Demand the user’s attention first',
    asks: true,
    settlement: { status: 'error', reason: 'IMPEDED' },
    lateness: 0,
    ending: 'return',
  },
  fail: {
    label: 'Break after approval',
    asks: true,
    settlement: { status: 'error', reason: 'SERVER_ERROR' },
    lateness: 0,
    ending: 'return',
  },
  hang: { label: 'Never answer after approval', asks: true, settlement: null, lateness: 0, ending: 'hang' },
  close: {
    label: 'Close the window after approval',
    asks: true,
    settlement: null,
    lateness: 0,
    ending: 'close',
  },
  late: {
    label: 'Close the window, then succeed',
    asks: true,
    settlement: success,
    lateness: longLateness,
    ending: 'close',
  },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof behaviours;

export function isBehaviourName(name: unknown): name is BehaviourName {
  return typeof name === 'string' && Object.hasOwn(behaviours, name);
}

/** Whether the bank's pages cut the tie to the window that opened them, as many real banks' do. */
export const openerPolicies = ['unsafe-none', 'same-origin'] as const;
export type OpenerPolicy = (typeof openerPolicies)[number];
