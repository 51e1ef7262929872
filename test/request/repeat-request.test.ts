import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askOnce } from '../../src/request/ask-once.js';
import { configOf, endpointConfig } from '../support/configs.js';
import { requestWidgetUrl } from '../../src/request/request-widget-url.js';
import { second } from '../support/simulated-time.js';
import { settled } from '../support/stage.js';
import { noFetch, refusal, Surroundings } from '../support/request-surroundings.js';
import type { Config } from '../../src/config/parse-config.js';
import type { ErrorCode } from '../../src/errors/widget-error.js';
import type { Fetch } from '../support/request-surroundings.js';

const url = 'https://widget.example/md/connect/1';

/** One answer of the backend: a status, with `Retry-After` perhaps, or no connection. */
type Answer = number | readonly [status: number, retryAfter: string] | 'no network';

/** A backend that answers these in turn, the last one for ever, and the times at which it was asked. */
function backend(answers: readonly [Answer, ...Answer[]], random?: () => number) {
  const askedAt: number[] = [];
  const fetch: Fetch = () => {
    const answer = answers[Math.min(askedAt.length, answers.length - 1)] ?? answers[0];
    askedAt.push(surroundings.time.monotonic());
    if (answer === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
    const [status, retryAfter] = typeof answer === 'number' ? [answer] : answer;
    if (status === 200) return Promise.resolve(Response.json({ widget_url: { url } }));
    const headers: HeadersInit = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
    return Promise.resolve(new Response('', { status, headers }));
  };
  const surroundings = new Surroundings(fetch, random);
  return { surroundings, askedAt };
}

const ask = (surroundings: Surroundings, config: Config = endpointConfig()) =>
  requestWidgetUrl(
    config.source.kind,
    () => askOnce({ config, memberGuid: undefined }, surroundings.options),
    surroundings.options,
  );

/** Lets five seconds pass, in steps that leave room for everything that follows from one. */
async function passFiveSeconds(surroundings: Surroundings): Promise<void> {
  for (let step = 0; step < 40; step++) await surroundings.pass(125);
}

interface Scenario {
  readonly answers: readonly [Answer, ...Answer[]];
  /** ms at which the backend is asked, with no chance in it. */
  readonly askedAt: readonly number[];
  /** The error that is told in the end; none when a URL came. */
  readonly code?: ErrorCode;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'is not repeated when it works': { answers: [200], askedAt: [0] },
  'is repeated after a 500': { answers: [500, 200], askedAt: [0, 250] },
  'is repeated after a 503, twice': { answers: [503, 503, 200], askedAt: [0, 250, 750] },
  'is repeated without a network, three times': {
    answers: ['no network', 'no network', 'no network', 200],
    askedAt: [0, 250, 750, 1750],
  },
  'is repeated three times at most': {
    answers: [502],
    askedAt: [0, 250, 750, 1750],
    code: 'url-request-failed',
  },
  'fails without a network in the end': {
    answers: ['no network'],
    askedAt: [0, 250, 750, 1750],
    code: 'url-request-failed',
  },
  'waits as long as a 429 asks for': { answers: [[429, '3'], 200], askedAt: [0, 3000] },
  'waits until the time that a 503 names': {
    answers: [[503, 'Mon, 05 Jan 2026 12:00:04 GMT'], 200],
    askedAt: [0, 4000],
  },
  'waits its own time when Retry-After is over': { answers: [[503, '0'], 200], askedAt: [0, 250] },
  'does not make a user wait for minutes': {
    answers: [[429, '120'], 200],
    askedAt: [0],
    code: 'url-request-failed',
  },
  'counts all causes together': {
    answers: [[429, '1'], 'no network', 500, 500, 200],
    askedAt: [0, 1000, 1500, 2500],
    code: 'url-request-failed',
  },
  'ends with the first refusal': {
    answers: [500, 401, 200],
    askedAt: [0, 250],
    code: 'url-request-rejected',
  },
  ...Object.fromEntries(
    [400, 401, 403, 404, 405, 409, 410, 418, 422, 451].map((status): [string, Scenario] => [
      `is not repeated after ${status}`,
      { answers: [status, 200], askedAt: [0], code: 'url-request-rejected' },
    ]),
  ),
};

describe('a request for a widget URL', () => {
  for (const [what, { answers, askedAt, code }] of Object.entries(scenarios)) {
    it(what, async () => {
      const given = backend(answers);
      const asked = ask(given.surroundings);
      await passFiveSeconds(given.surroundings);
      assert.deepEqual(given.askedAt, askedAt);
      const result = await asked;
      assert.equal(result.ok ? undefined : result.error.code, code);
      given.surroundings.assertEmpty();
    });
  }

  it('leaves half of each wait to chance', async () => {
    const { surroundings, askedAt } = backend([500], () => 0.5);
    const asked = ask(surroundings);
    await passFiveSeconds(surroundings);
    assert.deepEqual(askedAt, [0, 375, 1125, 2625]);
    const error = await refusal(asked);
    assert.equal(error.status, 500);
    assert.match(error.message, /answered 500.*Asked 4 times\.$/);
  });

  it('given up while it waits is over at once, and leaves nothing behind', async () => {
    const { surroundings, askedAt } = backend([500]);
    const asked = ask(surroundings);
    await surroundings.pass(100);
    assert.equal(surroundings.time.pendingTimers, 1);
    surroundings.controller.abort();
    assert.equal((await asked).ok, false);
    surroundings.assertEmpty();
    await passFiveSeconds(surroundings);
    assert.deepEqual(askedAt, [0]);
  });
});

describe('a request while the browser is offline', () => {
  it('is made all the same, for the browser may be wrong', async () => {
    const { surroundings, askedAt } = backend([200]);
    surroundings.connectivity.go(false);
    assert.deepEqual(await ask(surroundings), { ok: true, value: url });
    assert.deepEqual(askedAt, [0]);
  });

  it('is told as offline when it fails, and not repeated', async () => {
    const { surroundings, askedAt } = backend(['no network']);
    surroundings.connectivity.go(false);
    const { code, recoverable, message } = await refusal(ask(surroundings));
    assert.deepEqual([code, recoverable], ['offline', true]);
    assert.match(message, /goes on by itself/);
    assert.deepEqual(askedAt, [0]);
    surroundings.assertEmpty();
  });

  it('is repeated when a backend on this very machine answered 503', async () => {
    const { surroundings, askedAt } = backend([503, 200]);
    surroundings.connectivity.go(false);
    const asked = ask(surroundings);
    await passFiveSeconds(surroundings);
    assert.equal((await asked).ok, true);
    assert.deepEqual(askedAt, [0, 250]);
  });

  it('that was waiting when the network went is told as offline at once', async () => {
    const { surroundings, askedAt } = backend([[503, '9'], 200]);
    const asked = ask(surroundings);
    await surroundings.pass(second);
    surroundings.connectivity.go(true);
    await surroundings.pass(second);
    assert.equal(surroundings.time.pendingTimers, 1, 'only what is lost counts');
    surroundings.connectivity.go(false);
    assert.equal((await refusal(asked)).code, 'offline');
    assert.deepEqual(askedAt, [0]);
    surroundings.assertEmpty();
  });

  it('does not risk a ready-made URL, of which there is one', async () => {
    const surroundings = new Surroundings(noFetch);
    const config = configOf({ widgetUrl: url });
    surroundings.connectivity.go(false);
    assert.equal((await refusal(ask(surroundings, config))).code, 'offline');
    surroundings.connectivity.go(true);
    assert.equal((await ask(surroundings, config)).ok, true);
  });
});

describe('a provider that fails', () => {
  const failing = (errors: readonly Error[]) => {
    let calls = 0;
    const config = configOf({
      widgetUrlProvider: () => {
        const error = errors[calls++];
        return error ? Promise.reject(error) : Promise.resolve(url);
      },
    });
    return { config, calls: () => calls };
  };
  const network = new TypeError('Failed to fetch');

  it('as fetch fails without a network is asked again', async () => {
    const { config, calls } = failing([network, network]);
    const surroundings = new Surroundings(noFetch);
    const asked = ask(surroundings, config);
    await passFiveSeconds(surroundings);
    assert.equal((await asked).ok, true);
    assert.equal(calls(), 3);
  });

  it('with an error of its own is believed at once', async () => {
    const { config, calls } = failing([new Error('no session')]);
    const { code, message } = await refusal(ask(new Surroundings(noFetch), config));
    assert.deepEqual([code, message], ['url-request-failed', 'widgetUrlProvider failed: no session']);
    assert.equal(calls(), 1);
  });

  it('while the browser is offline is told as offline, whatever its error', async () => {
    const surroundings = new Surroundings(noFetch);
    surroundings.connectivity.go(false);
    const { config } = failing([new Error('Network Error')]);
    assert.equal((await refusal(ask(surroundings, config))).code, 'offline');
  });

  it('to answer within 30 s is given up, its signal aborted', async () => {
    const surroundings = new Surroundings(noFetch);
    const signals: AbortSignal[] = [];
    const widgetUrlProvider = (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<string>(() => undefined);
    };
    const asked = ask(surroundings, configOf({ widgetUrlProvider }));
    await surroundings.pass(30 * second - 1);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false],
    );
    await surroundings.pass(1);
    const { code, message } = await refusal(asked);
    assert.equal(code, 'url-request-failed');
    assert.match(message, /widgetUrlProvider failed: No answer within 30 s/);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
    surroundings.assertEmpty();
  });

  it('and was given up does not hold the element', async () => {
    const surroundings = new Surroundings(noFetch);
    const asked = ask(surroundings, configOf({ widgetUrlProvider: () => new Promise(() => undefined) }));
    await settled();
    surroundings.controller.abort();
    assert.equal((await asked).ok, false);
    surroundings.assertEmpty();
  });
});
