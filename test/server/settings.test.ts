import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWidgetUrlHandler } from '../../src/server/index.js';
import { apiKey, clientId } from './support/backend.js';
import type { WidgetUrlHandlerOptions } from '../../src/server/index.js';

const sound = { clientId, apiKey, environment: 'integration', authorize: () => null };

const unsound: readonly (readonly [what: string, options: unknown, message: RegExp])[] = [
  ['nothing', undefined, /needs an object of options/],
  ['an unknown option', { ...sound, apikey: apiKey }, /has no option apikey; there are clientId, apiKey/],
  ['no client id', { ...sound, clientId: undefined }, /clientId must be as MX gave it/],
  ['a client id with a colon', { ...sound, clientId: `${clientId}:x` }, /clientId must be/],
  ['no key', { ...sound, apiKey: '' }, /apiKey must be/],
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
    'an address that is none',
    { ...sound, environment: undefined, apiUrl: new URL('https://x.example') },
    /apiUrl must/,
  ],
  ['an unknown version', { ...sound, apiVersion: 'v3' }, /apiVersion must be v20250224 or v20111101/],
  ['a version of Object’s', { ...sound, apiVersion: 'toString' }, /apiVersion must be v20250224/],
  ['no authorize', { ...sound, authorize: undefined }, /authorize must be a function/],
  ['allowed options that are no list', { ...sound, allowedOptions: 'mode' }, /allowedOptions must be a list/],
  [
    'an option that MX cannot have',
    { ...sound, allowedOptions: ['Modus'] },
    /allowedOptions must be made of .*mode.*; "Modus" cannot be listed/,
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
  ['defaults that are none', { ...sound, defaults: [] }, /defaults must be an object/],
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
    'origins that are no list',
    { ...sound, allowedOrigins: 'https://app.example' },
    /allowedOrigins must be a list/,
  ],
  ['an origin with a path', { ...sound, allowedOrigins: ['https://app.example/'] }, /allowedOrigins must be/],
  ['any origin', { ...sound, allowedOrigins: ['*'] }, /allowedOrigins must be/],
  ['no languages', { ...sound, languages: [] }, /languages must be a list of language tags/],
  [
    'languages that are no list',
    { ...sound, languages: 'fr-CA' },
    /languages must be a list of language tags/,
  ],
  [
    'languages that are none',
    { ...sound, languages: ['en-US', 'English, US'] },
    /languages must be language tags such as fr-CA, each once; "English, US" is none/,
  ],
  ['a language by its locale', { ...sound, languages: ['fr_CA'] }, /languages must be .*"fr_CA" is none/],
  ['an empty language', { ...sound, languages: ['es', ''] }, /languages must be .*; "" is none/],
  ['a blank beside a language', { ...sound, languages: [' es'] }, /languages must be .*; " es" is none/],
  [
    'a line break after a language',
    { ...sound, languages: ['es\n'] },
    /languages must be .*; "es\\n" is none/,
  ],
  ['any language', { ...sound, languages: ['*'] }, /languages must be .*; "\*" is none/],
  ['a language that is no text', { ...sound, languages: ['es', 5] }, /languages must be .*; 5 is none/],
  ['a language that is absent', { ...sound, languages: [undefined] }, /languages must be .*; undefined is/],
  [
    'a language twice, in whatever case',
    { ...sound, languages: ['fr-CA', 'fr', 'fr-ca'] },
    /languages must be .* each once; "fr-ca" is none, or a repetition/,
  ],
  [
    'credentials that are no function',
    { ...sound, credentials: { clientId, apiKey } },
    /credentials must be a function/,
  ],
  ['no credentials', { ...sound, credentials: null }, /credentials must be a function/],
  [
    'fixed and asked credentials',
    { ...sound, credentials: () => ({ clientId, apiKey }) },
    /credentials must be given in place of clientId and apiKey/,
  ],
  [
    'a key beside credentials that are asked',
    { ...sound, clientId: undefined, credentials: () => ({ clientId, apiKey }) },
    /credentials must be given in place of clientId and apiKey/,
  ],
  ['a payload that is fixed', { ...sound, callbackPayload: 'visit-1' }, /callbackPayload must be a function/],
  ['no time', { ...sound, timeout: 0 }, /timeout must be a whole number of ms/],
  ['more time than timers count', { ...sound, timeout: 2 ** 31 }, /timeout must be/],
  ['half a byte', { ...sound, maximumBodySize: 0.5 }, /maximumBodySize must be a whole number of bytes/],
  ['a fetch that is none', { ...sound, fetch: 'fetch' }, /fetch must be a function/],
  ['an onError that is none', { ...sound, onError: console }, /onError must be a function/],
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

  it('leaves out what is undefined', () => {
    const rest = { apiVersion: undefined, allowedOrigins: undefined, defaults: { mode: undefined } };
    const options = { ...sound, ...rest } as unknown as WidgetUrlHandlerOptions;
    assert.equal(typeof createWidgetUrlHandler(options), 'function');
  });
});
