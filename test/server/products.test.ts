import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { WidgetOptions, WidgetUrlHandlerOptions } from '../../src/server/index.js';

type Settings = Pick<WidgetUrlHandlerOptions, 'apiVersion' | 'defaults' | 'overrides'>;
type Products = NonNullable<WidgetOptions['data_request']>['products'];

const aggregation = { mode: 'aggregation' } as const;
const verification = { mode: 'verification' } as const;
const naming = (...products: Products) => ({ data_request: { products } });

/** By the options of the page: the products that MX is asked for. */
const translated: readonly (readonly [options: WidgetOptions, products: Products | undefined])[] = [
  // Nothing is asked for: MX's own default holds, whatever else the page wants.
  [{}, undefined],
  [{ current_member_guid: 'MBR-1', update_credentials: true }, undefined],
  [{ additional_product_option: 'account_verification' }, undefined],
  [{ use_cases: ['MONEY_MOVEMENT'], disable_background_agg: true }, undefined],

  [aggregation, ['transactions']],
  [{ ...aggregation, include_transactions: true }, ['transactions']],
  [{ ...aggregation, include_identity: false }, ['transactions']],
  [{ ...aggregation, include_identity: true }, ['transactions', 'identity_verification']],
  [{ ...aggregation, include_transactions: false }, undefined],
  [{ ...aggregation, include_transactions: false, include_identity: true }, ['identity_verification']],
  [{ ...aggregation, current_member_guid: 'MBR-1' }, ['transactions']],

  [verification, ['account_verification']],
  [{ ...verification, include_transactions: false }, ['account_verification']],
  [{ ...verification, include_transactions: true }, ['account_verification', 'transactions']],
  [{ ...verification, include_identity: true }, ['account_verification', 'identity_verification']],
  [
    { ...verification, include_transactions: true, include_identity: true },
    ['account_verification', 'transactions', 'identity_verification'],
  ],
  [{ ...verification, additional_product_option: 'transactions' }, ['account_verification']],

  // Without a mode, MX's is aggregation.
  [{ include_transactions: true }, ['transactions']],
  [{ include_transactions: false }, undefined],
  [{ include_identity: true }, ['transactions', 'identity_verification']],
];

/** Products that are named stand as they are, where the older options do not deny them. */
const agreeing: readonly WidgetOptions[] = [
  naming('statements', 'investments'),
  { ...aggregation, ...naming('transactions', 'account_verification', 'rewards') },
  { ...aggregation, ...naming('transaction_history') },
  { ...aggregation, include_transactions: false, ...naming('statements') },
  { ...verification, ...naming('account_verification', 'transactions') },
  { ...verification, include_transactions: true, ...naming('account_verification', 'transaction_history') },
  { include_transactions: false, include_identity: false, ...naming('account_verification') },
  { include_identity: true, ...naming('identity_verification') },
];

const contradicting: readonly (readonly [options: WidgetOptions, option: string, expected: string])[] = [
  [{ ...verification, ...naming('transactions') }, 'mode', 'must list account_verification'],
  [{ ...aggregation, ...naming('account_verification') }, 'mode', 'must list transactions or'],
  [{ ...aggregation, ...naming('identity_verification') }, 'mode', 'must list transactions or'],
  [
    { include_transactions: true, ...naming('statements') },
    'include_transactions',
    'must list transactions or',
  ],
  [
    { ...verification, include_transactions: false, ...naming('account_verification', 'transactions') },
    'include_transactions',
    'must not list transactions or',
  ],
  [
    { include_transactions: false, ...naming('transaction_history') },
    'include_transactions',
    'must not list transactions or transaction_history',
  ],
  [
    { include_identity: true, ...naming('transactions') },
    'include_identity',
    'must list identity_verification',
  ],
  [
    { include_identity: false, ...naming('transactions', 'identity_verification') },
    'include_identity',
    'must not list identity_verification',
  ],
];

