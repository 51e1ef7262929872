import { assert } from '@open-wc/testing';
import { mountIn, openHost } from '../support/host-page.js';
import { openSandboxed } from '../support/sandboxed-page.js';
import { puppetUrl } from '../support/puppet.js';
import { stage } from '../support/widget.js';
import { until } from '../support/waiting.js';
import { ConnectWidget } from '../../../src/index.js';
import { fixes } from '../../../src/diagnosis/findings.js';
import type { DiagnosisCode, DiagnosisFinding } from '../../../src/index.js';

const ready = () => ({ 'widget-url': puppetUrl() });
const codesOf = (findings: readonly DiagnosisFinding[]) => findings.map(({ code }) => code);

/** What is found in a page with these headers, once it is as `prepare` makes it and the widget has loaded or failed. */
async function diagnoseIn(
  query: Record<string, string>,
  prepare: (page: Document, window: Window & typeof globalThis) => void,
  file = 'host.html',
): Promise<readonly DiagnosisFinding[]> {
  const { page } = await openHost(file, query);
  const { defaultView: window } = page;
  if (!window) throw new Error('The page has a window.');
  const root = page.documentElement;
  const widget = page.createElement('connect-widget');
  widget.setAttribute('widget-url', puppetUrl());
  prepare(page, window);
  root.append(widget);
  await until(() => widget.state !== 'idle' && widget.state !== 'loading', 'the widget to load or fail');
  return widget.diagnose();
}

/** A page made for each code that the engines agree on: its headers, what its scripts and elements do, what the message names. */
const pages: Partial<
  Record<
    DiagnosisCode,
    [Record<string, string>, (page: Document, window: Window & typeof globalThis) => void, RegExp]
  >
> = {
  'too-small': [
    {},
    (page) => {
      page.documentElement.style.width = '300px';
    },
    /^The element is \d+ × 700 CSS px\.$/,
  ],
  'blocked-storage': [
    {},
    (_, window) =>
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
      }),
    /^sessionStorage cannot be used/,
  ],
  'insecure-context': [
    {},
    (_, window) => Object.defineProperty(window, 'isSecureContext', { value: false }),
    /not a secure context/,
  ],
  'opener-policy': [
    {},
    (_, window) => Object.defineProperty(window, 'crossOriginIsolated', { value: true }),
    /Cross-Origin-Opener-Policy: same-origin cuts it off/,
  ],
  'frame-src': [{ csp: "frame-src 'self'" }, () => undefined, /add http.* to frame-src/],
  'polluted-prototype': [
    {},
    (_, window) => {
      const { prototype } = (window as unknown as { Object: ObjectConstructor }).Object;
      Object.assign(prototype, { extend: () => undefined });
    },
    /enumerable properties: extend\.$/,
  ],
  'patched-globals': [
    {},
    (_, window) => {
      // As Prototype.js does.
      const { prototype } = (window as unknown as { Array: ArrayConstructor }).Array;
      Object.defineProperty(prototype, 'toJSON', { value: () => '[]', configurable: true });
    },
    /^A script has replaced JSON\.stringify, which/,
  ],
  'clobbered-names': [
    {},
    (page) => {
      for (const name of ['createComment', 'compatMode']) {
        const image = page.createElement('img');
        image.setAttribute('name', name);
        page.documentElement.append(image);
      }
    },
    /named createComment and hide/,
  ],
};

