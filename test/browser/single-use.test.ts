import { assert } from '@open-wc/testing';
import { backend, sandbox } from '../tools/browser/servers.js';
import { framedUrls, loads } from './support/framed-urls.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  create,
  frameOf,
  mount,
  mountPuppet,
  puppetIn,
  stage,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/*
 * Whatever a framework or a browser does to the element: no URL is put into a frame twice, no frame shows a second page, and the
 * sandbox, which plays MX here, never has to refuse one; but where an element is moved, for a browser asks at once for the page of a
 * frame in it, and throws the answer away when the element removes that frame.
 */

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };
let refusalsBefore = 0;
let isMoved = false;

beforeEach(async () => {
  await backend.reset();
  refusalsBefore = (await sandbox.refusals()).length;
  framedUrls.length = 0;
  loads.clear();
  isMoved = false;
});

afterEach(async () => {
  assert.strictEqual(new Set(framedUrls).size, framedUrls.length, 'a URL was put into a frame twice');
  assert.isAtMost(Math.max(0, ...loads.values()), 1, 'a frame showed another page');
  if (!isMoved)
    assert.lengthOf(await sandbox.refusals(), refusalsBefore, 'a URL was loaded that is used or too old');
});

async function activeWidget(attributes = {}): Promise<ConnectWidget> {
  const widget = mount({ ...endpoint, ...attributes });
  await untilState(widget, 'active');
  return widget;
}

/** A turn of the page's event loop, in which everything that is due happens. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** How often the URLs of this test's widgets were asked for. */
const asked = async () => (await backend.requests()).length;

const ways: Readonly<Record<string, (widget: ConnectWidget) => Promise<void> | void>> = {
  'a double mount in one turn': (widget) => {
    const parent = widget.parentElement;
    widget.remove();
    parent?.append(widget);
  },
  'a double mount in two turns, as StrictMode does it': async (widget) => {
    const parent = widget.parentElement;
    widget.remove();
    await turn();
    parent?.append(widget);
  },
  'a move to another parent': (widget) => stage().append(widget),
  'a move within its parent': (widget) => widget.parentElement?.prepend(widget, 'text'),
  'ten moves in a row': (widget) => {
    for (let move = 0; move < 10; move++) stage().append(widget);
  },
  'ten moves in ten turns': async (widget) => {
    for (let move = 0; move < 10; move++) {
      stage().append(widget);
      await turn();
    }
  },
  'a move of its parent': (widget) => {
    const { parentElement } = widget;
    if (parentElement) stage().append(parentElement);
  },
  'a move into a shadow root': (widget) => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(widget);
    stage().append(host);
  },
  'a move into another document and back': (widget) => {
    const parent = widget.parentElement;
    document.implementation.createHTMLDocument().body.append(widget);
    parent?.append(widget);
  },
  'leaving the page for a while': async (widget) => {
    widget.remove();
    await turn();
    await turn();
    stage().append(widget);
  },
};

describe('one URL, one load: an active widget with an endpoint asks anew after', () => {
  for (const [what, happen] of Object.entries(ways)) {
    it(what, async () => {
      const widget = await activeWidget();
      const before = frameOf(widget);
      isMoved = true;
      await happen(widget);
      // The old frame is out at once; whatever stands there later has a URL of its own.
      assert.isFalse(before.isConnected);
      await until(() => widget.state !== 'active' || frameOf(widget) !== before, 'a new load');
      await untilState(widget, 'active');
      assert.isAtLeast(await asked(), 2);
      assert.lengthOf([...(widget.shadowRoot?.querySelectorAll('iframe') ?? [])], 1);
    });
  }
});

describe('one URL, one load: nothing is asked again after', () => {
  const same: Readonly<Record<string, (widget: ConnectWidget) => Promise<void> | void>> = {
    'attributes written again with the same values': async (widget) => {
      for (let times = 0; times < 5; times++) {
        for (const { name, value } of [...widget.attributes]) widget.setAttribute(name, value);
        await widget.updateComplete;
      }
    },
    'an endpoint that is written again with every rendering': async (widget) => {
      widget.removeAttribute('widget-url-endpoint');
      for (let times = 0; times < 3; times++) {
        widget.widgetUrlEndpoint = backend.widgetUrlEndpoint;
        await widget.updateComplete;
      }
    },
    'a return from the browser’s back-forward cache': () => {
      for (const type of ['pagehide', 'pageshow'])
        window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    },
    'the module being loaded once more, as after a hot update': async () => {
      await import(new URL('../../src/index.ts?hot', import.meta.url).href);
    },
  };
  it('a provider that is a new function with every rendering', async () => {
    let calls = 0;
    const render = () => {
      widget.widgetUrlProvider = () => {
        calls++;
        return Promise.resolve(puppetUrl());
      };
      return widget.updateComplete;
    };
    const widget = create();
    void render();
    stage().append(widget);
    await untilState(widget, 'active');
    for (let times = 0; times < 3; times++) await render();
    assert.strictEqual(widget.state, 'active');
    assert.strictEqual(calls, 1);
  });

  for (const [what, happen] of Object.entries(same)) {
    it(what, async () => {
      const widget = await activeWidget({ language: 'es', mode: 'verification', 'use-cases': 'PFM' });
      const frame = frameOf(widget);
      await happen(widget);
      await turn();
      assert.strictEqual(widget.state, 'active');
      assert.strictEqual(frameOf(widget), frame);
      assert.strictEqual(await asked(), 1);
    });
  }

  const { moveBefore } = Element.prototype as { moveBefore?: (node: Node, child: Node | null) => void };
  // Firefox has it, but lets go of the page of a frame all the same; then a fresh URL is asked for.
  const keepsPages = moveBefore === undefined || 'userAgentData' in navigator;
  it(`moveBefore(), where it keeps pages alive (here: ${keepsPages ? 'yes' : 'no'})`, async () => {
    const urls: string[] = [];
    const widget = create();
    widget.widgetUrlProvider = () => {
      urls.push(puppetUrl());
      return Promise.resolve(urls.at(-1) ?? '');
    };
    const [place, other] = [stage(), stage()];
    other.append(widget);
    await untilState(widget, 'active');
    const frame = frameOf(widget);
    for (const parent of [place, other, place]) {
      if (moveBefore) moveBefore.call(parent, widget, parent.firstChild);
      await turn();
    }
    await untilState(widget, 'active');
    assert.strictEqual(frameOf(widget) === frame, keepsPages);
    assert.strictEqual(urls.length === 1, keepsPages);
    const heard = untilEvent(widget, 'connect-ping');
    await (await puppetIn(widget)).say({ mx: true, type: 'mx/ping', metadata: {} });
    await heard;
  });
});

