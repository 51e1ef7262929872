import type { OptionValues } from '../config/options.js';
import { readProperty } from './untrusted.js';
import type { FlatValues } from './widget-options.js';

/**
 * From v20250224 on, MX orders products by `data_request.products`. Its migration guide calls `mode`, `include_transactions`
 * and `include_identity` "no longer used", but its OpenAPI document still has them. So the handler sends both, and they must
 * agree.
 */

type Product = NonNullable<OptionValues['products']>[number];

/** The products that read transactions. */
const transactionProducts = ['transactions', 'transaction_history'] as const satisfies readonly Product[];

/**
 * Adds the `data_request.products` that the older options stand for; these stay as they are.
 *
 * - `mode`: `transactions` for aggregation, `account_verification` for verification;
 * - `include_transactions`: `transactions` if true, none if false;
 * - `include_identity`: `identity_verification` if true.
 *
 * MX's defaults apply: an absent `mode` is aggregation; an absent `include_transactions` is true in aggregation and false in
 * verification.
 *
 * @returns `values` itself if they name products already, if none of the three options is set, so that MX's own default
 * applies, or if the options stand for no product: aggregation without transactions reads accounts only.
 */
export function addProducts(values: FlatValues): FlatValues {
  const { mode, transactions, identity } = readOlder(values);
  const isSilent = [mode, transactions, identity].every((value) => value === undefined);
  if (isSilent || productsOf(values)) return values;
  const verifies = mode === 'verification';
  const products: Product[] = [];
  if (verifies) products.push('account_verification');
  if (transactions ?? !verifies) products.push('transactions');
  if (identity === true) products.push('identity_verification');
  return products.length > 0 ? { ...values, 'data_request.products': products } : values;
}

/**
 * Compares the products that `values` name with the older options that they set. The list must have what an option asks for,
 * and must not have what it declines. It may have more than the `mode` asks for.
 *
 * @param prefix what to write before the name of each option
 * @returns a sentence that names the product list and the first option that contradicts it, or `undefined` if none does
 */
export function findProductContradiction(values: FlatValues, prefix: string): string | undefined {
  const products = productsOf(values);
  if (!products) return undefined;
  const { mode, transactions, identity } = readOlder(values);
  const claims: (readonly [option: string, value: string | boolean, about: readonly Product[]])[] = [];
  if (mode === 'verification') claims.push(['mode', mode, ['account_verification']]);
  // If include_transactions is set, it decides about transactions, not the mode.
  if (mode === 'aggregation' && transactions === undefined) claims.push(['mode', mode, transactionProducts]);
  if (transactions !== undefined) claims.push(['include_transactions', transactions, transactionProducts]);
  if (identity !== undefined) claims.push(['include_identity', identity, ['identity_verification']]);
  for (const [option, value, about] of claims) {
    const isWanted = value !== false;
    if (about.some((product) => products.includes(product)) === isWanted) continue;
    const must = isWanted ? 'must list' : 'must not list';
    return `${prefix}${option} is ${String(value)}, so ${prefix}data_request.products ${must} ${about.join(' or ')}.`;
  }
  return undefined;
}

interface OlderOptions {
  readonly mode: OptionValues['mode'];
  readonly transactions: OptionValues['includeTransactions'];
  readonly identity: OptionValues['includeIdentity'];
}

/** The values have been checked, so that the types hold. */
function readOlder(values: FlatValues): OlderOptions {
  return {
    mode: readProperty(values, 'mode') as OlderOptions['mode'],
    transactions: readProperty(values, 'include_transactions') as OlderOptions['transactions'],
    identity: readProperty(values, 'include_identity') as OlderOptions['identity'],
  };
}

function productsOf(values: FlatValues): OptionValues['products'] {
  return readProperty(values, 'data_request.products') as OptionValues['products'];
}
