import { findProductContradiction } from './products.js';
import { readProperty } from './untrusted.js';
import type { FlatValues } from './widget-options.js';

/**
 * Finds two options that MX cannot follow at once.
 *
 * @param prefix what to write before the name of each option
 * @returns a sentence that names both options, or `undefined` if there is no contradiction
 */
export function findContradiction(values: FlatValues, prefix = ''): string | undefined {
  return findProductContradiction(values, prefix) ?? findMicrodepositContradiction(values, prefix);
}

/** MX's microdeposits belong to verification; an absent `mode` is aggregation. */
function findMicrodepositContradiction(values: FlatValues, prefix: string): string | undefined {
  const isSet = readProperty(values, 'current_microdeposit_guid') !== undefined;
  if (!isSet || readProperty(values, 'mode') === 'verification') return undefined;
  return `${prefix}current_microdeposit_guid is set, so ${prefix}mode must be verification.`;
}
