import type { TimeSource } from '../time/time-source.js';

/** MX: a widget URL "expires after ten minutes or upon first use, whichever comes first". */
export const urlLifetime = 10 * 60 * 1000;

/**
 * Remembers which widget URLs this page has seen and used, so that none is put into a frame twice or after ten minutes,
 * whatever a framework does: double mounts, re-parenting, a page restored from history with the same attribute.
 */
export interface UrlLedger {
  /** Notes when a URL came into the page's hands; the first time counts. */
  receive(url: string): void;
  /** True exactly once for each URL, and only within ten minutes of its receipt: the caller may load it now. */
  spend(url: string): boolean;
}

interface LedgerOptions {
  /** The wall clock goes on while a laptop sleeps; the monotonic one cannot be turned back. */
  readonly time: Pick<TimeSource, 'now' | 'monotonic'>;
  /** Outlives a reload of the page. Where the user or a sandbox forbids it, it throws, and the ledger lives with the page. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
}

const storageKey = 'connect-widget-element/spent';
/** A tab that loads more widgets than this forgets the oldest, which MX refuses by then anyway. */
const remembered = 64;

export function createUrlLedger({ time, storage }: LedgerOptions): UrlLedger {
  const received = new Map<string, readonly [wall: number, monotonic: number]>();
  const spent = new Set<string>();

  const ageOf = (print: string): number => {
    const [wall, monotonic] = received.get(print) ?? [time.now(), time.monotonic()];
    return Math.max(time.now() - wall, time.monotonic() - monotonic);
  };

  return {
    receive(url) {
      const print = fingerprint(url);
      if (!received.has(print)) received.set(print, [time.now(), time.monotonic()]);
    },
    spend(url) {
      const print = fingerprint(url);
      if (ageOf(print) >= urlLifetime || spent.has(print) || readSpent(storage).includes(print)) return false;
      spent.add(print);
      writeSpent(storage, [...readSpent(storage), print].slice(-remembered));
      return true;
    },
  };
}

function readSpent(storage: LedgerOptions['storage']): string[] {
  try {
    const value: unknown = JSON.parse(storage().getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

function writeSpent(storage: LedgerOptions['storage'], prints: readonly string[]): void {
  try {
    storage().setItem(storageKey, JSON.stringify(prints));
  } catch {
    // Storage is full or forbidden: the page's own memory still guards against every double use within it.
  }
}

/** 64 bits that tell URLs apart without keeping one, for a widget URL is a credential: FNV-1a from either end. */
function fingerprint(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return fnv1a(codes) + fnv1a(codes.reverse());
}

function fnv1a(codes: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const code of codes) hash = Math.imul(hash ^ code, 0x01000193);
  return (hash >>> 0).toString(36);
}
