import { assert } from '@open-wc/testing';
import { mountIn, openHost } from '../support/host-page.js';
import { openSandboxed } from '../support/sandboxed-page.js';
import { origins } from '../../tools/browser/servers.js';
import { puppetUrl } from '../support/puppet.js';
import { until } from '../support/waiting.js';
import { buttonOf, frameOf, puppetIn, textOf, untilEvent } from '../support/widget.js';
import type { ConnectWidget, ErrorCode } from '../../../src/index.js';

/* Pages that are odd, or whose scripts and elements get in the way of the element. */

interface Told {
  readonly code: ErrorCode;
  readonly recoverable: boolean;
  readonly message: string;
}

const errorOf = (widget: ConnectWidget) => untilEvent(widget, 'connect-error') as Promise<Told>;
const untilIn = (widget: ConnectWidget, state: string) =>
  until(
    () => widget.state === state,
    () => `the state ${state}, not ${widget.state}`,
  );

describe('an element of the page that has the name of a property of document', () => {
  const names = [
    ...['compatMode', 'defaultView', 'createElement', 'body', 'activeElement', 'hidden', 'visibilityState'],
    ...['documentElement', 'cookie', 'hasFocus', 'addEventListener', 'prerendering', 'readyState', 'head'],
  ];
  const kinds = ['img', 'form', 'embed', 'object', 'iframe'] as const;

  for (const kind of kinds)
    it(`changes nothing for the widget: <${kind}>`, async () => {
      const { page } = await openHost('host.html');
      const window = page.defaultView;
      const root = page.documentElement;
      const widget = page.createElement('connect-widget');
      widget.setAttribute('widget-url', puppetUrl());
      const elements = names.map((name) => {
        const element = page.createElement(kind);
        // An <object> counts by its id as well, and an <img> with both.
        element.setAttribute('name', name);
        element.id = name;
        return element;
      });
      root.append(...elements);
      assert.notStrictEqual<unknown>(page.compatMode, 'CSS1Compat', 'the names do hide the properties');
      root.append(widget);
      await untilIn(widget, 'active');
      // Moving it begins anew, as everywhere, and does not take this page for another one.
      assert.isTrue(frameOf(widget).ownerDocument === page);
      window?.dispatchEvent(new Event('focus'));
      assert.strictEqual(widget.state, 'active');
    });

  it('changes nothing for the focus, which goes from the frame to the warning', async () => {
    const { page } = await openHost('host.html');
    page.defaultView?.focus();
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    await untilIn(widget, 'active');
    for (const name of ['activeElement', 'body', 'defaultView', 'hasFocus']) {
      const image = page.createElement('img');
      image.setAttribute('name', name);
      page.documentElement.append(image);
    }
    widget.focus();
    await until(() => widget.shadowRoot?.activeElement?.localName === 'iframe', 'the focus in the frame');
    // Warns at once, and lasts.
    widget.setAttribute('session-timeout', '600');
    widget.setAttribute('session-warning', '599.9');
    await untilIn(widget, 'idle-warning');
    await widget.updateComplete;
    await until(() => widget.shadowRoot?.activeElement?.textContent.trim() === 'Continue', 'the focus');
    buttonOf(widget, 'Continue').click();
    await untilIn(widget, 'active');
  });

  it('changes nothing for what a browser lacks and an element’s id stands for', async () => {
    const { page } = await openHost('host.html');
    for (const id of ['requestIdleCallback', 'ReportingObserver', 'crossOriginIsolated']) {
      const element = page.createElement('div');
      element.id = id;
      page.documentElement.append(element);
      // As in a browser that has none.
      Reflect.deleteProperty(page.defaultView ?? {}, id);
    }
    const failures: unknown[] = [];
    page.defaultView?.addEventListener('unhandledrejection', ({ reason }) => failures.push(String(reason)));
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    await untilIn(widget, 'active');
    await widget.updateComplete;
    assert.deepEqual(failures, []);
  });
});