describe('one URL, one load: a ready-made URL', () => {
  /** That it was refused to load, and nothing is in its place. */
  async function assertSpent(widget: ConnectWidget): Promise<void> {
    await untilState(widget, 'error');
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
    assert.lengthOf(framedUrls, 1);
  }

  for (const [what, happen] of Object.entries(ways)) {
    it(`is not loaded again after ${what}`, async () => {
      const { widget } = await mountPuppet();
      isMoved = true;
      await happen(widget);
      await assertSpent(widget);
    });
  }

  it('is not loaded by a second element, nor by a clone', async () => {
    const { widget } = await mountPuppet();
    const place = stage();
    place.append(widget.cloneNode());
    const clone = place.querySelector('connect-widget');
    assert.isNotNull(clone);
    const same = mount({ 'widget-url': widget.widgetUrl ?? '' });
    await assertSpent(clone);
    await assertSpent(same);
    assert.strictEqual(widget.state, 'active');
  });

  it('is not loaded by the element that a framework puts in its place', async () => {
    const { widget } = await mountPuppet();
    const place = widget.parentElement;
    assert.isNotNull(place);
    place.innerHTML = widget.outerHTML.replace('>', ` widget-url="${widget.widgetUrl ?? ''}">`);
    const replacement = place.querySelector('connect-widget');
    assert.isNotNull(replacement);
    assert.notStrictEqual(replacement, widget);
    await assertSpent(replacement);
  });

  it('is not loaded by the page that comes after a reload', async () => {
    const host = document.createElement('iframe');
    host.src = '/test/browser/frames/host.html';
    stage().append(host);
    const url = puppetUrl();
    const mountInside = async (): Promise<ConnectWidget> => {
      await until(() => host.contentWindow?.customElements.get('connect-widget'), 'the element');
      const inner = host.contentDocument?.createElement('connect-widget');
      assert.isDefined(inner);
      inner.setAttribute('widget-url', url);
      host.contentDocument?.documentElement.append(inner);
      return inner;
    };
    await untilState(await mountInside(), 'active');
    const { contentDocument } = host;
    host.contentWindow?.location.reload();
    await until(() => host.contentDocument !== contentDocument, 'the reload');
    const widget = await mountInside();
    await untilState(widget, 'error');
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
  });

  it('is not loaded again by an element that its page removes while it tells of a message, and puts back', async () => {
    const { widget, puppet } = await mountPuppet();
    const place = widget.parentElement;
    const removed = new Promise<void>((resolve) =>
      widget.addEventListener('connect-member-connected', () => {
        // What is to be rendered then is rendered out of the document.
        widget.requestUpdate();
        widget.remove();
        resolve();
      }),
    );
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } });
    await removed;
    await widget.updateComplete;
    assert.lengthOf([...widget.renderRoot.querySelectorAll('iframe')], 0);
    place?.append(widget);
    await assertSpent(widget);
    widget.widgetUrl = puppetUrl();
    await untilState(widget, 'active');
    isMoved = true;
    stage().append(widget);
    await untilState(widget, 'error');
    assert.lengthOf(framedUrls, 2);
  });

  const delays: Record<
    string,
    [begin: (widget: ConnectWidget) => void, goOn: (widget: ConnectWidget) => void]
  > = {
    'a lazy element that nobody saw': [
      (widget) => {
        widget.loading = 'lazy';
        stage().style.paddingBlockStart = '5000px';
        stage().append(widget);
      },
      (widget) => widget.scrollIntoView(),
    ],
    'an option that was wrong until then': [
      (widget) => {
        widget.setAttribute('mode', 'bad');
        stage().append(widget);
      },
      (widget) => widget.removeAttribute('mode'),
    ],
    'another source that was there until then': [
      (widget) => {
        widget.widgetUrlProvider = () => new Promise(() => undefined);
        stage().append(widget);
      },
      (widget) => Object.assign(widget, { widgetUrlProvider: undefined }),
    ],
  };
  for (const [what, [begin, goOn]] of Object.entries(delays)) {
    it(`is not loaded ten minutes after it came, because of ${what}`, async () => {
      const widget = create({ 'widget-url': puppetUrl() });
      begin(widget);
      await widget.updateComplete;
      const realNow = Date.now;
      Date.now = () => realNow() + 10 * 60_000;
      try {
        const told = untilEvent(widget, 'connect-error', ({ code }) => code !== 'config-invalid');
        goOn(widget);
        assert.strictEqual((await told).code, 'url-spent');
      } finally {
        Date.now = realNow;
        window.scrollTo(0, 0);
      }
      assert.lengthOf(framedUrls, 0);
    });
  }
});
