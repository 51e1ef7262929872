import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, mock } from 'node:test';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { createWidgetUrlHandler, type WidgetUrlHandlerOptions } from '../../src/server/index.js';
import { request } from './support/backend.js';
import { createUser } from './support/create-user.js';

/** Against the sandbox, which checks everything that MX's documentation says of a request. */
describe('the handler, with the sandbox in MX’s place', () => {
  let sandbox: Sandbox;
  let userGuid: string;

  before(async () => {
    sandbox = await startSandbox({ latency: 0 });
    userGuid = await createUser(sandbox);
  });
  afterEach(() => mock.restoreAll());
  after(() => sandbox.close());

  async function ask(body: unknown, options: Partial<WidgetUrlHandlerOptions> = {}, headers = {}) {
    const lines: unknown[] = [];
    mock.method(console, 'warn', (...values: unknown[]) => void lines.push(...values));
    const { clientId, apiKey, apiUrl } = sandbox;
    const settings = { clientId, apiKey, apiUrl, authorize: () => ({ userGuid }), ...options };
    const handler = createWidgetUrlHandler(settings as WidgetUrlHandlerOptions);
    const response = await handler(request(body, { headers }));
    const text = await response.text();
    const told = text + JSON.stringify([[...response.headers], lines]);
    for (const secret of [clientId, apiKey, btoa(`${clientId}:${apiKey}`), userGuid, 'planned_fault']) {
      assert.ok(!told.includes(secret), told);
    }
    const answer = JSON.parse(text) as { widget_url: { url: string }; error: { code: string } };
    return { status: response.status, ...answer };
  }

  for (const apiVersion of ['v20111101', 'v20250224'] as const) {
    it(`answers a URL that opens the widget once, by version ${apiVersion}`, async () => {
      const { status, widget_url } = await ask(
        { widget_url: { mode: 'verification', include_transactions: true, use_cases: ['PFM'] } },
        { apiVersion },
      );
      assert.equal(status, 200);
      assert.equal(new URL(widget_url.url).origin, sandbox.widgetUrl);
      const here = widget_url.url.replace('widget.localhost', '127.0.0.1');
      assert.equal((await fetch(here)).status, 200);
      assert.notEqual((await fetch(here)).status, 200);
    });
  }

  it('knows the user by the team’s own id, too', async () => {
    const own = await ask({ widget_url: {} }, { authorize: () => ({ userId: 'ada' }) });
    assert.equal(own.status, 200);
    assert.equal(new URL(own.widget_url.url).origin, sandbox.widgetUrl);
    const stranger = await ask({ widget_url: {} }, { authorize: () => ({ userId: 'nobody' }) });
    assert.deepEqual([stranger.status, stranger.error.code], [404, 'mx-not-found']);
  });

  it('passes products on to version v20250224', async () => {
    const body = { widget_url: { data_request: { products: ['account_verification', 'transactions'] } } };
    assert.equal((await ask(body)).status, 200);
    assert.deepEqual((await ask(body, { apiVersion: 'v20111101' })).error.code, 'option-not-allowed');
  });

  it('opens the widget in the language of the browser', async () => {
    const { widget_url } = await ask({ widget_url: {} }, {}, { 'Accept-Language': 'es-MX,en;q=0.5' });
    const page = await fetch(widget_url.url.replace('widget.localhost', '127.0.0.1'));
    assert.match(await page.text(), /<html lang="es"/);
  });

  it('tells of wrong credentials, and of a user and a member that MX does not know', async () => {
    const refused = await ask({ widget_url: {} }, { apiKey: 'another-key' });
    assert.deepEqual([refused.status, refused.error.code], [502, 'mx-credentials-refused']);
    const unknown = await ask({ widget_url: {} }, { authorize: () => ({ userGuid: 'USR-nobody' }) });
    assert.deepEqual([unknown.status, unknown.error.code], [404, 'mx-not-found']);
    const stranger = await ask({ widget_url: { current_member_guid: 'MBR-of-nobody' } });
    assert.deepEqual([stranger.status, stranger.error.code], [400, 'mx-rejected']);
  });

  for (const [planned, status, code] of [
    [401, 502, 'mx-credentials-refused'],
    [404, 404, 'mx-not-found'],
    [429, 429, 'mx-rate-limited'],
    [500, 502, 'mx-failed'],
    [503, 503, 'mx-unavailable'],
  ] as const) {
    it(`answers ${status} when the sandbox was told to fail with ${planned}, and a URL the next time`, async () => {
      sandbox.failNext('widget_urls', planned);
      const answer = await ask({ widget_url: {} });
      assert.deepEqual([answer.status, answer.error.code], [status, code]);
      assert.equal((await ask({ widget_url: {} })).status, 200);
    });
  }
});
