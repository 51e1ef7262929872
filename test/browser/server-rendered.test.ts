import { assert } from '@open-wc/testing';
import { until } from './support/waiting.js';
import { frameOf, stage, untilState } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

for (const [name, query] of [
  ['by itself', ''],
  ['under lit’s support for hydration', '?hydrates'],
] as const) {
  it(`markup from a server becomes a widget in its place, ${name}`, async () => {
    const host = document.createElement('iframe');
    host.src = `/__server-rendered__${query}`;
    host.style.cssText = 'inline-size: 600px; block-size: 800px';
    stage().append(host);
    const failures: string[] = [];
    host.addEventListener('failure', ({ detail }: CustomEventInit<string>) => failures.push(String(detail)));
    const defined = () => host.contentDocument?.querySelector<ConnectWidget>('connect-widget:defined');
    await until(defined, 'the upgrade');
    const widget = defined();
    if (!widget) throw new Error('It went away again.');
    await untilState(widget, 'active');
    const root = widget.shadowRoot;
    assert.lengthOf(root?.querySelectorAll('.frame, [role="status"]') ?? [], 2);
    const { left, top } = widget.getBoundingClientRect();
    assert.strictEqual(
      root?.elementFromPoint(left + 100, top + 100),
      frameOf(widget),
      'nothing lies over the frame',
    );
    assert.deepEqual(failures, []);
  });
}
