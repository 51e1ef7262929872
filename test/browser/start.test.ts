import { assert } from '@open-wc/testing';
import { answerChunks } from '../tools/browser/servers.js';
import { chunks as paths } from '../tools/browser/chunk-paths.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  buttonOf,
  detailsOf,
  frameOf,
  recordEvents,
  stage,
  statesOf,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { Chunk } from '../tools/browser/chunk-paths.js';
import type { Seen } from './support/widget.js';
import type { ConnectWidget, WidgetUrlProvider } from '../../src/index.js';

/*
 * The first script begins all that a user waits for; the others may come late, or not at all. Each page here is a new one, which has
 * to load them all.
 */

const chunks = Object.keys(paths) as Chunk[];
const held = (...names: readonly Chunk[]) => Object.fromEntries(names.map((name) => [name, 'hold'] as const));

beforeEach(() => answerChunks({}));
afterEach(() => answerChunks({}));

let pages = 0;

/** A page of its own, in a frame, with the first script in it; it asks for the others under addresses that no cache knows. */
async function openPage(): Promise<Document> {
  const host = document.createElement('iframe');
  const page = ++pages;
  const imports = Object.fromEntries(Object.values(paths).map((path) => [path, `${path}?page=${page}`]));
  host.srcdoc = `<!doctype html>
    <html lang="en">
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module" src="/src/index.ts"></script>
      <body></body>
    </html>`;
  host.style.cssText = 'inline-size: 600px; block-size: 800px';
  stage().append(host);
  await until(() => host.contentWindow?.customElements.get('connect-widget'), 'the first script');
  return host.contentDocument ?? assert.fail('A loaded frame has a document.');
}

/** A widget in this page, and every URL that it asked for. */
function mountIn(page: Document, attributes: Readonly<Record<string, string>> = {}) {
  const urls: string[] = [];
  const provide: WidgetUrlProvider = () => {
    urls.push(puppetUrl());
    return Promise.resolve(urls.at(-1) ?? '');
  };
  const widget = page.createElement('connect-widget');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  widget.widgetUrlProvider = provide;
  const seen = recordEvents(page);
  page.body.append(widget);
  return { widget, urls, seen };
}

/** The page in the widget's frame, which has loaded. */
async function puppetOf(widget: ConnectWidget): Promise<Puppet> {
  await until(() => widget.shadowRoot?.querySelector('iframe'), 'the frame');
  return Puppet.in(frameOf(widget).contentWindow ?? assert.fail('The frame has no window.'));
}

const framesOf = (widget: ConnectWidget) => [...(widget.shadowRoot?.querySelectorAll('iframe') ?? [])];

describe('while a script is on its way, the widget loads all the same', () => {
  for (const late of [...chunks.map((chunk) => [chunk]), chunks]) {
    it(late.join(', '), async () => {
      await answerChunks(held(...late));
      const { widget, urls, seen } = mountIn(await openPage(), { language: 'es' });
      const isWithoutRuntime = late.includes('runtime');
      const puppet = await puppetOf(widget);
      const sent = ['mx/connect/loaded', 'mx/connect/stepChange', 'mx/future', 'mx/connect/memberConnected'];
      const metadata = { member_guid: 'MBR-1', current: 'search', initial_step: 'search' };
      await puppet.say(...sent.map((type) => ({ mx: true, type, metadata })));
      if (isWithoutRuntime) {
        assert.strictEqual(widget.state, 'loading');
        assert.deepEqual(statesOf(seen), ['loading']);
      }
      await answerChunks({});
      await untilState(widget, 'active');
      const told = () => (detailsOf(seen, 'connect-message') as { type: string }[]).map(({ type }) => type);
      await until(() => told().includes('mx/connect/memberConnected'), 'the last message');
      assert.deepEqual(told(), ['mx/load', ...sent]);
      assert.strictEqual(widget.memberGuid, 'MBR-1');
      assert.deepEqual(statesOf(seen), ['loading', 'active']);
      assert.lengthOf(urls, 1);
    });
  }

  it('a flood before the runtime does not fill the memory, and the runtime goes on after it', async () => {
    await answerChunks(held('runtime'));
    const page = await openPage();
    const { widget, seen } = mountIn(page);
    const puppet = await puppetOf(widget);
    let arrived = 0;
    page.defaultView?.addEventListener('message', () => arrived++);
    await puppet.flood(5000, { mx: true, type: 'mx/ping', metadata: {} });
    // The puppet's answer comes by a port, which may overtake what it has posted to the page.
    await until(() => arrived >= 5000, 'the flood');
    await answerChunks({});
    await untilState(widget, 'active');
    const connected = untilEvent(widget, 'connect-member-connected');
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } });
    await connected;
    assert.isAtMost(detailsOf(seen, 'connect-ping').length, 1000);
  });
});