describe('the products that MX is asked for', () => {
  const upstream = useUpstream();

  /** Asks, and resolves with MX's body without what is always the same. */
  async function asked(options: WidgetOptions, settings: Settings = {}): Promise<unknown> {
    const { status, message } = await openBackend(upstream.url, settings).ask(
      request({ widget_url: options }),
    );
    assert.equal(status, 200, message);
    const { widget_url } = upstream.asked[0]?.body as { widget_url: Record<string, unknown> };
    const { widget_type, ui_message_version, ...others } = widget_url;
    assert.deepEqual([widget_type, ui_message_version], ['connect_widget', 4]);
    return others;
  }

  for (const [options, products] of translated) {
    it(`for ${JSON.stringify(options)} are ${products?.join(', ') ?? 'left to MX'}, beside those options`, async () =>
      assert.deepEqual(await asked(options), {
        ...options,
        ...(products && { data_request: { products } }),
      }));

    it(`for ${JSON.stringify(options)} are not named in v20111101, which does not know them`, async () =>
      assert.deepEqual(await asked(options, { apiVersion: 'v20111101' }), options));
  }

  for (const options of agreeing) {
    it(`are those of ${JSON.stringify(options)}`, async () =>
      assert.deepEqual(await asked(options), options));
  }

  for (const [options, option, expected] of contradicting) {
    const { data_request, ...older } = options;

    it(`are refused for ${JSON.stringify(options)}, naming both options`, async () => {
      const answer = await openBackend(upstream.url).ask(request({ widget_url: options }));
      assert.deepEqual([answer.status, answer.code], [400, 'option-invalid']);
      assert.ok(answer.message.startsWith(`widget_url.${option} is `), answer.message);
      assert.ok(answer.message.includes(`widget_url.data_request.products ${expected}`), answer.message);
      assert.equal(upstream.asked.length, 0);
    });

    it(`are refused for ${JSON.stringify(options)}, if the page adds one half of it to the team’s`, async () => {
      for (const settings of [{ defaults: older }, { overrides: older }]) {
        const { ask } = openBackend(upstream.url, settings);
        assert.equal((await ask(request({ widget_url: { data_request } }))).code, 'option-invalid');
      }
      for (const settings of [{ defaults: { data_request } }, { overrides: { data_request } }]) {
        const { ask } = openBackend(upstream.url, settings as Settings);
        assert.equal((await ask(request({ widget_url: older }))).code, 'option-invalid');
        assert.equal((await ask(request())).status, 200);
      }
    });

    it(`are refused at once, if the team’s options are ${JSON.stringify(options)}`, () => {
      const pairs: readonly Settings[] = [
        { defaults: options },
        { overrides: options },
        { defaults: older, overrides: { data_request } as WidgetOptions },
      ];
      for (const settings of pairs) {
        assert.throws(() => openBackend(upstream.url, settings), {
          name: 'TypeError',
          message: new RegExp(`: ${option} is \\w+, so data_request\\.products ${expected}`),
        });
      }
    });
  }

  it('are those of the defaults where the page names none, and of the overrides whatever it names', async () => {
    const settings = { defaults: naming('statements'), overrides: naming('rewards') };
    assert.deepEqual(await asked({}, { defaults: settings.defaults }), settings.defaults);
    upstream.reset();
    assert.deepEqual(await asked(naming('transactions'), settings), settings.overrides);
  });

  it('follow the options as they are after defaults and overrides', async () => {
    const settings: Settings = { defaults: verification, overrides: { include_identity: true } };
    assert.deepEqual(await asked({ include_transactions: true }, settings), {
      ...verification,
      include_transactions: true,
      include_identity: true,
      ...naming('account_verification', 'transactions', 'identity_verification'),
    });
  });

  it('are not read through Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'include_identity', { value: true, configurable: true });
    try {
      assert.deepEqual(await asked({}), {});
    } finally {
      Reflect.deleteProperty(Object.prototype, 'include_identity');
    }
  });
});
