const isFull = process.env['PROPERTIES'] === 'full';

/**
 * How many random cases a property is tried with: the full number with PROPERTIES=full, as `npm run nightly` sets it, and a
 * quarter otherwise.
 */
export function cases(full: number): number {
  return isFull ? full : full / 4;
}
