import { assert } from '@open-wc/testing';
import { assertNoOther, openHost, strictPolicy } from '../support/host-page.js';
import { backend, origins, sandbox } from '../../tools/browser/servers.js';
import { connectMxBank } from '../support/person.js';
import { Pilot } from '../support/pilot.js';
import { puppetUrl } from '../support/puppet.js';
import { untilState } from '../support/widget.js';
import type { ConnectOptions, ConnectResult } from '../../../src/dialog/index.js';
import type { ConnectWidget } from '../../../src/index.js';
import type { DialogWindow } from '../frames/dialog.js';
import type { HostPage } from '../support/host-page.js';

interface Opened {
  readonly result: Promise<ConnectResult>;
  readonly dialog: HTMLDialogElement;
  readonly widget: ConnectWidget;
}

function openIn({ page }: HostPage, options: ConnectOptions): Opened {
  const window: DialogWindow | null = page.defaultView;
  const result = window?.openConnect?.(options);
  const host = page.querySelector('connect-widget-dialog');
  const dialog = host?.renderRoot.querySelector('dialog');
  const widget = host?.querySelector('connect-widget');
  if (!result || !dialog || !widget) throw new Error('No dialog was opened.');
  return { result, dialog, widget };
}

/** A page in a frame of this size, as a window of that size would show it. */
async function openSized(width: number, height: number): Promise<HostPage> {
  const host = await openHost('dialog.html');
  const frame = host.page.defaultView?.frameElement as HTMLElement;
  frame.style.cssText = `border: 0; inline-size: ${width}px; block-size: ${height}px`;
  return host;
}

beforeEach(() => backend.reset());

describe('openConnect in a page', () => {
  it('under a strict Content-Security-Policy with Trusted Types breaks no rule', async () => {
    const csp = strictPolicy(new URL(sandbox.widgetUrl).origin);
    const host = await openHost('dialog.html', { csp });
    const { result, widget } = openIn(host, { widgetUrlEndpoint: backend.widgetUrlEndpoint });
    const memberGuid = await connectMxBank(widget);
    await (await Pilot.in(widget)).click('Done');
    const { memberGuids, reason } = await result;
    // The list is of the other page, where no list is an instance of this one's Array.
    assert.deepEqual([reason, ...memberGuids], ['done', memberGuid]);
    await assertNoOther(host);
  }).timeout(40_000);

  const sizes = [
    { width: 320, height: 640, is: 'a sheet' },
    { width: 500, height: 800, is: 'a sheet' },
    { width: 640, height: 360, is: 'all of the screen' },
    { width: 768, height: 1024, is: 'in the middle' },
    { width: 1280, height: 640, is: 'in the middle' },
  ] as const;
  for (const { width, height, is } of sizes)
    it(`of ${width} × ${height} px is ${is}, and overflows nothing`, async () => {
      const host = await openSized(width, height);
      const { dialog, widget } = openIn(host, { widgetUrl: puppetUrl() });
      await untilState(widget, 'active');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const inner = widget.getBoundingClientRect();
      assert.isAtMost(dialog.scrollWidth, dialog.clientWidth);
      assert.isAtMost(dialog.scrollHeight, dialog.clientHeight);
      assert.isAtMost(host.page.documentElement.scrollWidth, width);
      assert.isAtLeast(inner.width, Math.min(width, 320));
      assert.isAtMost(inner.bottom, bottom);
      if (is === 'in the middle') {
        assert.approximately(left, width - right, 1);
        assert.approximately(top, height - bottom, 1);
        assert.isAtLeast(top, 15);
      } else {
        assert.deepEqual([left, right, bottom], [0, width, height]);
        assert.strictEqual(top, is === 'a sheet' ? 24 : 0);
      }
    });

  it('has its own name, and a button with one', async () => {
    const host = await openHost('dialog.html');
    const { dialog } = openIn(host, { widgetUrl: puppetUrl({}, origins.crossSite), language: 'es' });
    const name = dialog.getAttribute('aria-labelledby') ?? '';
    assert.strictEqual(dialog.querySelector(`#${name}`)?.textContent, 'Conecte su banco');
    assert.strictEqual(dialog.querySelector('button')?.getAttribute('aria-label'), 'Cerrar');
  });
});
