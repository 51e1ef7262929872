import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createActor } from 'xstate';
import { describe, it } from 'node:test';
import { connectWidgetMachine } from '../../src/machine/machine.js';
import { endpointConfig } from '../support/configs.js';
import { FakeEffects } from '../support/fake-effects.js';
import { fakeDocument, FakeWindow, fakePopup } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { explain } from '../../src/words/explain.js';
import { openFrame } from '../../src/frame/open-frame.js';
import { rejectionOfStray } from '../../src/frame/rejection.js';
import { runFrame } from '../../src/frame/run-frame.js';
import { sampleMessages } from '../protocol/samples.js';
import { settled, widgetUrl } from '../support/stage.js';
import { SimulatedTime } from '../support/simulated-time.js';
import type { Effects } from '../../src/machine/types.js';

/** Cases of each property; what a page is sent counts towards the 100,000 of test/protocol. */
const numRuns = 20_000;

const widgetOrigin = new URL(widgetUrl).origin;
const memberConnected = { mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-9' } };

/** The hub, the frame and the machine as they run in a page, around a frame that only remembers what it is posted. */
async function openPage() {
  const window = new FakeWindow();
  const hub = new MessageHub(window);
  hub.watch((event) => rejectionOfStray(event));
  const posted: unknown[] = [];
  const delivered: string[] = [];
  const own = { postMessage: (data: unknown) => posted.push(data) } as unknown as Window;
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const element = {
    ...listening,
    setAttribute: () => undefined,
    remove: () => undefined,
    contentWindow: own,
  };
  const page = { ...listening, document: fakeDocument({ createElement: () => element }) };

  const time = new SimulatedTime();
  const fakes = new FakeEffects(time);
  const run: Effects['runFrame'] = (input, send) =>
    runFrame(
      input,
      {
        open: (url) =>
          openFrame({
            window: page as unknown as Window,
            hub,
            url,
            title: 'Connect your bank',
            now: time.monotonic,
          }),
        isBelieved: (origin) => origin === widgetOrigin,
        deliver({ status, message }) {
          delivered.push(message.type);
          if (status === 'ok') actor.send(message);
        },
        reject: () => undefined,
        explain: (failure) => Promise.resolve(explain(failure)),
      },
      send,
    );
  const effects = Object.assign(fakes, { runFrame: run });
  const actor = createActor(connectWidgetMachine, {
    clock: time,
    input: { effects, config: endpointConfig() },
  });
  actor.start();
  actor.send({ type: 'load' });
  fakes.requests[0]?.answer({ ok: true, value: widgetUrl });
  await settled();
  assert.equal(window.listeners.size, 1);
  return { window, own, posted, delivered, actor };
}

const genuine = fc
  .constantFrom(...sampleMessages)
  .map(({ type, detail }) => ({ mx: true, type, metadata: detail }));

/** Nobody's message, though some look much like the widget's. */
const junk = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 2 }),
  genuine.map((message) => JSON.stringify(message)),
  genuine.map((message) => [message]),
  fc.tuple(genuine, fc.constantFrom(false, null, 1, 'true')).map(([message, mx]) => ({ ...message, mx })),
  genuine.map((message) => ({ ...message, type: message.type.toUpperCase() })),
  genuine.map((message) => ({ ...message, type: message.type.replace('mx/', '') })),
  fc.constantFrom({}, { member_guid: 7 }, { __proto__: memberConnected.metadata }, null).map((metadata) => ({
    ...memberConnected,
    metadata,
  })),
  genuine.map((message) =>
    Object.defineProperty({ ...message }, 'metadata', {
      get() {
        throw new Error('a getter that throws');
      },
    }),
  ),
);

const sender = fc.constantFrom('own', 'stranger', 'nobody', 'script');
const origin = fc.constantFrom(
  widgetOrigin,
  ...['https://evil.example', `${widgetOrigin}.evil.example`, 'http://widget.example', 'null', ''],
);
/** Junk from anywhere, or a genuine message from anywhere but the widget. */
const unbelievable = fc.oneof(
  fc.record({ from: sender, origin, data: junk }),
  fc
    .record({ from: sender, origin, data: genuine })
    .filter((message) => message.from !== 'own' || message.origin !== widgetOrigin),
);

type Page = Awaited<ReturnType<typeof openPage>>;
type Message = typeof unbelievable extends fc.Arbitrary<infer Value> ? Value : never;

const stranger = fakePopup().popup;

function post({ window, own }: Page, message: Message): void {
  const sources = { own, script: own, stranger, nobody: null };
  window.post(sources[message.from], message.data, message.origin, message.from !== 'script');
}

function changesNothing(page: Page): void {
  const { actor, posted, delivered } = page;
  const told = [posted.length, delivered.length];
  fc.assert(
    fc.property(unbelievable, (message) => {
      const before = actor.getSnapshot();
      post(page, message);
      assert.equal(actor.getSnapshot(), before);
      assert.deepEqual([posted.length, delivered.length], told);
    }),
    { numRuns },
  );
}

describe('junk and forgeries, through the hub, the frame and the machine', () => {
  it('change nothing while the widget loads, and its first message still counts', async () => {
    const page = await openPage();
    changesNothing(page);
    page.window.post(page.own, { mx: true, type: 'mx/load', metadata: {} }, widgetOrigin);
    assert.deepEqual(page.delivered, ['mx/load']);
    assert.equal(page.posted.length, 1);
  });

  it('change nothing while the widget is in use, and its next message still counts', async () => {
    const page = await openPage();
    page.window.post(page.own, { mx: true, type: 'mx/load', metadata: {} }, widgetOrigin);
    changesNothing(page);
    page.window.post(page.own, memberConnected, widgetOrigin);
    assert.equal(page.actor.getSnapshot().context.memberGuid, 'MBR-9');
    assert.deepEqual(page.delivered, ['mx/load', 'mx/connect/memberConnected']);
  });
});
