import { heldResources } from '../support/resources.js';
import { assert, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { backend, origins, sandbox } from '../../tools/browser/servers.js';
import { mount, untilState } from '../support/widget.js';
import { expectedOutcomes, type Row } from './table.js';
import type { ConnectWidget, ConnectWidgetEventMap, PopoutKind, PopoutResult } from '../../../src/index.js';

const soon = { timeout: 10_000, interval: 50 };
const banks: Record<PopoutKind, string> = { oauth: 'mx_bank_oauth', alldata: 'alder_community_alldata' };

/**
 * Goes to the sandbox's bank and back through the sandbox's widget, as a user with a keyboard does, with the pop-up blocker on;
 * compares what the element tells with the rule, and counts what it leaves behind.
 */
export async function walk(row: Row, kind: PopoutKind): Promise<void> {
  const windows = await countWindows();
  const { behaviour, answer, closes, returns } = row.trip;
  const watches = row.mode === 'popup' || row.mode === 'tab';
  // A person takes longer than a second before a window closes.
  const delay = watches && closes ? 1200 : 0;
  await sandbox.setPopup({ behaviour, openerPolicy: row.bank, asks: false, delay });
  const widget = mount({
    'widget-url-endpoint': backend.widgetUrlEndpoint,
    'current-institution-code': banks[kind],
    'disable-institution-search': '',
    'alldata-hosts': 'alldata.localhost',
    popout: row.mode,
    // Only where there is nothing to wait for it is not waited for long.
    'popout-timeout': watches || (answer && !closes) ? '6' : '1',
    ...(returns ? { 'client-redirect-url': `${origins.page}/test/browser/popouts/return.html` } : {}),
  });
  const page = hostPage(widget, row);
  const told: (PopoutResult & { kind: PopoutKind })[] = [];
  widget.addEventListener('connect-popout-settled', ({ detail: { outcome, reason, kind: seen } }) => {
    told.push({ kind: seen, outcome, ...(reason === undefined ? {} : { reason }) });
  });

  await untilState(widget, 'active');
  const expected = expectedOutcomes(row).map((result) => ({ kind, ...result }));
  await pressContinue(widget);
  for (const [index, { outcome }] of expected.entries()) {
    await waitUntil(() => told.length > index, `connect-popout-settled never told ${outcome}`, soon);
    if (outcome === 'blocked') await sendKeys({ press: 'Enter' });
    // Whatever is late at the bank now comes at once.
    else if (closes) await sandbox.setPopup({ behaviour: 'close', asks: false });
  }
  assert.deepEqual(told, expected);

  widget.remove();
  page.leave();
  // Nobody here has a handle of a window that is cut, or that the widget has opened: the bank itself closes them.
  await sandbox.setPopup({ behaviour: 'close', asks: false });
  await waitUntil(async () => (await countWindows()) === windows, 'A window was left open.', soon);
  assert.deepEqual(heldResources(), []);
}

async function countWindows(): Promise<number> {
  return Number(await executeServerCommand('count-windows'));
}

/** Goes to the widget's one button by keyboard and presses it until it is ready, for it says nowhere when that is. */
async function pressContinue(widget: ConnectWidget): Promise<void> {
  const hears = pressUntil(widget, 'connect-ping', 'Shift');
  await executeServerCommand('bring-to-front');
  widget.focus();
  await hears();
  await sendKeys({ press: 'Tab' });
  await pressUntil(widget, 'connect-oauth-requested', 'Enter')();
}

function pressUntil(
  widget: ConnectWidget,
  event: keyof ConnectWidgetEventMap,
  key: string,
): () => Promise<void> {
  let told = false;
  widget.addEventListener(event, () => (told = true), { once: true });
  const press = async () => {
    if (!told) await sendKeys({ press: key });
    return told;
  };
  return () => waitUntil(press, `${key} brought no ${event}.`, soon);
}

/** What a page does about pop-outs: opens the window itself in the mode `manual`, or has used up the gesture. */
function hostPage(widget: ConnectWidget, { mode, blocked }: Row): { leave: () => void } {
  let opened: Window | null = null;
  widget.addEventListener('connect-popout-requested', ({ detail }) => {
    if (mode === 'manual') opened = window.open(detail.url);
    if (blocked) window.open('about:blank')?.close();
  });
  return { leave: () => opened?.close() };
}