describe('the screens’ script', () => {
  const isAsked = (page: Document) => {
    const entries = page.defaultView?.performance.getEntriesByType('resource') ?? [];
    return entries.some(({ name }) => new URL(name).pathname === paths.screens);
  };

  it('is not loaded while the user is at work, and as soon as the page is hidden', async () => {
    const page = await openPage();
    const { widget } = mountIn(page);
    const puppet = await puppetOf(widget);
    await untilState(widget, 'active');
    const connected = untilEvent(widget, 'connect-member-connected');
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } });
    await connected;
    assert.isFalse(isAsked(page));
    page.dispatchEvent(new Event('visibilitychange'));
    await until(() => isAsked(page), 'the script');
  });

  it('is loaded five minutes after the widget became active', async () => {
    const page = await openPage();
    const window = page.defaultView ?? assert.fail('A loaded page has a window.');
    const timers: (() => void)[] = [];
    const setTimeout = window.setTimeout.bind(window);
    window.setTimeout = ((callback: () => void, delay?: number) => {
      if (delay === 300_000) timers.push(callback);
      return setTimeout(callback, delay);
    }) as typeof window.setTimeout;
    const { widget } = mountIn(page);
    await puppetOf(widget);
    await untilState(widget, 'active');
    await widget.updateComplete;
    assert.isFalse(isAsked(page));
    for (const callback of timers) callback();
    await until(() => isAsked(page), 'the script');
  });
});

it('the page’s own monitoring sees what its user waited for', async () => {
  const page = await openPage();
  const { widget } = mountIn(page, { id: 'bank' });
  await untilState(widget, 'active');
  const measures = ['url', 'frame', 'ready'].map((name) => {
    const found = page.defaultView?.performance.getEntriesByName(`connect-widget:${name}`, 'measure') ?? [];
    assert.lengthOf(found, 1, name);
    assert.deepEqual((found[0] as PerformanceMeasure).detail, { id: 'bank' });
    return found[0]?.duration ?? 0;
  });
  const [url = 0, frame = 0, ready = 0] = measures;
  assert.closeTo(ready, url + frame, 0.01);
});

/** What a page does meanwhile, and the state that it ends in. */
const meanwhile: Readonly<
  Record<string, readonly ['active' | 'closed' | 'idle', (widget: ConnectWidget) => Promise<void> | void]>
> = {
  'remove()': ['idle', (widget) => widget.remove()],
  'close()': ['closed', (widget) => widget.close()],
  'reload()': ['active', (widget) => widget.reload()],
  'close() and reload()': [
    'active',
    (widget) => {
      widget.close();
      widget.reload();
    },
  ],
  'another option': ['active', (widget) => void (widget.mode = 'verification')],
  'an option that holds again': [
    'active',
    async (widget) => {
      widget.setAttribute('mode', 'bad');
      await widget.updateComplete;
      widget.removeAttribute('mode');
    },
  ],
  'a double mount in two turns': [
    'active',
    async (widget) => {
      const { parentElement } = widget;
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve));
      parentElement?.append(widget);
    },
  ],
  'a move': ['active', (widget) => widget.ownerDocument.body.prepend(widget)],
  'a move into another document': ['active', (widget) => stage().append(document.adoptNode(widget))],
};

for (const moment of ['before the answer', 'with the frame there'] as const) {
  describe(`in the midst of the start, ${moment}`, () => {
    for (const [what, [state, act]] of Object.entries(meanwhile)) {
      it(`${what} counts, and no URL is loaded twice`, async () => {
        await answerChunks(held('runtime'));
        const { widget, urls } = mountIn(await openPage());
        if (moment === 'with the frame there') await puppetOf(widget);
        await act(widget);
        await widget.updateComplete;
        await answerChunks({});
        await untilState(widget, state);
        if (state === 'active') await puppetOf(widget);
        const frames = framesOf(widget);
        assert.deepEqual(
          frames.map(({ src }) => src),
          state === 'active' ? [urls.at(-1) ?? ''] : [],
        );
        assert.strictEqual(new Set(urls).size, urls.length);
      });
    }
  });
}

