import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import { apiKey, clientId } from './support/backend.js';
import { shellOrigins, webOrigins } from './support/origins.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

const sound = { clientId, apiKey, environment: 'integration', authorize: () => null } as const;

const unsound: readonly (readonly [what: string, options: unknown, message: RegExp])[] = [
  ['nothing', undefined, /needs an object of options/],
  ['an unknown option', { ...sound, apikey: apiKey }, /has no option "apikey"; there are clientId, apiKey/],
  [
    'an unknown option with a long name',
    { ...sound, ['x'.repeat(5000)]: 1 },
    new RegExp(`has no option "x{64}"; there are`),
  ],
  ['a client id that is null', { ...sound, clientId: null }, /clientId must be as MX gave it/],
  ['a client id with a colon', { ...sound, clientId: `${clientId}:x` }, /clientId must be/],
  ['a key that is a number', { ...sound, apiKey: 5 }, /apiKey must be/],
  [
    'a client id with a colon and no key',
    { ...sound, clientId: 'a:b', apiKey: undefined },
    /clientId must be/,
  ],
  ['a key with a line break', { ...sound, apiKey: `${apiKey}\n` }, /apiKey must be/],
  ['a key beyond ASCII', { ...sound, apiKey: `${apiKey}é` }, /apiKey must be/],
  [
    'no address',
    { ...sound, environment: undefined },
    /environment must be integration or production; or apiUrl/,
  ],
  ['two addresses', { ...sound, apiUrl: 'https://api.mx.com' }, /environment must be .* not both/],
  [
    'an unknown environment',
    { ...sound, environment: 'toString' },
    /environment must be integration or production/,
  ],
  [
    'an address without TLS',
    { ...sound, environment: undefined, apiUrl: 'http://api.example' },
    /apiUrl must be .*https/,
  ],
  [
    'an address with a query',
    { ...sound, environment: undefined, apiUrl: 'https://api.example/?x' },
    /apiUrl must be/,
  ],
  [
    'an address that is a URL object',
    { ...sound, environment: undefined, apiUrl: new URL('https://x.example') },
    /apiUrl must/,
  ],
  ['an unknown version', { ...sound, apiVersion: 'v3' }, /apiVersion must be v20250224 or v20111101/],
  ['a version of Object’s', { ...sound, apiVersion: 'toString' }, /apiVersion must be v20250224/],
  ['no authorize', { ...sound, authorize: undefined }, /authorize must be a function/],
  [
    'allowed options that are not a list',
    { ...sound, allowedOptions: 'mode' },
    /allowedOptions must be a list/,
  ],
  [
    'an allowed option that is not in snake case',
    { ...sound, allowedOptions: ['Modus'] },
    /allowedOptions must be made of .*mode.*; "Modus" cannot be listed/,
  ],
  [
    'an allowed option with a long name',
    { ...sound, allowedOptions: ['x'.repeat(5000)] },
    /; "x{64}" cannot be listed\.$/,
  ],
  [
    'an allowed option that is a BigInt',
    { ...sound, allowedOptions: [1n] },
    /allowedOptions must be .*; bigint cannot be listed\.$/,
  ],
  ['a user guid as an option', { ...sound, allowedOptions: ['user_guid'] }, /allowedOptions must be made of/],
  [
    'products with the old version',
    { ...sound, apiVersion: 'v20111101', allowedOptions: ['data_request.products'] },
    /or apiVersion v20250224/,
  ],
  [
    'products with the old version, by its earlier name',
    { ...sound, apiVersion: '20111101', defaults: { data_request: { products: ['transactions'] } } },
    /defaults must be without data_request\.products, or apiVersion v20250224/,
  ],
  [
    'defaults that contradict each other',
    { ...sound, defaults: { mode: 'verification', data_request: { products: ['transactions'] } } },
    /contradict each other: mode is verification, so data_request\.products must list account_verification\./,
  ],
  [
    'an override that contradicts a default',
    {
      ...sound,
      defaults: { data_request: { products: ['transactions'] } },
      overrides: { include_transactions: false },
    },
    /include_transactions is false, so data_request\.products must not list transactions or transaction_history/,
  ],
  ['a list as defaults', { ...sound, defaults: [] }, /defaults must be an object/],
  [
    'a default that MX does not have',
    { ...sound, defaults: { widget_type: 'x' } },
    /defaults must be made of/,
  ],
  [
    'a bad default',
    { ...sound, defaults: { mode: 'fast' } },
    /defaults\.mode must be one of aggregation, verification/,
  ],
  [
    'a bad override',
    { ...sound, overrides: { use_cases: 'PFM' } },
    /overrides\.use_cases must be a list of 1 to 20 of PFM/,
  ],
  [
    'an empty list for a default',
    { ...sound, defaults: { use_cases: [] } },
    /defaults\.use_cases must be a list of 1 to 20 of PFM/,
  ],
  [
    'origins that are not a list',
    { ...sound, allowedOrigins: 'https://app.example' },
    /allowedOrigins must be a list/,
  ],
  ['an origin with a path', { ...sound, allowedOrigins: ['https://app.example/'] }, /allowedOrigins must be/],
  ['any origin', { ...sound, allowedOrigins: ['*'] }, /allowedOrigins must be .*; "\*" is none\.$/],
  ...[
    'capacitor://localhost/',
    'Capacitor://localhost',
    'capacitor://',
    'capacitor:localhost',
    'capacitor://user@localhost',
    'capacitor://localhost?x',
    'capacitor://*',
    'chrome-extension://*',
    'null',
    'localhost',
    'file://localhost',
    'wss://app.example',
    'data://x',
    'http://partner.example',
    'https://APP.example',
    'https://app.example:443',
    '',
  ].map(
    (origin) =>
      [
        `the origin ${JSON.stringify(origin)}`,
        { ...sound, allowedOrigins: ['https://app.example', origin] },
        new RegExp(
          `allowedOrigins must be a list of origins exactly as .*localhost; "${origin.replace(/[*?]/g, '[$&]')}" is none`,
        ),
      ] as const,
  ),
  ['a long origin', { ...sound, allowedOrigins: ['x'.repeat(5000)] }, /; "x{64}" is none\.$/],
  ['an origin that is no text', { ...sound, allowedOrigins: [undefined] }, /; undefined is none\.$/],
  [
    'explainUpstream as a text',
    { ...sound, explainUpstream: 'true' },
    /explainUpstream must be true or false/,
  ],
  [
    'explainUpstream in production',
    { ...sound, environment: 'production', explainUpstream: true },
    /explainUpstream must be left out in production/,
  ],
  [
    'explainUpstream at the address of production',
    { ...sound, environment: undefined, apiUrl: 'https://API.mx.com:443/', explainUpstream: true },
    /explainUpstream must be left out in production/,
  ],
  ['no languages', { ...sound, languages: [] }, /languages must be a list of language tags/],
  [
    'languages that are not a list',
    { ...sound, languages: 'fr-CA' },
    /languages must be a list of language tags/,
  ],
  [
    'a language by its name',
    { ...sound, languages: ['en-US', 'English, US'] },
    /languages must be a list of language tags such as fr-CA; "English, US" is not a language tag/,
  ],
  ['a language with an underscore', { ...sound, languages: ['fr_CA'] }, /languages must be .*"fr_CA" is not/],
  ['an empty language', { ...sound, languages: ['es', ''] }, /languages must be .*; "" is not/],
  ['a blank beside a language', { ...sound, languages: [' es'] }, /languages must be .*; " es" is not/],
  [
    'a line break after a language',
    { ...sound, languages: ['es\n'] },
    /languages must be .*; "es\\n" is not/,
  ],
  ['any language', { ...sound, languages: ['*'] }, /languages must be .*; "\*" is not/],
  ['a number as a language', { ...sound, languages: ['es', 5] }, /languages must be .*; number is not/],
  ['a BigInt as a language', { ...sound, languages: [1n] }, /languages must be .*; bigint is not/],
  [
    'a long language',
    { ...sound, languages: ['x'.repeat(5000)] },
    /languages must be .*; "x{64}" is not a language tag, or is listed twice\.$/,
  ],
  ['undefined as a language', { ...sound, languages: [undefined] }, /languages must be .*; undefined is/],
  [
    'a language twice, in whatever case',
    { ...sound, languages: ['fr-CA', 'fr', 'fr-ca'] },
    /languages must be .*; "fr-ca" is not a language tag, or is listed twice/,
  ],
  [
    'credentials that are not a function',
    { ...sound, credentials: { clientId, apiKey } },
    /credentials must be a function/,
  ],
  ['null as credentials', { ...sound, credentials: null }, /credentials must be a function/],
  [
    'both fixed credentials and a function',
    { ...sound, credentials: () => ({ clientId, apiKey }) },
    /credentials must be given in place of clientId and apiKey/,
  ],
  [
    'a key beside a credentials function',
    { ...sound, clientId: undefined, credentials: () => ({ clientId, apiKey }) },
    /credentials must be given in place of clientId and apiKey/,
  ],
  [
    'a string as callbackPayload',
    { ...sound, callbackPayload: 'visit-1' },
    /callbackPayload must be a function/,
  ],
  ['a timeout of 0', { ...sound, timeout: 0 }, /timeout must be a whole number of ms/],
  ['a timeout that exceeds what timers take', { ...sound, timeout: 2 ** 31 }, /timeout must be/],
  ['half a byte', { ...sound, maximumBodySize: 0.5 }, /maximumBodySize must be a whole number of bytes/],
  ['a fetch that is not a function', { ...sound, fetch: 'fetch' }, /fetch must be a function/],
  ['an onError that is not a function', { ...sound, onError: console }, /onError must be a function/],
];

