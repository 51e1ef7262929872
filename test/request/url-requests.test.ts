import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { askOnce } from '../../src/request/ask-once.js';
import { configOf, endpointConfig } from '../support/configs.js';
import { noFetch, refusal, Surroundings } from '../support/request-surroundings.js';
import { minute } from '../support/simulated-time.js';
import { requestWidgetUrl } from '../../src/request/request-widget-url.js';
import { UrlRequests } from '../../src/request/url-requests.js';
import type { Config } from '../../src/config/parse-config.js';
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
const ask = ({ source, request }: Config, options: Surroundings['options']) =>
  requestWidgetUrl(source.kind, () => askOnce(source, request, options), options);
const provided = (widgetUrlProvider: WidgetUrlProvider) => configOf({ widgetUrlProvider });

describe('requesting a widget URL', () => {
  it('asks the provider with the request and a signal', async () => {
    const provider = mock.fn<WidgetUrlProvider>(() => Promise.resolve(url));
    const config = provided(provider);
    assert.deepEqual(await ask(config, optionsWith(noFetch)), { ok: true, value: url });
    const [request, context] = provider.mock.calls[0]?.arguments ?? [];
    assert.deepEqual(request, config.request);
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
    assert.deepEqual(seen, [before, before]);
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

describe('the first request, begun early', () => {
  const begun = (config = endpointConfig()) => {
    const { asked, fetch } = endpoint();
    const requests = new UrlRequests(new Surroundings(fetch).options);
    requests.begin({ config, memberGuid: undefined });
    return { asked, requests, config };
  };

  it('is taken over by the equal one, once', async () => {
    const { asked, requests, config } = begun();
    const { signal } = new AbortController();
    const input = { config, memberGuid: undefined };
    assert.deepEqual(await requests.request(input, signal), { ok: true, value: `${url}/1` });
    assert.equal(asked.length, 1);
    assert.deepEqual(await requests.request(input, signal), { ok: true, value: `${url}/2` });
  });

  it('is aborted with the one that took it over', async () => {
    const { asked, requests, config } = begun();
    const controller = new AbortController();
    const answer = requests.request({ config, memberGuid: undefined }, controller.signal);
    controller.abort();
    assert.equal(asked[0]?.signal?.aborted, true);
    await answer;
  });

  for (const [what, config, memberGuid] of [
    ['other options', endpointConfig({ mode: 'verification' }), undefined],
    ['another source', configOf({ widgetUrlEndpoint: '/other' }), undefined],
    ['a member', endpointConfig(), 'MBR-1'],
  ] as const) {
    it(`is given up for a request with ${what}`, async () => {
      const { asked, requests } = begun();
      await requests.request({ config, memberGuid }, new AbortController().signal);
      assert.deepEqual(
        asked.map(({ signal }) => signal?.aborted),
        [true, false],
      );
      assert.equal(asked.at(-1)?.member, memberGuid);
    });
  }

  it('is given up when nobody wants it any more', () => {
    const { asked, requests } = begun();
    requests.cancel();
    requests.cancel();
    assert.equal(asked[0]?.signal?.aborted, true);
  });

  it('goes on with the member, whatever member the page asked for first', async () => {
    const { asked, requests } = begun();
    const config = endpointConfig({ currentMemberGuid: 'MBR-1' });
    await requests.request({ config, memberGuid: 'MBR-2' }, new AbortController().signal);
    assert.equal(asked[1]?.member, 'MBR-2');
    assert.equal(config.request.widget_url['current_member_guid'], 'MBR-1');
  });
});

describe('a ready-made URL', () => {
  const config = configOf({ widgetUrl: `  ${url}` });
  const input = { config, memberGuid: undefined };

  for (const [what, age, code] of [
    ['is loaded when it is asked for in time', 10 * minute - 1, undefined],
    ['is not loaded ten minutes after it came, whoever made it wait', 10 * minute, 'url-spent'],
  ] as const) {
    it(what, async () => {
      const { options, time } = new Surroundings(noFetch);
      const requests = new UrlRequests(options);
      requests.receive(`  ${url}`);
      time.advance(age);
      requests.receive(url);
      const result = await requests.request(input, options.signal);
      assert.equal(result.ok ? undefined : result.error.code, code);
    });
  }

  it('that is no URL is told when it is asked for, not before', async () => {
    const requests = new UrlRequests(new Surroundings(noFetch).options);
    const bad = configOf({ widgetUrl: 'no URL' });
    for (const value of ['no URL', undefined, Symbol('url'), {}]) requests.receive(value);
    const asked = requests.request({ config: bad, memberGuid: undefined }, new AbortController().signal);
    assert.equal((await refusal(asked)).code, 'url-invalid');
  });
});
