const isFull = process.env['PROPERTIES'] === 'full';

/**
 * How many random cases a property is tried with: the full number with PROPERTIES=full, as at each change in CI, and a quarter of
 * it otherwise.
 */
export function cases(full: number): number {
  return isFull ? full : full / 4;
}
