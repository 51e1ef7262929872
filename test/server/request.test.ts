import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allWidgetOptions, defaultAllowedOptions } from '../../src/server/index.js';
import { expectedIn, requestExceptions } from '../conformance/exceptions.js';
import { readOpenApi, versions } from '../conformance/openapi.js';
import { apiKey, clientId, openBackend, request, userGuid } from './support/backend.js';
import { freshUrl, useUpstream } from './support/upstream.js';
import type { WidgetOptionName } from '../../src/server/index.js';

/** A value that MX's documentation allows for each option, as MX's body has it. */
const samples: Record<WidgetOptionName, unknown> = {
  current_member_guid: 'MBR-7c6f361b-e582-15b6-60c0-358f12466b4b',
  current_institution_code: 'mxbank',
  current_institution_guid: 'INS-1572a04c-912b-59bf-5841-332c7dfafaef',
  mode: 'verification',
  color_scheme: 'dark',
  use_cases: ['PFM', 'MONEY_MOVEMENT'],
  'data_request.products': ['account_verification', 'transactions'],
  include_transactions: true,
  include_identity: false,
  disable_background_agg: true,
  disable_institution_search: false,
  update_credentials: true,
  enable_app2app: false,
  iso_country_code: ['US', 'CA'],
  additional_product_option: 'transactions',
  current_microdeposit_guid: 'MIC-09ba578e-8448-4f7f-89e1-b62ff2517edb',
  client_redirect_url: 'https://app.example/back',
  oauth_referral_source: 'APP',
  ui_message_webview_url_scheme: 'ourapp',
  is_mobile_webview: true,
};

