import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { askOnce } from '../../src/request/ask-once.js';
import { configOf, endpointConfig } from '../support/configs.js';
import { noFetch, refusal, Surroundings } from '../support/request-surroundings.js';
import { failure } from '../../src/errors/widget-error.js';
import { requestWidgetUrl } from '../../src/request/request-widget-url.js';
import { settled } from '../support/stage.js';
import { UrlRequests } from '../../src/request/url-requests.js';
import type { Config } from '../../src/config/parse-config.js';
import type { EarlyRequest } from '../../src/request/url-requests.js';
import type { Fetch } from '../support/request-surroundings.js';
import type { WidgetUrlProvider } from '../../src/config/options.js';

const url = 'https://widget.example/md/connect/1';

/** An endpoint that answers a fresh URL each time, and remembers what it was asked. */
function endpoint() {
  const asked: { member: unknown; signal: AbortSignal | null | undefined }[] = [];
  const fetch = mock.fn<Fetch>((_, init) => {
    const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as {
      widget_url?: { current_member_guid?: unknown };
    };
    asked.push({ member: body.widget_url?.current_member_guid, signal: init?.signal });
    return Promise.resolve(Response.json({ widget_url: { url: `${url}/${asked.length}` } }));
  });
  return { asked, fetch };
}

const optionsWith = (fetch: Fetch) => new Surroundings(fetch).options;
const ask = (config: Config, options: Surroundings['options']) =>
  requestWidgetUrl(config.source.kind, () => askOnce({ config, memberGuid: undefined }, options), options);
const provided = (widgetUrlProvider: WidgetUrlProvider) => configOf({ widgetUrlProvider });

describe('the language of a request', () => {
  it('is noted with that of its answer, unless the request was aborted', async () => {
    const body = JSON.stringify({ widget_url: { url } });
    const headers = { 'Content-Language': 'fr' };
    const surroundings = new Surroundings(() => Promise.resolve(new Response(body, { headers })));
    const input = { config: endpointConfig(), memberGuid: undefined };
    await askOnce(input, surroundings.options);
    assert.deepEqual(surroundings.noted, [['en-CA', 'fr']]);
    // This source answers even after the abort.
    const ready = { ...input, config: configOf({ widgetUrl: url }) };
    const late = askOnce(ready, surroundings.options);
    surroundings.controller.abort();
    assert.equal((await late).ok, true);
    assert.equal(surroundings.noted.length, 1);
  });

  it('is the one noted where the answer names none', async () => {
    const surroundings = new Surroundings(noFetch);
    const config = provided(() => Promise.resolve(url));
    await askOnce({ config, memberGuid: undefined }, surroundings.options);
    assert.deepEqual(surroundings.noted, [['en-CA', undefined]]);
  });
});

