import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { allWidgetOptions, createWidgetUrlHandler } from '../../src/server/index.js';
import { startEnvironment } from '../server/support/mounted.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

interface Schema {
  properties: Record<string, Schema>;
}

interface Document {
  paths: Record<string, { post: { responses: Record<string, unknown> } }>;
  components: { schemas: Record<string, Schema> };
}

const source = readFileSync('demo/guides/widget-url-endpoint.yaml', 'utf8');
const document = parse(source) as Document;
const { schemas } = document.components;
const ajv = new Ajv({ nullable: true, unknownFormats: 'ignore' });
ajv.addSchema({ $id: 'contract', components: { schemas } });

/** What is wrong with a body by a schema of the document; empty if nothing is. */
function problems(schema: string, body: unknown): string {
  const validate = ajv.compile({ $ref: `contract#/components/schemas/${schema}` });
  return validate(body) ? '' : ajv.errorsText(validate.errors);
}

describe('the contract of the endpoint', () => {
  let sandbox: Sandbox;
  let ask: (body: object, headers?: Record<string, string>, userGuid?: string) => Promise<Response>;

  before(async () => {
    const environment = await startEnvironment();
    ({ sandbox } = environment);
    const { apiUrl, clientId, apiKey } = sandbox;
    ask = (body, headers = {}, userGuid = environment.variables['MX_USER_GUID'] ?? '') =>
      createWidgetUrlHandler({
        apiUrl,
        clientId,
        apiKey,
        allowedOptions: allWidgetOptions,
        authorize: () => (userGuid === '' ? null : { userGuid }),
        onError: () => undefined,
      })(
        new Request('https://app.example/api/widget-url', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      );
  });
  after(() => sandbox.close());

  it('is a valid OpenAPI document', async () => {
    const { valid, errors } = await new Validator().validate(parse(source) as Record<string, unknown>);
    assert.ok(valid, JSON.stringify(errors));
  });

  it('has the options that a page can ask for, and no others', () => {
    const { data_request: group, ...flat } = schemas['Options']?.properties ?? {};
    const inGroup = Object.keys(group?.properties ?? {}).map((name) => `data_request.${name}`);
    const fixed = ['widget_type', 'ui_message_version'];
    // Only native shells have it, and they do not ask this endpoint from a page.
    const offered = allWidgetOptions.filter((name) => name !== 'is_mobile_webview');
    assert.deepEqual([...Object.keys(flat), ...inGroup].sort(), [...offered, ...fixed].sort());
  });

  const whole = { widget_type: 'connect_widget', ui_message_version: 4 };
  const bodies = [
    whole,
    { ...whole, mode: 'verification', data_request: { products: ['account_verification'] } },
    { ...whole, mode: 'payment' },
    { ...whole, color_scheme: 'dark', use_cases: ['PFM'], iso_country_code: ['US', 'CA'] },
    { ...whole, include_identity: 'yes' },
    { ...whole, user_guid: 'USR-1' },
    { ...whole, ui_message_version: 3 },
    { ...whole, unheard_of: true },
  ];
  for (const widget_url of bodies) {
    it(`allows what the handler allows, and refuses the rest: ${JSON.stringify(widget_url)}`, async () => {
      const response = await ask({ widget_url });
      const answer: unknown = await response.json();
      assert.equal(problems('WidgetUrlRequest', { widget_url }) === '', response.status === 200);
      assert.equal(problems(response.ok ? 'WidgetUrl' : 'Refusal', answer), '');
    });
  }

  it('names every status that the handler answers a POST with', async () => {
    const named = Object.keys(document.paths['/api/widget-url']?.post.responses ?? {}).map(Number);
    const answers = [
      await ask({ widget_url: whole }),
      await ask({}),
      await ask({ widget_url: whole }, {}, ''),
      await ask({ widget_url: whole }, { Origin: 'https://attacker.example' }),
      await ask({ widget_url: whole }, { 'Content-Type': 'text/plain' }),
      await ask({ widget_url: whole }, {}, 'USR-unknown'),
      await ask({ widget_url: { ...whole, current_member_guid: 'x'.repeat(20_000) } }),
    ];
    for (const upstream of [409, 429, 500, 503]) {
      sandbox.failNext('widget_urls', upstream);
      answers.push(await ask({ widget_url: whole }));
    }
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual(statuses, [200, 400, 401, 403, 415, 404, 413, 409, 429, 502, 503]);
    assert.deepEqual(
      statuses.filter((status) => !named.includes(status)),
      [],
    );
  });
});