/** Browsers before 2025 remember that a module could not be loaded, and miss it at once when it is asked for again. */
async function untilThereOrMissed(seen: readonly Seen[], isThere: () => boolean): Promise<void> {
  const missed = detailsOf(seen, 'connect-error').length;
  await until(() => isThere() || detailsOf(seen, 'connect-error').length > missed, 'another try');
}

function assertUncovered(widget: ConnectWidget): void {
  const { left, top } = widget.getBoundingClientRect();
  const inFront = widget.shadowRoot?.elementFromPoint(left + 100, top + 100);
  assert.isTrue(inFront === frameOf(widget), 'nothing lies over the frame');
}

describe('a script that does not arrive', () => {
  it('as the runtime: leaves the frame usable, says so, and is asked for again', async () => {
    await answerChunks({ runtime: 'fail' });
    const { widget, seen } = mountIn(await openPage());
    const [error] = [await untilEvent(widget, 'connect-error')];
    assert.deepInclude(error, { code: 'script-failed', recoverable: true });
    assert.match(error.message, /script-src/);
    await puppetOf(widget);
    assertUncovered(widget);
    await answerChunks({});
    buttonOf(widget, 'Try again').click();
    await untilThereOrMissed(seen, () => widget.state === 'active');
    assert.lengthOf(framesOf(widget), 1);
  });

  it('as the runtime: uncovers a frame that comes later, too', async () => {
    await answerChunks({ runtime: 'fail' });
    const page = await openPage();
    const widget = page.createElement('connect-widget');
    let answer: (url: string) => void = () => assert.fail('Nobody has asked yet.');
    widget.widgetUrlProvider = () => new Promise((resolve) => (answer = resolve));
    const missed = untilEvent(widget, 'connect-error');
    page.body.append(widget);
    await missed;
    answer(puppetUrl());
    await puppetOf(widget);
    assertUncovered(widget);
  });

  it('as the runtime: is asked for again by what the page asks for, which counts then', async () => {
    await answerChunks({ runtime: 'fail' });
    const { widget, seen } = mountIn(await openPage());
    await untilEvent(widget, 'connect-error');
    await answerChunks({});
    widget.close();
    await untilThereOrMissed(seen, () => widget.state === 'closed');
    const isThere = widget.state === 'closed';
    assert.lengthOf(framesOf(widget), isThere ? 0 : 1);
    assert.strictEqual(widget.shadowRoot?.querySelector('.notice') === null, isThere);
  });

  it('as the screens: tells of the end of the session all the same', async () => {
    await answerChunks({ screens: 'fail' });
    const { widget, seen } = mountIn(await openPage());
    await untilState(widget, 'active');
    widget.close();
    await until(() => detailsOf(seen, 'connect-error').length > 0, 'connect-error');
    assert.strictEqual(widget.state, 'closed');
    assert.deepInclude(detailsOf(seen, 'connect-error')[0], { code: 'script-failed' });
    await answerChunks({});
    buttonOf(widget, 'Try again').click();
    await untilThereOrMissed(seen, () => textOf(widget).includes('This session is closed'));
  });

  it('as the sentences of an error: tells its code', async () => {
    await answerChunks({ words: 'fail' });
    const page = await openPage();
    const { widget } = mountIn(page);
    widget.widgetUrlProvider = () => Promise.reject(new Error('no session'));
    const { code, message } = await untilEvent(widget, 'connect-error');
    assert.strictEqual(code, 'url-request-failed');
    assert.include(message, 'rejected-promise');
  });

  it('as a language: shows the screens in English', async () => {
    await answerChunks({ spanish: 'fail' });
    const { widget } = mountIn(await openPage(), { language: 'es' });
    await untilState(widget, 'active');
    widget.close();
    await untilState(widget, 'closed');
    assert.include(widget.shadowRoot?.textContent, 'This session is closed');
  });
});
