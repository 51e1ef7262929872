import { heldResources } from '../support/resources.js';
import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { backend, origins, sandbox } from '../../tools/browser/servers.js';
import { leaveForBank } from '../support/person.js';
import { pressToOpen } from '../support/focus.js';
import { puppetUrl } from '../support/puppet.js';
import { until } from '../support/waiting.js';
import { buttonOf, mount, puppetIn, untilState } from '../support/widget.js';
import { answersLate, expectedOutcomes, holdsWindow, leavesNoWindow, type Row } from './table.js';
import type { ConnectWidget, PopoutKind, PopoutResult } from '../../../src/index.js';

/** ms for a step in which the bank's windows, the sandbox's polls and the browser take part, on a machine that is busy with more. */
const patience = 30_000;
const banks: Record<PopoutKind, string> = { oauth: 'mx_bank_oauth', alldata: 'alder_community_alldata' };

/** A page of the host's, with its policy as the whole of its site has. */
const returnPage = ({ host }: Row) => `${origins.page}/test/browser/popouts/return.html?coop=${host}`;

/**
 * Goes to the sandbox's bank and back through the sandbox's widget, as a user with a keyboard does, with the pop-up blocker on;
 * compares what the element reports with the rule, and counts what it leaves behind.
 */
export async function walk(row: Row): Promise<void> {
  const windows = await countWindows();
  const { kind, mode, trip } = row;
  await sandbox.setPopup({
    behaviour: trip.behaviour,
    openerPolicy: row.bank,
    asks: false,
    delay: delayFor(row),
  });
  const widget = mount({
    ...(row.blocked ? { 'widget-url': puppetUrl() } : { 'widget-url-endpoint': backend.widgetUrlEndpoint }),
    'current-institution-code': banks[kind],
    'disable-institution-search': '',
    'alldata-hosts': 'alldata.localhost',
    popout: mode,
    'popout-timeout': String(patienceFor(row)),
    ...(trip.returns ? { 'client-redirect-url': returnPage(row) } : {}),
  });
  if (mode === 'manual') {
    widget.addEventListener('connect-popout-requested', ({ detail }) => window.open(detail.url));
  }
  const reported: (PopoutResult & { kind: PopoutKind })[] = [];
  widget.addEventListener('connect-popout-settled', ({ detail: { outcome, reason, kind: seen } }) => {
    reported.push({ kind: seen, outcome, ...(reason === undefined ? {} : { reason }) });
  });

  await untilState(widget, 'active');
  const expected = expectedOutcomes(row).map((result) => ({ kind, ...result }));
  const puppetTrip = row.blocked ? await requestWithoutGesture(widget, row) : undefined;
  if (!puppetTrip) await leaveForBank(widget);
  for (const [index, result] of expected.entries()) {
    // Once the guess is reported, what the bank still waits with comes at once.
    if (answersLate(row) && index === expected.length - 1) await endWaiting();
    if (result.outcome === 'completed') await puppetTrip?.connect();
    await until(() => reported.length > index, `connect-popout-settled with ${result.outcome}`, patience);
    assert.deepEqual(reported[index], result);
    if (result.outcome === 'blocked') {
      const button = buttonOf(widget, 'Open the window');
      // By a user who was elsewhere on the page, from where no screen takes the focus.
      button.focus();
      await pressToOpen(button);
    }
  }
  assert.deepEqual(reported, expected);

  widget.remove();
  await endWaiting();
  // Fewer, if the tab of the test file before was still on its way out.
  const areClosed = async () => (await countWindows()) <= windows;
  if (leavesNoWindow(row)) await until(areClosed, 'the window of the trip to close', patience);
  // A page at another origin that nobody closes is its user's to close.
  else await executeServerCommand('close-windows');
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
  if (answer && !closes) return 60;
  if (!holdsWindow(row)) return 1;
  return closes ? 60 : 5;
}

async function countWindows(): Promise<number> {
  return Number(await executeServerCommand('count-windows'));
}

/** In the place of MX's widget a page that asks for a window without any gesture, and polls nothing. */
async function requestWithoutGesture(
  widget: ConnectWidget,
  row: Row,
): Promise<{ connect: () => Promise<void> }> {
  const { url, memberGuid } = await backend.depart(banks[row.kind], returnPage(row));
  const puppet = await puppetIn(widget);
  const metadata = { url, member_guid: memberGuid };
  await puppet.say({ mx: true, type: 'mx/connect/oauthRequested', metadata });
  return {
    connect: () =>
      puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: memberGuid } }),
  };
}
