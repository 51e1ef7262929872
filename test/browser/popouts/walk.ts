import { heldResources } from '../support/resources.js';
import { assert, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { backend, origins, sandbox } from '../../tools/browser/servers.js';
import { puppetUrl } from '../support/puppet.js';
import { leaveForBank } from '../support/person.js';
import { buttonOf, mount, puppetIn, untilState } from '../support/widget.js';
import { answersLate, expectedOutcomes, holdsWindow, type Row } from './table.js';
import type { ConnectWidget, PopoutKind, PopoutResult } from '../../../src/index.js';

const soon = { timeout: 10_000, interval: 50 };
const returnPage = `${origins.page}/test/browser/popouts/return.html`;
const banks: Record<PopoutKind, string> = { oauth: 'mx_bank_oauth', alldata: 'alder_community_alldata' };

/**
 * Goes to the sandbox's bank and back through the sandbox's widget, as a user with a keyboard does, with the pop-up blocker on;
 * compares what the element tells with the rule, and counts what it leaves behind.
 */
export async function walk(row: Row, kind: PopoutKind): Promise<void> {
  const windows = await countWindows();
  const { behaviour, returns } = row.trip;
  await sandbox.setPopup({ behaviour, openerPolicy: row.bank, asks: false, delay: delayFor(row) });
  const widget = mount({
    ...(row.blocked ? { 'widget-url': puppetUrl() } : { 'widget-url-endpoint': backend.widgetUrlEndpoint }),
    'current-institution-code': banks[kind],
    'disable-institution-search': '',
    'alldata-hosts': 'alldata.localhost',
    popout: row.mode,
    'popout-timeout': String(patienceFor(row)),
    ...(returns ? { 'client-redirect-url': returnPage } : {}),
  });
  const page = hostPage(widget, row);
  const told: (PopoutResult & { kind: PopoutKind })[] = [];
  widget.addEventListener('connect-popout-settled', ({ detail: { outcome, reason, kind: seen } }) => {
    told.push({ kind: seen, outcome, ...(reason === undefined ? {} : { reason }) });
  });

  await untilState(widget, 'active');
  const expected = expectedOutcomes(row).map((result) => ({ kind, ...result }));
  await (row.blocked ? requestWithoutGesture(widget, banks[kind]) : leaveForBank(widget));
  for (const [index, result] of expected.entries()) {
    const isTold = async () => {
      // Once the guess is told, what the bank still waits with comes at once.
      if (answersLate(row) && index === expected.length - 1) await endWaiting();
      return told.length > index;
    };
    await waitUntil(isTold, `connect-popout-settled never told ${result.outcome}`, soon);
    assert.deepEqual(told[index], result);
    if (result.outcome === 'blocked') await pressOpenWindow(widget);
  }
  assert.deepEqual(told, expected);

  widget.remove();
  page.leave();
  // Nobody here has a handle of a window that is cut, or that the widget has opened: the bank itself closes them.
  await endWaiting();
  await waitUntil(async () => (await countWindows()) === windows, 'A window was left open.', soon);
  assert.deepEqual(heldResources(), []);
}

function endWaiting(): Promise<unknown> {
  return sandbox.setPopup({ behaviour: 'close', asks: false });
}

/** ms that the bank takes: a person takes longer than the element needs to see whether the window has been cut. */
function delayFor(row: Row): number {
  if (row.trip.closes) return holdsWindow(row) ? 3000 : 0;
  return answersLate(row) ? 60_000 : 0;
}

/** Seconds: where nothing comes that could be waited for, not long; where nobody may say that a window is gone, long enough to say so. */
function patienceFor(row: Row): number {
  const { answer, closes } = row.trip;
  if (answer && !closes) return 30;
  if (!holdsWindow(row)) return 1;
  return closes ? 30 : 5;
}

async function countWindows(): Promise<number> {
  return Number(await executeServerCommand('count-windows'));
}

/** In the place of MX's widget a page that asks for a window without any gesture; browsers open none then. */
async function requestWithoutGesture(widget: ConnectWidget, institutionCode: string): Promise<void> {
  const { url, memberGuid } = await backend.depart(institutionCode, returnPage);
  const puppet = await puppetIn(widget);
  const metadata = { url, member_guid: memberGuid };
  await puppet.say({ mx: true, type: 'mx/connect/oauthRequested', metadata });
}

/** The element's own button waits, focused, for a gesture. */
async function pressOpenWindow(widget: ConnectWidget): Promise<void> {
  await executeServerCommand('bring-to-front');
  await widget.updateComplete;
  buttonOf(widget, 'Open the window').focus();
  await sendKeys({ press: 'Enter' });
}

/** What a page does about pop-outs in the mode `manual`. */
function hostPage(widget: ConnectWidget, { mode }: Row): { leave: () => void } {
  let opened: Window | null = null;
  widget.addEventListener('connect-popout-requested', ({ detail }) => {
    if (mode === 'manual') opened = window.open(detail.url);
  });
  return { leave: () => opened?.close() };
}