describe('requesting a widget URL', () => {
  it('asks the provider with the request and a signal', async () => {
    const provider = mock.fn<WidgetUrlProvider>(() => Promise.resolve(url));
    const config = provided(provider);
    assert.deepEqual(await ask(config, optionsWith(noFetch)), { ok: true, value: url });
    const [request, context] = provider.mock.calls[0]?.arguments ?? [];
    assert.deepEqual(request, { ...config.request, language: 'en-CA' });
    assert.equal(context?.signal.aborted, false);
  });

  it('asks the provider each time with a request of its own, which it may change', async () => {
    const options = new Surroundings(noFetch).options;
    // As a framework hands a list on that it watches.
    const useCases = new Proxy(['PFM'] as const, {});
    let answers = 0;
    const seen: string[] = [];
    const config = configOf({
      useCases,
      widgetUrlProvider: (request) => {
        seen.push(JSON.stringify(request));
        Object.assign(request.widget_url, { use_cases: [], mode: 'verification' });
        return Promise.resolve(`${url}/${answers++}`);
      },
    });
    const before = JSON.stringify(config.request);
    for (let times = 0; times < 2; times++) assert.equal((await ask(config, options)).ok, true);
    const expected = JSON.stringify({ ...config.request, language: 'en-CA' });
    assert.deepEqual(seen, [expected, expected]);
    assert.equal(JSON.stringify(config.request), before);
  });

  for (const [what, provider] of [
    ['rejects', () => Promise.reject(new Error('no session'))],
    [
      'throws',
      () => {
        throw new Error('no session');
      },
    ],
  ] as const satisfies readonly (readonly [string, WidgetUrlProvider])[]) {
    it(`tells that the provider ${what}`, async () => {
      const error = await refusal(ask(provided(provider), optionsWith(noFetch)));
      assert.equal(error.code, 'url-request-failed');
      assert.equal(error.message, 'widgetUrlProvider failed: no session');
    });
  }

  for (const [told, kept] of [
    ['401: GET https://api.example/url?token=abc', '401: GET https://api.example/url?…'],
    ['[GET] "/api/url?q=it\'s&token=abc": 401', '[GET] "/api/url?…": 401'],
    ['at https://app.example/#access_token=abc', 'at https://app.example/?…'],
    [
      'fetch of https://user:s3cret@api.example/x and //key@b.example',
      'fetch of https://api.example/x and //b.example',
    ],
    ['Why? Ticket #42, ask me@team.example', 'Why? Ticket #42, ask me@team.example'],
  ] as const) {
    it(`cuts out of the provider's words what may be secret: ${kept}`, async () => {
      const config = provided(() => Promise.reject(new Error(told)));
      const error = await refusal(ask(config, optionsWith(noFetch)));
      assert.equal(error.message, `widgetUrlProvider failed: ${kept}`);
    });
  }

  it('checks what the provider answers', async () => {
    const config = provided(() => Promise.resolve('javascript:alert(1)'));
    const error = await refusal(ask(config, optionsWith(noFetch)));
    assert.equal(error.code, 'url-invalid');
    assert.match(error.message, /^the answer of widgetUrlProvider/);
  });

  it('takes a ready-made URL once, and says what to do the second time', async () => {
    const config = configOf({ widgetUrl: url });
    const options = optionsWith(noFetch);
    assert.deepEqual(await ask(config, options), { ok: true, value: url });
    const error = await refusal(ask(config, options));
    assert.equal(error.code, 'url-spent');
    assert.equal(error.recoverable, false);
    assert.match(error.message, /set a new one in widget-url/);
    assert.ok(!error.message.includes(url));
  });

  for (const [what, config, remedy] of [
    ['provider', provided(() => Promise.resolve(url)), /widgetUrlProvider must return a new one/],
    ['endpoint', endpointConfig(), /widget-url-endpoint must request a new one/],
  ] as const) {
    it(`tells an ${what} that answers the same URL twice, and lets the user try again`, async () => {
      const options = optionsWith(() => Promise.resolve(Response.json({ widget_url: { url } })));
      assert.equal((await ask(config, options)).ok, true);
      const error = await refusal(ask(config, options));
      assert.equal(error.code, 'url-spent');
      assert.equal(error.recoverable, true);
      assert.match(error.message, remedy);
    });
  }

  it('without a source says which there are', async () => {
    const error = await refusal(ask(configOf({}), optionsWith(noFetch)));
    assert.equal(error.code, 'config-invalid');
    assert.match(error.message, /widget-url-endpoint, widget-url or the property widgetUrlProvider/);
  });

  it('does not spend an answer that came after it was given up', async () => {
    const surroundings = new Surroundings(noFetch);
    const { controller, ledger, options } = surroundings;
    const config = provided(() => {
      controller.abort();
      return Promise.resolve(url);
    });
    assert.equal((await ask(config, options)).ok, false);
    assert.equal(ledger.spend(url), true);
  });

  it('never rejects when it is given up', async () => {
    const { controller, options } = new Surroundings(() => new Promise(() => undefined));
    const asked = ask(endpointConfig(), options);
    controller.abort();
    assert.equal((await asked).ok, false);
  });
});

describe('requests, the first of which may have been begun early', () => {
  const input = { config: endpointConfig(), memberGuid: undefined };
  const { signal } = new AbortController();
  const early = (taken: ReturnType<EarlyRequest['takeAnswer']>): EarlyRequest => ({
    takeAnswer: mock.fn<EarlyRequest['takeAnswer']>(
      () => undefined,
      () => taken,
      { times: 1 },
    ),
  });

  it('take over the answer that is under way, once', async () => {
    const { asked, fetch } = endpoint();
    const begun = early({ since: 0, answer: Promise.resolve({ ok: true, value: `${url}/early` }) });
    const requests = new UrlRequests(new Surroundings(fetch).options, begun);
    assert.deepEqual(await requests.request(input, signal), { ok: true, value: `${url}/early` });
    assert.equal(asked.length, 0);
    assert.deepEqual(await requests.request(input, signal), { ok: true, value: `${url}/1` });
  });

  it('ask again where the early one failed for a reason that passes', async () => {
    const { asked, fetch } = endpoint();
    const surroundings = new Surroundings(fetch);
    const failed = failure({ code: 'url-request-failed', what: 'unreachable' });
    const requests = new UrlRequests(
      surroundings.options,
      early({ since: 0, answer: Promise.resolve(failed) }),
    );
    const answer = requests.request(input, signal);
    await settled();
    surroundings.time.advance(1000);
    assert.deepEqual(await answer, { ok: true, value: `${url}/1` });
    assert.equal(asked.length, 1);
  });

  it('answer what is in its frame already, though its URL is spent', async () => {
    const surroundings = new Surroundings(noFetch);
    surroundings.ledger.spend(url);
    const begun = early({ since: 0, answer: Promise.resolve({ ok: true, value: url }), url });
    const requests = new UrlRequests(surroundings.options, begun);
    assert.deepEqual(await requests.request(input, signal), { ok: true, value: url });
  });

  it('go on with the member, whatever member the page asked for first', async () => {
    const { asked, fetch } = endpoint();
    const requests = new UrlRequests(new Surroundings(fetch).options, early(undefined));
    const config = endpointConfig({ currentMemberGuid: 'MBR-1' });
    await requests.request({ config, memberGuid: 'MBR-2' }, signal);
    assert.equal(asked[0]?.member, 'MBR-2');
    assert.equal(config.request.widget_url['current_member_guid'], 'MBR-1');
  });
});
