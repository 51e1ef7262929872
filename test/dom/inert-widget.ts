import { it } from 'node:test';
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { ConnectWidget } from '../../src/index.js';

/** The globals that a test environment such as Vitest's takes from its simulated window. */
const globals = [
  ...['document', 'HTMLElement', 'customElements', 'Event', 'CustomEvent', 'Node', 'Element', 'Document'],
  ...['ShadowRoot', 'MutationObserver', 'CSSStyleSheet', 'navigator', 'getComputedStyle'],
] as const;

/** ms after which a test has failed. */
const limit = { timeout: 20_000 };

/**
 * Tests the element in a simulated DOM, which loads no frames: it mounts, its `state` is true to what happens, and its methods settle.
 *
 * @param simulated the window that stands in for the browser's; call this before the element's modules are imported
 */
export function testInertWidget(name: string, simulated: object): void {
  const window = simulated as Window & typeof globalThis;
  for (const global of globals)
    Object.defineProperty(globalThis, global, {
      value: Reflect.get(window, global),
      configurable: true,
    });
  Object.defineProperty(globalThis, 'window', { value: window, configurable: true });

  async function mount(): Promise<{ widget: ConnectWidget; seen: string[] }> {
    await import('../../src/index.js');
    const widget = document.createElement('connect-widget');
    const seen: string[] = [];
    widget.addEventListener('connect-state-change', ({ detail }) => seen.push(detail.state));
    widget.addEventListener('connect-error', ({ detail }) => seen.push(detail.code));
    return { widget, seen };
  }

  /** Resolves when the condition holds; rejects when the test has run out of time. */
  async function until(signal: AbortSignal, condition: () => unknown): Promise<void> {
    while (!condition()) {
      signal.throwIfAborted();
      await setImmediate();
    }
  }

  async function untilState(signal: AbortSignal, widget: ConnectWidget, state: string): Promise<void> {
    await until(signal, () => widget.state === state);
    await widget.updateComplete;
  }

  it(`${name}: is idle without a source, and its methods settle`, async () => {
    const { widget, seen } = await mount();
    document.body.append(widget);
    await widget.updateComplete;
    assert.equal(widget.state, 'idle');
    assert.equal(await widget.navigateBack(), false);
    widget.focus();
    widget.continueSession();
    widget.remove();
    await widget.updateComplete;
    assert.deepEqual([widget.state, seen], ['idle', []]);
  });

  it(`${name}: asks the page's provider and loads a frame, which stays silent`, limit, async ({ signal }) => {
    const { widget, seen } = await mount();
    widget.widgetUrlProvider = () => Promise.resolve('https://int-widgets.moneydesktop.com/md/connect/token');
    document.body.append(widget);
    await untilState(signal, widget, 'loading');
    await until(signal, () => widget.shadowRoot?.querySelector('iframe'));
    widget.close();
    await untilState(signal, widget, 'closed');
    widget.reload();
    await untilState(signal, widget, 'loading');
    widget.remove();
    await untilState(signal, widget, 'idle');
    assert.deepEqual(seen, ['loading', 'closed', 'loading']);
    assert.equal(widget.shadowRoot?.querySelector('iframe'), null);
  });

  it(`${name}: reports a bad widget URL`, limit, async ({ signal }) => {
    const { widget, seen } = await mount();
    widget.setAttribute('widget-url', 'nonsense');
    document.body.append(widget);
    await untilState(signal, widget, 'error');
    widget.remove();
    assert.deepEqual(seen.slice(-2).sort(), ['error', 'url-invalid']);
  });
}
