/** A repeatable source of randomness: the same keys always give the same sequence. Not for secrets. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  integer(from: number, to: number): number;
  /** An amount of money between two amounts, in whole cents. */
  amount(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
  digits(count: number): string;
  /** `PREFIX-` and a UUID's shape, as MX's guids. */
  guid(prefix: string): string;
}

/** FNV-1a over the keys, then an avalanche, so that neighbouring keys give unrelated seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Mulberry32: small, fast, and good enough for believable data. */
export function createRandom(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('\u0000'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hexadecimal = (length: number): string =>
    Array.from({ length }, () => integer(0, 15).toString(16)).join('');
  return {
    next,
    integer,
    amount: (from, to) => integer(Math.round(from * 100), Math.round(to * 100)) / 100,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('pick() needs a list with at least one item');
      return item;
    },
    chance: (probability) => next() < probability,
    digits: (count) => Array.from({ length: count }, () => integer(0, 9)).join(''),
    guid: (prefix) => `${prefix}-${[8, 4, 4, 4, 12].map(hexadecimal).join('-')}`,
  };
}

/**
 * Guids of a kind, each derived from what it belongs to: the first of the same keys, the second, and so on. What
 * happens elsewhere, or in another order, changes none of them.
 */
export type GuidSource = (prefix: string, ...keys: readonly string[]) => string;

export function createGuidSource(seed: number): GuidSource {
  const counts = new Map<string, number>();
  return (prefix, ...keys) => {
    const key = [prefix, ...keys].join('\u0000');
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createRandom(seed, key, count).guid(prefix);
  };
}