describe('createWidgetUrlHandler', () => {
  for (const [what, options, message] of unsound) {
    it(`with ${what} throws at once, naming the option and never a key`, () => {
      assert.throws(
        () => createWidgetUrlHandler(options as WidgetUrlHandlerOptions),
        (error: unknown) => {
          assert.ok(error instanceof TypeError);
          assert.match(error.message, message);
          const told = error.message + (error.stack ?? '');
          assert.ok(!told.includes(apiKey) && !told.includes(clientId), told);
          return true;
        },
      );
    });
  }

  it('takes the origins of pages and of apps’ shells', () => {
    const allowedOrigins = [...webOrigins, ...shellOrigins];
    assert.equal(typeof createWidgetUrlHandler({ ...sound, allowedOrigins }), 'function');
  });

  it('takes explainUpstream: false in production', () => {
    const options = { ...sound, environment: 'production', explainUpstream: false } as const;
    assert.equal(typeof createWidgetUrlHandler(options), 'function');
  });

  it('leaves out what is undefined', () => {
    const rest = { apiVersion: undefined, allowedOrigins: undefined, defaults: { mode: undefined } };
    const options = { ...sound, ...rest } as unknown as WidgetUrlHandlerOptions;
    assert.equal(typeof createWidgetUrlHandler(options), 'function');
  });
});
