import type { OptionValues } from '../config/options.js';
import type { FlatValues } from './widget-options.js';

/**
 * The same wishes twice. From v20250224 on, MX orders products by `data_request.products`. Its migration guide calls `mode`,
 * `include_transactions` and `include_identity` "no longer used", while its OpenAPI document still has them. So the handler
 * sends both, and they must agree.
 */

type Product = NonNullable<OptionValues['products']>[number];

/** Either of them reads transactions. */
const transactionProducts = ['transactions', 'transaction_history'] as const satisfies readonly Product[];

/**
 * Adds `data_request.products` in the words of the older options, which stay as they are:
 *
 * - `mode` aggregation: `transactions`; verification: `account_verification`;
 * - `include_transactions` true: `transactions` too; false: not;
 * - `include_identity` true: `identity_verification` too.
 *
 * As at MX, an absent `mode` means aggregation, and an absent `include_transactions` means true in aggregation, false in
 * verification. Nothing is added where products are named already, where none of the three options is set, so that MX's
 * own default holds, and where they leave no product over (aggregation without transactions reads accounts only).
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
 * Compares the products that are named with the older options that are set: what an option asks for must be in the list, and
 * what it declines must not. The list may ask for more than a `mode` can say.
 *
 * @param prefix goes before the name of each option
 * @returns one sentence that names both options, or `undefined` where they agree.
 */
export function findContradiction(values: FlatValues, prefix = ''): string | undefined {
  const products = productsOf(values);
  if (!products) return undefined;
  const { mode, transactions, identity } = readOlder(values);
  const claims: (readonly [option: string, value: string | boolean, about: readonly Product[]])[] = [];
  if (mode === 'verification') claims.push(['mode', mode, ['account_verification']]);
  // Where include_transactions is set, it speaks for itself.
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

/** Where they are set; their values have been checked. */
function readOlder(values: FlatValues): OlderOptions {
  return {
    mode: own(values, 'mode') as OlderOptions['mode'],
    transactions: own(values, 'include_transactions') as OlderOptions['transactions'],
    identity: own(values, 'include_identity') as OlderOptions['identity'],
  };
}

function productsOf(values: FlatValues): OptionValues['products'] {
  return own(values, 'data_request.products') as OptionValues['products'];
}

/** Not what stands in `Object.prototype`. */
function own(values: FlatValues, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
