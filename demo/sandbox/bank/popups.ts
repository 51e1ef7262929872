import { requireObject } from '../require-object.js';
import { createTimers } from '../store/timers.js';
import {
  behaviours,
  isBehaviourName,
  openerPolicies,
  type BehaviourName,
  type OpenerPolicy,
} from './behaviours.js';

/** How the windows to the bank and to AllData behave, unless their own address or controls say otherwise. */
export interface PopupOptions {
  /**
   * What the bank does: `ask` the user (the default), `approve`, `deny`, `impede` (MX's IMPEDED), `fail` (SERVER_ERROR),
   * `hang` without an answer, `close` its window without an answer, or close it and succeed `late`, after 4 s.
   */
  behaviour?: BehaviourName;
  /** The bank's `Cross-Origin-Opener-Policy`: `unsafe-none`, the default, or `same-origin`, which severs the window. */
  openerPolicy?: OpenerPolicy;
  /**
   * Whether a user signs in and consents first. Default: with `approve` and `deny` no, with the others yes.
   * `false` runs a test without anybody at the bank; `ask` then means `approve`.
   */
  asks?: boolean;
  /** Milliseconds the bank takes before it does so. Default 0. */
  delay?: number;
}

export interface Popups {
  readonly options: Readonly<PopupOptions>;
  /** How many times the options have been set. */
  readonly version: number;
  /** Takes new options; what waits at the bank now, a hanging window or a late answer, goes on at once. */
  set(options: PopupOptions): void;
  /**
   * Resolves after so many milliseconds (`null`: never by itself), once the options are newer than this version, or once
   * nobody waits anymore, as the signal says.
   */
  wait(milliseconds: number | null, version: number, signal?: AbortSignal): Promise<void>;
  /** Nothing that waits goes on anymore, now or later. */
  close(): void;
}

/** @throws RangeError or TypeError that names the option and what was expected. */
export function createPopups(
  initial: PopupOptions = {},
  // Spelled out: the package's type declarations include this file, but not that of the timers.
  timers: { after(milliseconds: number, run: () => void): () => void } = createTimers(),
): Popups {
  const waiting = new Set<() => void>();
  let options = checked(initial);
  let version = 0;
  let closed = false;
  return {
    get options() {
      return options;
    },
    get version() {
      return version;
    },
    set(next) {
      options = checked(next);
      version += 1;
      for (const goOn of [...waiting]) goOn();
    },
    wait: (milliseconds, since, signal) =>
      new Promise((resolve) => {
        const goOn = (): void => {
          callOff?.();
          waiting.delete(goOn);
          if (!closed) resolve();
        };
        const callOff = milliseconds === null ? undefined : timers.after(milliseconds, goOn);
        waiting.add(goOn);
        signal?.addEventListener('abort', goOn, { once: true });
        if (closed || since < version || signal?.aborted) goOn();
      }),
    close() {
      closed = true;
      for (const goOn of [...waiting]) goOn();
    },
  };
}

/** The longest delay that a timer takes. */
const longestDelay = 2 ** 31 - 1;

const known = ['behaviour', 'openerPolicy', 'asks', 'delay'] satisfies (keyof PopupOptions)[];

function checked(options: PopupOptions): PopupOptions {
  requireObject('Sandbox option popup', "{ behaviour: 'deny' }", options);
  const unknown = Object.keys(options).find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) {
    throw new RangeError(`Sandbox option popup.${unknown} is unknown; there are ${known.join(', ')}.`);
  }
  const { behaviour, openerPolicy, asks, delay } = options;
  if (behaviour !== undefined && !isBehaviourName(behaviour)) {
    throw refusal('behaviour', `one of ${Object.keys(behaviours).join(', ')}`, behaviour);
  }
  if (openerPolicy !== undefined && !openerPolicies.includes(openerPolicy)) {
    throw refusal('openerPolicy', `one of ${openerPolicies.join(', ')}`, openerPolicy);
  }
  if (asks !== undefined && typeof asks !== 'boolean') throw refusal('asks', 'true or false', asks);
  if (delay !== undefined && !(Number.isInteger(delay) && delay >= 0 && delay <= longestDelay)) {
    throw refusal('delay', 'a whole number of milliseconds', delay);
  }
  return {
    ...(behaviour !== undefined && { behaviour }),
    ...(openerPolicy !== undefined && { openerPolicy }),
    ...(asks !== undefined && { asks }),
    ...(delay !== undefined && { delay }),
  };
}

function refusal(name: keyof PopupOptions, expected: string, value: unknown): RangeError {
  return new RangeError(`Sandbox option popup.${name} must be ${expected}; got ${String(value)}.`);
}
