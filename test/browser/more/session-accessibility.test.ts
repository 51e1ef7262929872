import { assert, expect } from '@open-wc/testing';
import { origins } from '../../tools/browser/servers.js';
import { longSession, passTime, untilExpired, untilWarned } from '../support/clock.js';
import { puppetUrl } from '../support/puppet.js';
import { create, mount, mountPuppet, stage, untilState } from '../support/widget.js';
import { skipFades } from '../support/skip-fades.js';
import { until } from '../support/waiting.js';
import type { ConnectWidget, WidgetState } from '../../../src/index.js';

type Attributes = Record<string, string>;

const open = window.open.bind(window);
afterEach(() => {
  window.open = open;
});

/** A widget whose user was sent to the bank in a window that the element opens, or that the browser blocks. */
async function atTheBank(attributes: Attributes, opened: Window | null): Promise<ConnectWidget> {
  window.open = () => opened;
  const { widget, puppet } = await mountPuppet({ ...attributes, popout: 'tab' });
  const metadata = { url: 'https://bank.example/', member_guid: 'MBR-1' };
  await puppet.say({ mx: true, type: 'mx/connect/oauthRequested', metadata });
  return widget;
}

function elsewhere(): Window | null {
  const frame = document.createElement('iframe');
  frame.title = 'Stands for the bank’s window';
  frame.src = `${origins.crossSite}/test/browser/frames/puppet.html?silent`;
  stage().append(frame);
  return frame.contentWindow;
}

const ways: [name: string, state: WidgetState, reach: (attributes: Attributes) => Promise<ConnectWidget>][] =
  [
    ['idle', 'idle', (attributes) => Promise.resolve(mount(attributes))],
    [
      'loading',
      'loading',
      (attributes) => {
        const widget = create(attributes);
        widget.widgetUrlProvider = () => new Promise(() => undefined);
        stage().append(widget);
        return Promise.resolve(widget);
      },
    ],
    ['active', 'active', async (attributes) => (await mountPuppet(attributes)).widget],
    ['popout, waiting', 'popout', (attributes) => atTheBank(attributes, elsewhere())],
    ['popout, blocked', 'popout', (attributes) => atTheBank(attributes, null)],
    [
      'idle-warning',
      'idle-warning',
      async (attributes) => {
        const { widget } = await mountPuppet({ ...attributes, ...longSession });
        await untilWarned(widget);
        return widget;
      },
    ],
    [
      'expired',
      'expired',
      async (attributes) => {
        const { widget } = await mountPuppet({ ...attributes, ...longSession });
        await untilExpired(widget);
        return widget;
      },
    ],
    [
      'error, to be tried again',
      'error',
      (attributes) => {
        const widget = create(attributes);
        widget.widgetUrlProvider = () => Promise.resolve('no URL');
        stage().append(widget);
        return Promise.resolve(widget);
      },
    ],
    [
      'error, the page’s fault',
      'error',
      (attributes) => Promise.resolve(mount({ ...attributes, 'widget-url': puppetUrl(), mode: 'none' })),
    ],
    [
      'closed',
      'closed',
      async (attributes) => {
        const { widget } = await mountPuppet(attributes);
        widget.close();
        return widget;
      },
    ],
  ];

for (const scheme of ['light', 'dark']) {
  describe(`axe finds nothing, ${scheme}, in the state`, () => {
    for (const [name, state, reach] of ways) {
      it(name, async () => {
        const widget = await reach({ 'color-scheme': scheme });
        await untilState(widget, state);
        await expect(widget).to.be.accessible();
      });
    }

    it('unsupported', async () => {
      const frame = document.createElement('iframe');
      frame.title = 'A host page in quirks mode';
      frame.src = '/test/browser/frames/quirks.html';
      stage().append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      const page = frame.contentDocument;
      if (!page) throw new Error('The host page is of another origin.');
      await until(() => page.defaultView?.customElements.get('connect-widget'), 'the element');
      const widget = page.createElement('connect-widget');
      widget.setAttribute('color-scheme', scheme);
      page.body.append(widget);
      await until(() => widget.state === 'unsupported', 'the state unsupported');
      await widget.updateComplete;
      skipFades(widget);
      await expect(frame).to.be.accessible();
    });
  });
}

describe('a live region', () => {
  it('is there before it tells of an error, also of one that is known at once', async () => {
    const widget = mount({ mode: 'bad' });
    const root = widget.shadowRoot;
    assert.isNotNull(root);
    const spoken: string[] = [];
    const observer = new MutationObserver((records) => {
      const region = root.querySelector('[role="status"]');
      for (const { target } of records) if (region?.contains(target)) spoken.push(region.textContent);
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    await until(() => spoken.some((text) => text.startsWith('Something went wrong')), 'the error');
    observer.disconnect();
  });

  it('tells of the end three times, not every second', async () => {
    const { widget } = await mountPuppet({ 'session-timeout': '600', 'session-warning': '12' });
    const root = widget.shadowRoot;
    if (!root) throw new Error('The widget has no shadow root.');
    const regions = () => [
      ...root.querySelectorAll(
        '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]',
      ),
    ];
    const said: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const region of regions()) {
        const text = region.textContent.trim();
        const changed = records.some(({ target }) => region.contains(target));
        if (changed && text !== '' && text !== said.at(-1)) said.push(text);
      }
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    passTime(588);
    await untilState(widget, 'idle-warning');
    for (let second = 1; second <= 12; second++) {
      passTime(1);
      await widget.updateComplete;
    }
    await untilState(widget, 'expired');
    await until(
      () => said.at(-1)?.startsWith('Your session has ended'),
      () => `the last word; said ${said.join()}`,
    );
    observer.disconnect();
    assert.deepEqual(said, [
      'Are you still there? 12 seconds left',
      'Are you still there? 10 seconds left',
      'Your session has ended. For your security, we ended it after a while without activity.',
    ]);
  });
});

describe('a user in the page around the widget’s page', () => {
  it('is not interrupted by its warning', async () => {
    const place = stage();
    const frame = document.createElement('iframe');
    frame.src = '/test/browser/frames/host.html';
    const input = document.createElement('input');
    place.append(frame, input);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const page = frame.contentDocument;
    if (!page) throw new Error('The host page is of another origin.');
    await until(() => page.defaultView?.customElements.get('connect-widget'), 'the element');
    const widget = page.createElement('connect-widget');
    widget.setAttribute('widget-url', puppetUrl());
    page.body.append(widget);
    await untilState(widget, 'active');
    input.focus();
    // Warns at once, and lasts.
    widget.setAttribute('session-timeout', '600');
    widget.setAttribute('session-warning', '599.9');
    await untilState(widget, 'idle-warning');
    assert.strictEqual(document.activeElement, input);
    assert.isNull(widget.shadowRoot?.activeElement);
  });
});