describe('diagnose()', () => {
  it('finds nothing in a healthy page', async () => {
    assert.deepEqual(await diagnoseIn({}, () => undefined), []);
  });

  it('takes functions that others replaced, and that work, for healthy', async () => {
    const findings = await diagnoseIn({}, (_, window) => {
      const own = {
        fetch: window.fetch.bind(window),
        addEventListener: window.addEventListener.bind(window),
        setTimeout: window.setTimeout.bind(window),
      };
      Object.assign(window, {
        fetch: (...input: Parameters<typeof own.fetch>) => own.fetch(...input),
        addEventListener: (...input: Parameters<typeof own.addEventListener>) =>
          own.addEventListener(...input),
        setTimeout: (...input: Parameters<typeof own.setTimeout>) => own.setTimeout(...input),
      });
    });
    assert.deepEqual(findings, []);
  });

  for (const [code, [query, prepare, message]] of Object.entries(pages)) {
    it(`finds ${code}`, async () => {
      const findings = await diagnoseIn(query, prepare);
      assert.deepEqual(codesOf(findings), [code as DiagnosisCode]);
      assert.match(findings[0]?.message ?? '', message);
      assert.strictEqual(findings[0]?.fix, fixes[code as DiagnosisCode]);
    });
  }

  it('finds quirks-mode', async () => {
    assert.deepEqual(codesOf(await diagnoseIn({}, () => undefined, 'quirks.html')), ['quirks-mode']);
  });

  const tellsPolicy = !navigator.userAgent.includes('Firefox');
  (tellsPolicy ? it : it.skip)('finds embedder-policy', async () => {
    const findings = await diagnoseIn({ coep: 'require-corp' }, () => undefined);
    assert.deepEqual(codesOf(findings), ['embedder-policy']);
  });

  it('finds that no widget is shown in a page that is cross-origin isolated', async () => {
    const { page } = await openHost('host.html');
    Object.defineProperty(page.defaultView, 'crossOriginIsolated', { value: true });
    const widget = mountIn(page, { 'widget-url': puppetUrl({ silent: '' }) });
    await until(() => widget.state === 'loading', 'loading');
    assert.deepEqual(codesOf(await widget.diagnose()), ['opener-policy', 'embedder-policy']);
  });

  it('finds opaque-origin, and the storage that goes with it', async () => {
    const page = await openSandboxed({}, 'allow-scripts');
    const { findings } = await page.mount(ready());
    assert.includeMembers(codesOf(findings), ['opaque-origin', 'blocked-storage']);
  });

  it('finds no-source, before the element is in a page as well', async () => {
    const widget = document.createElement('connect-widget');
    assert.deepEqual(codesOf(await widget.diagnose()), ['no-source']);
    stage().append(widget);
    assert.deepEqual(codesOf(await widget.diagnose()), ['no-source']);
  });

  it('finds referrer-policy', async () => {
    const { page } = await openHost('host.html');
    const widget = mountIn(page, ready());
    await until(() => widget.state === 'active', 'active');
    widget.shadowRoot?.querySelector('iframe')?.setAttribute('referrerpolicy', 'no-referrer');
    const findings = await widget.diagnose();
    assert.deepEqual(codesOf(findings), ['referrer-policy']);
    assert.include(findings[0]?.message, 'no-referrer');
  });

  it('is not concerned with the page’s own Referrer-Policy, which the frame’s wins over', async () => {
    assert.deepEqual(await diagnoseIn({ 'referrer-policy': 'no-referrer' }, () => undefined), []);
  });

  it('finds sandboxed-frame, and which words it lacks', async () => {
    const { page } = await openHost('host.html', {}, 'allow-scripts allow-same-origin allow-forms');
    const widget = mountIn(page, ready());
    await until(() => widget.state === 'active', 'active');
    const findings = await widget.diagnose();
    assert.deepEqual(codesOf(findings), ['sandboxed-frame']);
    assert.include(findings[0]?.message, 'lacks allow-popups, allow-popups-to-escape-sandbox;');
  });

  const knowsFeatures = 'featurePolicy' in document;
  (knowsFeatures ? it : it.skip)('finds permissions-policy', async () => {
    const findings = await diagnoseIn(
      { 'permissions-policy': 'publickey-credentials-get=()' },
      () => undefined,
    );
    assert.deepEqual(codesOf(findings), ['permissions-policy']);
    assert.include(findings[0]?.message, 'may not use publickey-credentials-get,');
  });

  it('finds several-copies, but takes a subclass for none', async () => {
    const { page } = await openHost('host.html');
    const second = page.createElement('script');
    second.type = 'module';
    second.src = '/src/index.ts?second';
    const loaded = new Promise((resolve) => second.addEventListener('load', resolve));
    page.documentElement.append(second);
    await loaded;
    const widget = mountIn(page, ready());
    assert.deepEqual(codesOf(await widget.diagnose()), ['several-copies']);
    class OwnWidget extends ConnectWidget {}
    customElements.define('own-widget', OwnWidget);
    const own = Object.assign(new OwnWidget(), { widgetUrl: puppetUrl() });
    assert.deepEqual(await own.diagnose(), []);
  });

  it('is printed with debug, once', async () => {
    const { page } = await openHost('host.html');
    const lines: string[] = [];
    const console = (page.defaultView as unknown as typeof globalThis).console;
    console.debug = (...words: unknown[]) => lines.push(words.join(' '));
    page.documentElement.style.width = '300px';
    const widget = mountIn(page, { ...ready(), debug: '' });
    const printed = () => lines.filter((line) => line.includes('diagnosis'));
    await until(() => printed().length > 0, 'the lines');
    widget.close();
    await until(() => lines.some((line) => line.includes('state closed')), 'closed');
    assert.lengthOf(printed(), 1);
    assert.include(printed()[0], 'too-small: The element is');
    assert.include(printed()[0], fixes['too-small']);
  });
});
