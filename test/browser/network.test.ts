import { assert } from '@open-wc/testing';
import { heldResources, untilNothingIsHeld } from './support/resources.js';
import { cutNetwork } from './support/network.js';
import { backend } from '../tools/browser/servers.js';
import { puppetUrl } from './support/puppet.js';
import {
  create,
  detailsOf,
  mount,
  recordEvents,
  stage,
  statesOf,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import { until } from './support/waiting.js';

/** Whether a widget waits, as it was told by `Retry-After: 9`. */
const waits = () => heldResources().some((held) => held.startsWith('timer 9'));
const untilItWaits = () => until(waits, 'the wait for a backend');

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

beforeEach(() => backend.reset());
let mend: ReturnType<typeof cutNetwork> = () => undefined;
afterEach(() => mend());

describe('a backend that fails for a moment', () => {
  for (const [what, fault] of [
    ['with 503', { status: 503 }],
    ['with 429 and Retry-After', { status: 429, headers: { 'Retry-After': '1' } }],
  ] as const) {
    it(`${what} is asked again, and nobody notices`, async () => {
      await backend.failNext(fault);
      const seen = recordEvents();
      const before = performance.now();
      const widget = mount(endpoint);
      await untilState(widget, 'active');
      const waited = performance.now() - before;
      assert.isAbove(waited, 'headers' in fault ? 1000 : 250);
      assert.lengthOf(await backend.requests(), 2);
      assert.deepEqual(statesOf(seen), ['loading', 'active']);
      assert.deepEqual(detailsOf(seen, 'connect-error'), []);
    });
  }

  it('is not asked again once the element is gone; nothing of the wait is left', async () => {
    await backend.failNext({ status: 429, headers: { 'Retry-After': '9' } }, 9);
    const widget = mount(endpoint);
    await untilItWaits();
    widget.remove();
    await untilNothingIsHeld();
    assert.lengthOf(await backend.requests(), 1);
  });

  it('is not asked again by a request that another replaced', async () => {
    await backend.failNext({ status: 429, headers: { 'Retry-After': '9' } });
    const widget = mount(endpoint);
    await untilItWaits();
    widget.mode = 'verification';
    await untilState(widget, 'active');
    assert.lengthOf(await backend.requests(), 2);
    assert.isFalse(waits());
  });
});

describe('a browser that is offline', () => {
  it('says so, and goes on by itself when it is online again', async () => {
    mend = cutNetwork();
    const seen = recordEvents();
    const widget = mount(endpoint);
    await untilState(widget, 'error');
    const [error] = detailsOf(seen, 'connect-error') as { code: string; recoverable: boolean }[];
    assert.deepEqual([error?.code, error?.recoverable], ['offline', true]);
    assert.include(textOf(widget), 'You’re offline');
    mend();
    await untilState(widget, 'active');
    assert.deepEqual(statesOf(seen), ['loading', 'error', 'loading', 'active']);
    assert.lengthOf(detailsOf(seen, 'connect-reconnecting'), 1);
    assert.lengthOf(await backend.requests(), 1);
  });

  it('is found online again when the page comes back, though nobody told', async () => {
    mend = cutNetwork();
    const widget = mount(endpoint);
    await untilState(widget, 'error');
    mend({ unseen: true });
    assert.strictEqual(widget.state, 'error');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await untilState(widget, 'active');
  });

  it('interrupts the wait for a backend', async () => {
    await backend.failNext({ status: 503, headers: { 'Retry-After': '9' } });
    const widget = mount(endpoint);
    await untilItWaits();
    const told = untilEvent(widget, 'connect-error');
    mend = cutNetwork();
    assert.strictEqual((await told).code, 'offline');
    mend();
    await untilState(widget, 'active');
  });

  it('explains a frame that stays silent', async () => {
    const urls = [puppetUrl({ silent: '' }), puppetUrl()];
    const widget = create({ 'frame-timeout': '3' });
    widget.widgetUrlProvider = () => Promise.resolve(urls.shift() ?? '');
    const told = untilEvent(widget, 'connect-error');
    stage().append(widget);
    await until(() => widget.shadowRoot?.querySelector('iframe'), 'the frame');
    mend = cutNetwork();
    assert.strictEqual((await told).code, 'offline');
    mend();
    await untilState(widget, 'active');
  });

  it('leaves nothing behind when the element is removed meanwhile', async () => {
    mend = cutNetwork();
    const widget = mount(endpoint);
    await untilState(widget, 'error');
    assert.include(heldResources().join(), 'window online');
    widget.remove();
    await untilNothingIsHeld();
  });
});
