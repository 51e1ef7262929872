import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bank, widgetUrl } from '../support/stage.js';
import { createEffects } from '../../src/runtime/effects.js';
import { endpointConfig } from '../support/configs.js';
import { FakeConnectivity } from '../support/fake-connectivity.js';
import { fakeDocument, FakeWindow } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { SimulatedTime } from '../support/simulated-time.js';
import type { EffectPorts } from '../../src/runtime/effects.js';

const defect = new Error('a function of the browser that the page has replaced');
const fail = () => {
  throw defect;
};

/** The effects as they run in a page, whose browser functions can be broken once an effect runs. */
function openPage() {
  const time = new SimulatedTime();
  const connectivity = new FakeConnectivity();
  const target = new FakeWindow();
  const own = { postMessage: () => undefined } as unknown as Window;
  const blurs = new Set<() => void>();
  const channels = new Set<Channel>();
  class Channel {
    onmessage: (() => void) | null = null;
    readonly close = () => channels.delete(this);
    constructor() {
      channels.add(this);
    }
  }
  const document = {
    createElement: () => ({
      setAttribute: () => undefined,
      addEventListener: () => undefined,
      contentWindow: own,
    }),
    visibilityState: 'visible',
    hasFocus: () => true,
  };
  const window = {
    document: fakeDocument(document),
    location: { origin: 'https://host.example' },
    addEventListener: (_: string, callback: () => void) => blurs.add(callback),
    removeEventListener: (_: string, callback: () => void) => blurs.delete(callback),
    BroadcastChannel: Channel,
  };
  const services = { hub: new MessageHub(target), time, connectivity };
  const ports = {
    element: new EventTarget(),
    window,
    services,
    show: () => undefined,
    requests: { since: 0 },
    early: { takeFrame: () => undefined },
    language: { shown: 'en-US' },
    config: () => endpointConfig({ popout: 'manual' }),
    deliver: fail,
  };
  const effects = createEffects(ports as unknown as EffectPorts);
  const sent: unknown[] = [];
  const send = (event: unknown) => void sent.push(event);
  const returnPages = () => channels.forEach(({ onmessage }) => onmessage?.());
  const blur = () => blurs.forEach((callback) => callback());
  return { effects, time, connectivity, document, target, own, send, sent, returnPages, blur };
}

type Page = ReturnType<typeof openPage>;

/** The user is out in a window that the page has opened. */
const goOut = ({ effects, send }: Page) => effects.runPopouts(send).start(bank, 'manual');

const callbacks: Readonly<Record<string, (page: Page) => void>> = {
  'a message of the widget': ({ effects, target, own, send }) => {
    effects.runFrame({ url: widgetUrl, config: endpointConfig() }, send);
    target.post(own, { mx: true, type: 'mx/load', metadata: {} });
  },
  'the focus that leaves the page': (page) => {
    goOut(page);
    Object.assign(page.time, { setTimeout: fail });
    page.blur();
  },
  'a timer': (page) => {
    goOut(page);
    page.document.hasFocus = fail;
    page.blur();
    page.time.advance(1000);
  },
  'the page that wakes': (page) => {
    goOut(page);
    page.document.hasFocus = fail;
    page.time.wake();
  },
  'a return page': (page) => {
    const refuseOnce = (event: { type: string }) => {
      if (event.type === 'popout.returned') fail();
      page.sent.push(event);
    };
    goOut({ ...page, send: refuseOnce as Page['send'] });
    page.returnPages();
  },
  'the network that changes': ({ effects, connectivity, send }) => {
    effects.watchNetwork(send);
    Object.assign(connectivity, { isOnline: fail });
    connectivity.go(true);
  },
  'the page that wakes without a network': ({ effects, connectivity, time, send }) => {
    connectivity.go(false);
    effects.watchNetwork(send);
    Object.assign(connectivity, { isOnline: fail });
    time.wake();
  },
};

describe('an effect whose callback throws reports it to the machine', () => {
  for (const [what, cause] of Object.entries(callbacks)) {
    it(what, () => {
      const page = openPage();
      cause(page);
      assert.deepEqual(page.sent.at(-1), { type: 'effect.failed', cause: defect });
      const failures = page.sent.filter((event) => (event as { type: string }).type === 'effect.failed');
      assert.equal(failures.length, 1, 'once');
    });
  }
});
