import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { configOf, endpointConfig } from '../support/configs.js';
import { createUrlLedger } from '../../src/request/url-ledger.js';
import { fakeDocument, FakeWindow } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { minute, SimulatedTime } from '../support/simulated-time.js';
import { requestKeyOf } from '../../src/request/request-key.js';
import { settled } from '../support/stage.js';
import { EarlyStart } from '../../src/boot/early-start.js';
import { memoryStorage } from '../support/memory-storage.js';
import type { Config } from '../../src/config/parse-config.js';
import type { EarlyStartPorts } from '../../src/boot/early-start.js';

const url = 'https://widget.example/md/connect/1';
const keyOf = (config: Config, memberGuid?: string) => requestKeyOf({ config, memberGuid });

/** A page whose backend answers a fresh URL each time, once it is let. */
function openPage() {
  const time = new SimulatedTime();
  const target = new FakeWindow();
  const signals: AbortSignal[] = [];
  const answers: (() => void)[] = [];
  const fetch = mock.fn((_: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise((resolve) => {
      const body = { widget_url: { url: `${url}/${signals.length}` } };
      answers.push(() => resolve(Response.json(body)));
    });
  });
  function attribute(this: object, name: string, value: string): void {
    Object.assign(this, { [name]: value });
  }
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const document = fakeDocument({
    createElement: () => ({ ...listening, setAttribute: attribute, remove: () => undefined }),
  });
  const shown: (string | undefined)[] = [];
  const services = {
    hub: new MessageHub(target),
    ledger: createUrlLedger({ time, storage: memoryStorage }),
    time,
  };
  const start = new EarlyStart({
    window: { ...listening, document, fetch } as unknown as EarlyStartPorts['window'],
    services,
    language: { ask: () => ({ asked: 'fr', note: () => undefined }), shown: 'fr' },
    show: (frame) => shown.push(frame?.src),
  });
  return { start, time, signals, services, shown, answer: () => answers.forEach((give) => give()) };
}

const config = endpointConfig();
const { signal } = new AbortController();

describe('a widget that is started before the runtime is loaded', () => {
  it('asks at once, puts the answer into its frame, and spends it', async () => {
    const { start, signals, services, shown, answer } = openPage();
    start.begin(config);
    assert.equal(signals.length, 1);
    answer();
    await settled();
    assert.deepEqual(shown, [`${url}/1`]);
    assert.equal(services.ledger.spend(`${url}/1`), false);
    assert.equal(start.takeAnswer(keyOf(config), signal)?.url, `${url}/1`);
    assert.equal(start.takeFrame(`${url}/2`), undefined);
    assert.equal(start.takeFrame(`${url}/1`)?.url, `${url}/1`);
    assert.equal(start.takeFrame(`${url}/1`), undefined, 'once');
  });

  it('goes on as it is when the same is asked for again', () => {
    const { start, signals } = openPage();
    start.begin(config);
    start.begin(endpointConfig());
    assert.equal(signals.length, 1);
  });

  it('is given up for another, request and frame', async () => {
    const { start, signals, shown, answer } = openPage();
    start.begin(config);
    start.begin(endpointConfig({ mode: 'verification' }));
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, false],
    );
    answer();
    await settled();
    start.begin(config);
    assert.deepEqual(shown, [`${url}/2`, undefined]);
  });

  it('hands an answer that is still to come over, and puts it into no frame itself', async () => {
    const { start, shown, answer } = openPage();
    start.begin(config);
    const taken = start.takeAnswer(keyOf(config), signal);
    answer();
    assert.deepEqual(await taken?.answer, { ok: true, value: `${url}/1` });
    assert.equal(taken?.url, undefined);
    assert.deepEqual(shown, []);
    assert.equal(start.takeAnswer(keyOf(config), signal), undefined, 'once');
  });

  for (const [what, key] of [
    ['other options', keyOf(endpointConfig({ mode: 'verification' }))],
    ['another source', keyOf(configOf({ widgetUrlEndpoint: '/other' }))],
    ['a member', keyOf(config, 'MBR-1')],
  ] as const) {
    it(`is given up for a request with ${what}`, () => {
      const { start, signals } = openPage();
      start.begin(config);
      assert.equal(start.takeAnswer(key, signal), undefined);
      assert.equal(signals[0]?.aborted, true);
    });
  }

  it('ends with whoever has taken it, be it a request or a frame that nobody took', async () => {
    for (const isAnswered of [false, true]) {
      const { start, signals, shown, answer } = openPage();
      const controller = new AbortController();
      start.begin(config);
      if (isAnswered) answer();
      await settled();
      start.takeAnswer(keyOf(config), controller.signal);
      controller.abort();
      assert.equal(signals[0]?.aborted, true);
      assert.deepEqual(shown, isAnswered ? [`${url}/1`, undefined] : []);
    }
  });

  it('leaves an answer that came too late alone', async () => {
    const { start, services, shown, answer } = openPage();
    start.begin(config);
    start.cancel();
    start.cancel();
    answer();
    await settled();
    assert.deepEqual(shown, []);
    assert.equal(services.ledger.spend(`${url}/1`), true);
  });

  it('leaves what throws to the runtime, which will meet it again', (context) => {
    const { start } = openPage();
    context.mock.method(globalThis, 'AbortController', () => {
      throw new Error('replaced');
    });
    start.begin(config);
    context.mock.restoreAll();
    assert.equal(start.takeAnswer(keyOf(config), signal), undefined);
  });
});

describe('a ready-made URL', () => {
  const ready = configOf({ widgetUrl: `  ${url}` });

  for (const [what, age, isShown] of [
    ['is loaded when it is asked for in time', 10 * minute - 1, true],
    ['is not loaded ten minutes after it came, whoever made it wait', 10 * minute, false],
  ] as const) {
    it(what, async () => {
      const { start, time, shown } = openPage();
      start.receive(`  ${url}`);
      time.advance(age);
      start.receive(url);
      start.begin(ready);
      await settled();
      assert.deepEqual(shown, isShown ? [url] : []);
      assert.equal(start.takeAnswer(keyOf(ready), signal)?.url, isShown ? url : undefined);
    });
  }

  it('is loaded once', async () => {
    const { start, services, shown } = openPage();
    services.ledger.spend(url);
    start.begin(ready);
    await settled();
    assert.deepEqual(shown, []);
  });

  it('that is no URL is told when it is asked for, not before', () => {
    const { start } = openPage();
    for (const value of ['no URL', undefined, Symbol('url'), {}]) start.receive(value);
  });
});