describe('an enumerable property of Object.prototype', () => {
  for (const [name, value] of [
    ['extend', () => undefined],
    ['widgetUrl', 'https://evil.example/'],
    ['nothing', undefined],
  ] as const)
    it(`is named in the error, and nothing loads: ${name}`, async () => {
      const { page } = await openHost('host.html');
      const { Object: PageObject } = page.defaultView as unknown as typeof globalThis;
      Object.assign(PageObject.prototype, { [name]: value });
      const widget = mountIn(page, { 'widget-url': puppetUrl() });
      const { code, recoverable, message } = await errorOf(widget);
      assert.deepEqual([code, recoverable], ['unsupported-page', false]);
      assert.include(message, `added ${name} to Object.prototype`);
      assert.strictEqual(widget.state, 'unsupported');
      await until(() => textOf(widget).includes('This page isn’t set up correctly'), 'the screen');
      assert.throws(() => frameOf(widget));
      widget.reload();
      widget.setAttribute('language', 'es');
      await widget.updateComplete;
      widget.remove();
      assert.strictEqual(widget.state, 'unsupported');
    });
});

describe('a page of opaque origin', () => {
  for (const [how, query, sandbox] of [
    ['by its Content-Security-Policy', { csp: 'sandbox allow-scripts allow-popups allow-forms' }, undefined],
    ['by its frame', {}, 'allow-scripts allow-popups allow-forms'],
  ] as const)
    it(`is told at once that the widget cannot work there: ${how}`, async () => {
      const page = await openSandboxed(query, sandbox);
      const { state, error, text } = await page.mount({ 'widget-url': puppetUrl() });
      assert.deepEqual([state, error?.code, error?.recoverable], ['unsupported', 'unsupported-page', false]);
      assert.match(error?.message ?? '', /opaque.*add allow-same-origin/);
      assert.include(text, 'This page isn’t set up correctly');
    });

  it('is none if its sandbox allows its own origin', async () => {
    const page = await openSandboxed({ csp: 'sandbox allow-scripts allow-same-origin' });
    assert.strictEqual((await page.mount({ 'widget-url': puppetUrl() })).state, 'active');
  });
});

describe('a page with Cross-Origin-Embedder-Policy', () => {
  const tells = 'ReportingObserver' in window && !navigator.userAgent.includes('Firefox');
  (tells ? it : it.skip)('is told at once that this keeps the widget out', async () => {
    const { page } = await openHost('host.html', { coep: 'require-corp', corp: 'same-origin' });
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    const { code, recoverable, message } = await errorOf(widget);
    assert.deepEqual([code, recoverable], ['frame-blocked', false]);
    assert.include(message, 'Cross-Origin-Embedder-Policy');
    assert.include(message, origins.crossSite);
  });

  it('shows a widget that allows it', async () => {
    const { page } = await openHost('host.html', { coep: 'require-corp' });
    const widget = mountIn(page, {
      'widget-url': puppetUrl({ coep: 'require-corp', corp: 'cross-origin' }),
    });
    await untilIn(widget, 'active');
    await puppetIn(widget);
  });
});

describe('a widget that says nothing', () => {
  it('is told with what is known of its frame, and with what is likely', async () => {
    const { page } = await openHost('host.html');
    const widget = mountIn(page, { 'widget-url': puppetUrl({ silent: '' }), 'frame-timeout': '2' });
    const { code, message } = await errorOf(widget);
    assert.strictEqual(code, 'frame-timeout');
    assert.match(message, /^The widget said nothing within 2 s\. A page, .* has arrived in its frame\. /);
    assert.include(message, 'ad blocker');
  });

  it('is told to have no page at all as long as none has come', async () => {
    const { page } = await openHost('host.html');
    const url = puppetUrl({ delay: '6000' });
    const widget = mountIn(page, { 'widget-url': url, 'frame-timeout': '0.5' });
    const { message } = await errorOf(widget);
    assert.match(message, /^The widget said nothing within 0\.5 s\. No page has arrived in its frame\. /);
  });
});
