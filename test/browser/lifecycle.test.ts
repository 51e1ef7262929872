import { assert } from '@open-wc/testing';
import { heldResources, untilNothingIsHeld } from './support/resources.js';
import { backend } from '../tools/browser/servers.js';
import { longSession, untilExpired, untilWarned } from './support/clock.js';
import { puppetUrl } from './support/puppet.js';
import {
  create,
  detailsOf,
  frameOf,
  mount,
  mountPuppet,
  recordEvents,
  stage,
  untilEvent,
  untilState,
  withProvider,
} from './support/widget.js';
import { until } from './support/waiting.js';
import type { ConnectWidget, WidgetState } from '../../src/index.js';

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

beforeEach(() => backend.reset());

describe('moving the element', () => {
  it('asks for a fresh URL and is no removal', async () => {
    const { widget, urls } = withProvider();
    stage().append(widget);
    await untilState(widget, 'active');
    const first = frameOf(widget);
    stage().append(widget);
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.lengthOf(urls, 2);
    assert.notStrictEqual(frameOf(widget), first);
    assert.strictEqual(frameOf(widget).src, urls[1]);
  });

  it('with a ready-made URL ends in url-spent: one URL is never loaded twice', async () => {
    const { widget } = await mountPuppet();
    const error = untilEvent(widget, 'connect-error');
    stage().append(widget);
    assert.strictEqual((await error).code, 'url-spent');
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
  });

  it('many times in one turn asks once more', async () => {
    const { widget, urls } = withProvider();
    stage().append(widget);
    await untilState(widget, 'active');
    for (let move = 0; move < 5; move++) stage().append(widget);
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.lengthOf(urls, 2);
  });
});

describe('a double mount, as StrictMode does it', () => {
  it('in one turn asks once', async () => {
    const { widget, urls } = withProvider();
    const place = stage();
    place.append(widget);
    widget.remove();
    place.append(widget);
    await untilState(widget, 'active');
    assert.lengthOf(urls, 1);
  });

  it('in two turns gives the first request up', async () => {
    const place = stage();
    const widget = create(endpoint);
    place.append(widget);
    await Promise.resolve();
    widget.remove();
    await Promise.resolve();
    place.append(widget);
    await untilState(widget, 'active');
    assert.lengthOf(widget.shadowRoot?.querySelectorAll('iframe') ?? [], 1);
  });

  it('of two elements with one URL loads it in one of them', async () => {
    const url = puppetUrl();
    const seen = recordEvents();
    const first = mount({ 'widget-url': url });
    const second = mount({ 'widget-url': url });
    await until(() => first.state === 'active' && second.state === 'error', 'one widget and one error');
    const [error] = detailsOf(seen, 'connect-error') as { code: string }[];
    assert.strictEqual(error?.code, 'url-spent');
  });
});

describe('removal leaves nothing behind', () => {
  const ways: [state: WidgetState, reach: () => Promise<ConnectWidget>][] = [
    ['idle', () => Promise.resolve(mount())],
    ['loading', () => backend.failNext({ delay: 5000 }).then(() => mount(endpoint))],
    ['active', async () => (await mountPuppet()).widget],
    [
      'idle-warning',
      async () => {
        const { widget } = await mountPuppet(longSession);
        await untilWarned(widget);
        return widget;
      },
    ],
    [
      'expired',
      async () => {
        const { widget } = await mountPuppet(longSession);
        await untilExpired(widget);
        return widget;
      },
    ],
    ['error', () => Promise.resolve(mount({ 'widget-url': 'no URL' }))],
    [
      'closed',
      async () => {
        const { widget } = await mountPuppet();
        widget.close();
        return widget;
      },
    ],
    [
      'popout',
      async () => {
        const { widget, puppet } = await mountPuppet();
        const metadata = { url: 'https://bank.example/', member_guid: 'MBR-1' };
        await puppet.say({ mx: true, type: 'mx/connect/oauthRequested', metadata });
        return widget;
      },
    ],
  ];
  for (const [state, reach] of ways) {
    it(`in the state ${state}`, async () => {
      await untilNothingIsHeld();
      const widget = await reach();
      await untilState(widget, state);
      await until(() => heldResources().length > 0, 'something that could be left behind');
      const seen = recordEvents();
      widget.remove();
      await untilNothingIsHeld();
      assert.strictEqual(widget.state, 'idle');
      assert.isNull(widget.shadowRoot?.querySelector('iframe'));
      assert.deepEqual(seen, []);
      assert.strictEqual(window.frames.length, 0);
    });
  }

  it('of a lazy element that was never seen', async () => {
    const place = stage();
    place.style.paddingBlockStart = '5000px';
    const widget = mount({ loading: 'lazy', 'widget-url': puppetUrl() }, place);
    await widget.updateComplete;
    assert.strictEqual(widget.state, 'idle');
    widget.remove();
    await untilNothingIsHeld();
  });
});

describe('a page that is prepared ahead', () => {
  it('asks for nothing until the user goes there, and waits no longer once the element is removed', async () => {
    let isAhead = true;
    Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => isAhead });
    try {
      const place = stage();
      const widget = mount(endpoint, place);
      await widget.updateComplete;
      assert.strictEqual(widget.state, 'idle');
      assert.deepEqual(heldResources(), ['window prerenderingchange × 1']);
      widget.remove();
      await Promise.resolve();
      assert.deepEqual(heldResources(), []);
      place.append(widget);
      await widget.updateComplete;
      assert.deepEqual(await backend.requests(), []);
      isAhead = false;
      document.dispatchEvent(new Event('prerenderingchange'));
      await untilState(widget, 'active');
      assert.lengthOf(await backend.requests(), 1);
    } finally {
      Reflect.deleteProperty(Document.prototype, 'prerendering');
    }
  });
});

describe('loading="lazy"', () => {
  it('holds too for an element that another option kept from loading', async () => {
    const place = stage();
    place.style.paddingBlockStart = '5000px';
    const widget = mount({ loading: 'lazy', mode: 'bad', ...endpoint }, place);
    await untilState(widget, 'error');
    widget.removeAttribute('mode');
    await untilState(widget, 'idle');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    assert.strictEqual(widget.state, 'idle');
    assert.deepEqual(await backend.requests(), []);
    widget.scrollIntoView();
    await untilState(widget, 'active');
    assert.lengthOf(await backend.requests(), 1);
    window.scrollTo(0, 0);
  });

  it('loads when the user comes near', async () => {
    const place = stage();
    place.style.paddingBlockStart = '5000px';
    const widget = mount({ loading: 'lazy', ...endpoint }, place);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    assert.strictEqual(widget.state, 'idle');
    assert.deepEqual(await backend.requests(), []);
    widget.scrollIntoView();
    await untilState(widget, 'active');
    assert.lengthOf(await backend.requests(), 1);
    window.scrollTo(0, 0);
  });
});

describe('close and reload', () => {
  it('takes the frame away, and reload opens it again', async () => {
    const { widget, urls } = withProvider();
    stage().append(widget);
    await untilState(widget, 'active');
    widget.close();
    await untilState(widget, 'closed');
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
    widget.reload();
    await untilState(widget, 'active');
    assert.lengthOf(urls, 2);
    assert.isTrue(widget.matches(':state(active)'));
    assert.isFalse(widget.matches(':state(closed)'));
  });
});
