import type { JobRequest, Product, WidgetOptions } from './types.js';

/**
 * What a widget's options ask of a member's job. `data_request.products` decides alone when it was sent; otherwise
 * `mode` names the main product, and `include_transactions` and `include_identity` add theirs.
 */
export function jobRequestOf(
  options: Pick<WidgetOptions, 'mode' | 'include_transactions' | 'include_identity' | 'products'>,
): JobRequest {
  if (options.products) {
    const verifies = options.products.includes('account_verification');
    return { kind: verifies ? 'verification' : 'aggregation', products: options.products };
  }
  const products: Product[] = [];
  if (options.mode === 'verification') products.push('account_verification');
  if (options.include_transactions) products.push('transactions');
  if (options.include_identity) products.push('identity_verification');
  return { kind: options.mode, products };
}
