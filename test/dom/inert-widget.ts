import { it } from 'node:test';
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { ConnectWidget } from '../../src/index.js';

/** The globals that a test environment such as Vitest's takes from its simulated window. */
const globals = [
  ...['document', 'HTMLElement', 'customElements', 'Event', 'CustomEvent', 'Node', 'Element', 'Document'],
  ...['ShadowRoot', 'MutationObserver', 'CSSStyleSheet'],
] as const;

/**
 * Tests the element in a simulated DOM, which loads no frames: it mounts, its `state` is true to what happens, and its methods settle.
 *
 * @param simulated the window that stands in for the browser's; call this before the element's modules are imported
 */
export function testInertWidget(name: string, simulated: object): void {
  const window = simulated as Window & typeof globalThis;
  for (const global of globals)
    Object.defineProperty(globalThis, global, { value: window[global], configurable: true });
  Object.defineProperty(globalThis, 'window', { value: window, configurable: true });

  async function mount(): Promise<{ widget: ConnectWidget; seen: string[] }> {
    await import('../../src/index.js');
    const widget = document.createElement('connect-widget');
    const seen: string[] = [];
    widget.addEventListener('connect-state-change', ({ detail }) => seen.push(detail.state));
    widget.addEventListener('connect-error', ({ detail }) => seen.push(detail.code));
    return { widget, seen };
  }

  /** Resolves when the widget has come to this state. */
  async function untilState(widget: ConnectWidget, state: string): Promise<void> {
    while (widget.state !== state) await setImmediate();
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

  it(`${name}: asks the page's provider and loads a frame, which stays silent`, async () => {
    const { widget, seen } = await mount();
    widget.widgetUrlProvider = () => Promise.resolve('https://int-widgets.moneydesktop.com/md/connect/token');
    document.body.append(widget);
    await untilState(widget, 'loading');
    while (!widget.shadowRoot?.querySelector('iframe')) await setImmediate();
    widget.close();
    await untilState(widget, 'closed');
    widget.reload();
    await untilState(widget, 'loading');
    widget.remove();
    await untilState(widget, 'idle');
    assert.deepEqual(seen, ['loading', 'closed', 'loading']);
    assert.equal(widget.shadowRoot.querySelector('iframe'), null);
  });

  it(`${name}: reports a bad widget URL`, async () => {
    const { widget, seen } = await mount();
    widget.setAttribute('widget-url', 'nonsense');
    document.body.append(widget);
    await untilState(widget, 'error');
    widget.remove();
    assert.deepEqual(seen.slice(-2).sort(), ['error', 'url-invalid']);
  });
}