describe('what MX is asked for', () => {
  const upstream = useUpstream();

  it('is a widget URL of the user that authorize names, with the credentials of the options', async () => {
    const { ask } = openBackend(`${upstream.url}/`);
    const answer = await ask(request());
    const [asked] = upstream.asked;
    assert.equal(answer.status, 200);
    assert.equal(asked?.method, 'POST');
    assert.equal(asked.path, `/users/${userGuid}/widget_urls`);
    assert.equal(asked.headers.authorization, `Basic ${btoa(`${clientId}:${apiKey}`)}`);
    assert.equal(asked.headers['content-type'], 'application/json');
    assert.deepEqual(asked.body, { widget_url: { widget_type: 'connect_widget', ui_message_version: 4 } });
  });

  it('is answered with the type and the URL, and nothing else of what MX told', async () => {
    const { text, headers } = await openBackend(upstream.url).ask(request());
    assert.deepEqual(JSON.parse(text), { widget_url: { type: 'connect_widget', url: freshUrl } });
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Content-Type'), 'application/json');
    assert.match(headers.get('Vary') ?? '', /Origin/);
  });

  for (const [apiVersion, version, mediaType] of [
    [undefined, 'v20250224', 'application/json'],
    ['v20250224', 'v20250224', 'application/json'],
    ['v20111101', 'v20111101', 'application/vnd.mx.api.v1+json'],
    ['20111101', 'v20111101', 'application/vnd.mx.api.v1+json'],
  ] as const) {
    it(`carries ${version} and its media type for the apiVersion ${apiVersion ?? 'by default'}`, async () => {
      await openBackend(upstream.url, apiVersion && { apiVersion }).ask(request());
      const { accept, 'accept-version': sent } = upstream.asked[0]?.headers ?? {};
      assert.deepEqual([sent, accept], [version, mediaType]);
    });
  }

  it('has the products in their group', async () => {
    const { ask } = openBackend(upstream.url);
    await ask(request({ widget_url: { data_request: { products: ['transactions'] } } }));
    assert.deepEqual((upstream.asked[0]?.body as { widget_url: object }).widget_url, {
      widget_type: 'connect_widget',
      ui_message_version: 4,
      data_request: { products: ['transactions'] },
    });
  });

  it('has every option that there is, when all are allowed', async () => {
    const { ask } = openBackend(upstream.url, { allowedOptions: allWidgetOptions });
    const { 'data_request.products': products, ...plain } = samples;
    const fixed = { widget_type: 'connect_widget', ui_message_version: 4 };
    const widget_url = { ...fixed, ...plain, data_request: { products } };
    assert.deepEqual(Object.keys(samples).sort(), [...allWidgetOptions].sort());
    assert.equal((await ask(request({ widget_url }))).status, 200);
    assert.deepEqual(upstream.asked[0]?.body, { widget_url });
  });

  for (const version of versions) {
    it(`is in ${version} what MX’s OpenAPI document has, for every option alone and for all together`, async () => {
      const document = readOpenApi(version);
      const known = allWidgetOptions.filter(
        (name) => version !== 'v20111101' || name !== 'data_request.products',
      );
      const { ask } = openBackend(upstream.url, { apiVersion: version, allowedOptions: known });
      const options = known.map((name) =>
        name === 'data_request.products'
          ? { data_request: { products: samples[name] } }
          : // MX has microdeposits in verification only.
            { [name]: samples[name], ...(name === 'current_microdeposit_guid' && { mode: 'verification' }) },
      );
      const together = options.reduce<object>((all, option) => ({ ...all, ...option }), {});
      for (const widget_url of [{}, ...options, together]) {
        assert.equal((await ask(request({ widget_url }))).status, 200, JSON.stringify(widget_url));
      }
      const findings = upstream.asked.flatMap(({ method = '', path = '', body }) =>
        document.checkRequest(document.endpoint(method, path) ?? assert.fail(path), body),
      );
      assert.equal(upstream.asked.length, options.length + 2);
      assert.deepEqual([...new Set(findings)].sort(), expectedIn(requestExceptions, version));
    });
  }

  it('has no option that leads out of the page unless the team allows it', async () => {
    const { ask } = openBackend(upstream.url, { allowedOptions: defaultAllowedOptions });
    const withheld = allWidgetOptions.filter((name) => !defaultAllowedOptions.includes(name));
    assert.deepEqual(withheld.sort(), [
      'client_redirect_url',
      'is_mobile_webview',
      'ui_message_webview_url_scheme',
    ]);
    for (const name of withheld) {
      const answer = await ask(request({ widget_url: { [name]: samples[name] } }));
      assert.deepEqual([answer.status, answer.code], [400, 'option-not-allowed']);
      assert.ok(answer.message.includes(name), answer.message);
    }
    assert.equal(upstream.asked.length, 0);
  });

  it('takes defaults where the page is silent, and overrides whatever it says', async () => {
    const { ask } = openBackend(upstream.url, {
      defaults: {
        mode: 'aggregation',
        color_scheme: 'dark',
        client_redirect_url: 'https://app.example/back',
      },
      overrides: { include_identity: true, use_cases: ['PFM'] },
    });
    await ask(request({ widget_url: { mode: 'verification', include_identity: false } }));
    assert.deepEqual((upstream.asked[0]?.body as { widget_url: object }).widget_url, {
      widget_type: 'connect_widget',
      ui_message_version: 4,
      mode: 'verification',
      color_scheme: 'dark',
      client_redirect_url: 'https://app.example/back',
      include_identity: true,
      use_cases: ['PFM'],
      data_request: { products: ['account_verification', 'identity_verification'] },
    });
  });

  for (const [wanted, languages, sent] of [
    ['es-MX', undefined, 'es'],
    ['es-MX', ['fr', 'en-US'], 'fr'],
    ['fr-CA', undefined, 'fr-CA'],
    ['fr-BE', undefined, 'fr'],
    ['fr-CA', ['en-US', 'fr-ca'], 'fr-ca'],
    ['de', ['en-ca', 'es'], 'en-ca'],
  ] as const) {
    it(`is in ${sent} for ${wanted}, of ${languages?.join(', ') ?? 'MX’s languages'}, and the answer names it`, async () => {
      const { ask } = openBackend(upstream.url, languages && { languages });
      const { headers } = await ask(request(undefined, { headers: { 'Accept-Language': wanted } }));
      assert.equal(upstream.asked[0]?.headers['accept-language'], sent);
      assert.equal(headers.get('Content-Language'), sent);
    });
  }

  it('has no language where there is no widget', async () => {
    upstream.answerWith((response) => response.writeHead(503).end());
    const { headers } = await openBackend(upstream.url).ask(request());
    assert.equal(headers.get('Content-Language'), null);
  });

  it('passes the context to authorize', async () => {
    const { createWidgetUrlHandler } = await import('../../src/server/index.js');
    const handler = createWidgetUrlHandler({
      clientId,
      apiKey,
      apiUrl: upstream.url,
      authorize: (_, session: { mxUser: string }) => Promise.resolve({ userGuid: session.mxUser }),
    });
    await handler(request(), { mxUser: 'USR-of-the-session' });
    assert.equal(upstream.asked[0]?.path, '/users/USR-of-the-session/widget_urls');
  });

  it('is the host of MX’s environment', async () => {
    const { createWidgetUrlHandler } = await import('../../src/server/index.js');
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      asked.push(input);
      return Promise.resolve(Response.json({ widget_url: { url: freshUrl } }));
    };
    for (const environment of ['integration', 'production'] as const) {
      const authorize = () => ({ userGuid: 'USR-1' });
      await createWidgetUrlHandler({ clientId, apiKey, environment, authorize, fetch })(request());
    }
    assert.deepEqual(asked, [
      'https://int-api.mx.com/users/USR-1/widget_urls',
      'https://api.mx.com/users/USR-1/widget_urls',
    ]);
  });
});
