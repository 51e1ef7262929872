import { assert } from '@open-wc/testing';
import { windowListeners } from './support/resources.js';
import { origins, tablePlan } from '../tools/browser/servers.js';
import { forgedConnection, forgeries, hugeForgeries, oauthResults } from './support/forgeries.js';
import { forgers, host, strangerFrame } from './support/forgers.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  detailsOf,
  frameOf,
  mountPuppet,
  productEvents,
  puppetIn,
  recordEvents,
  stage,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { Forger } from './support/forgers.js';
import type { Seen } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/** How many messages each forger posts. */
const flood = tablePlan.full ? 10_000 : 1_000;

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });
const genuine = message('mx/connect/memberConnected', { member_guid: 'MBR-1' });

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Counts what really reaches the page, so that "nothing happened" is said only after everything has arrived. */
function countArrivals(): () => number {
  let arrived = 0;
  const count = () => arrived++;
  window.addEventListener('message', count);
  stops.push(() => window.removeEventListener('message', count));
  return () => arrived;
}

/** Keeps when each rejection was told, whichever element told it, and every error that nobody caught. */
function watchReports(): { times: number[]; uncaught: unknown[] } {
  const reports = { times: [] as number[], uncaught: [] as unknown[] };
  const onReport = () => reports.times.push(performance.now());
  const onError = ({ error }: ErrorEvent) => reports.uncaught.push(error);
  document.addEventListener('connect-message-rejected', onReport);
  window.addEventListener('error', onError);
  stops.push(() => {
    document.removeEventListener('connect-message-rejected', onReport);
    window.removeEventListener('error', onError);
  });
  return reports;
}

/** The page tells ten a second, so a test waits until what the one before it sent is paid for. */
async function untilReportsAreTold(): Promise<void> {
  const { times } = watchReports();
  const told = () => {
    if (times.length > 0) return true;
    window.postMessage(message('mx/probe'), location.origin);
    return false;
  };
  await until(told, 'a rejection to be told');
}

/** Ten a second; a second of ours may reach into two of the page's. */
function assertBounded(times: readonly number[]): void {
  assert.isNotEmpty(times, 'forgeries are told');
  for (const [index, time] of times.entries()) {
    const later = times[index + 20];
    if (later !== undefined) assert.isAtLeast(later - time, 999, 'reports are bounded');
  }
}

/** The report of a forgery; and the layout, which a browser may get to in the middle of a flood. */
const unrelated = new Set(['connect-message-rejected', 'connect-breakpoint-change']);

const eventsOf = (widget: ConnectWidget, seen: readonly Seen[]) =>
  seen.filter(({ type, target }) => target === widget && !unrelated.has(type));

/** Everything of a widget that a message could change. */
function lookAt(widget: ConnectWidget): object {
  const { state, userGuid, sessionGuid, memberGuid } = widget;
  const frame = frameOf(widget);
  return { state, userGuid, sessionGuid, memberGuid, frame, src: frame.src };
}

/** Floods, waits until all of it has arrived, and asserts that it changed nothing but the reports. */
async function assertUnmoved(
  widget: ConnectWidget,
  forger: Forger,
  messages: readonly unknown[],
  rarely: readonly unknown[] = [],
): Promise<void> {
  await untilReportsAreTold();
  const before = lookAt(widget);
  const seen = recordEvents();
  const reports = watchReports();
  const arrivals = countArrivals();
  let sent = await forger.flood(1, rarely);
  sent += await forger.flood(Math.ceil(flood / messages.length), messages);
  assert.isAtLeast(sent, flood);
  await until(() => arrivals() >= sent, 'all forgeries to arrive', 20_000);
  assert.deepEqual(eventsOf(widget, seen), []);
  assert.deepEqual(lookAt(widget), before);
  assertBounded(reports.times);
  assert.deepEqual(reports.uncaught, []);
}

/** The widget's own word still counts, once, and is the page's again. */
async function assertHeard(widget: ConnectWidget): Promise<void> {
  const puppet = await puppetIn(widget);
  const seen = recordEvents();
  const last = untilEvent(widget, 'connect-message', ({ type }) => type === 'mx/last');
  await puppet.say(genuine, message('mx/last'));
  await last;
  assert.deepEqual(detailsOf(eventsOf(widget, seen), 'connect-member-connected'), [{ member_guid: 'MBR-1' }]);
  assert.strictEqual(widget.memberGuid, 'MBR-1');
}

describe(`forged messages of every sort, ${flood} at a time, change nothing`, () => {
  for (const [name, enlist] of Object.entries(forgers)) {
    it(`from ${name}`, async () => {
      const { widget, puppet } = await mountPuppet();
      const forger = await enlist(widget, puppet);
      await assertUnmoved(widget, forger, forgeries, hugeForgeries());
      await forger.retire?.();
      await assertHeard(widget);
      assert.strictEqual(widget.state, 'active');
    }).timeout(120_000);
  }
});

describe('forged ends of an OAuth flow, while a window is out at the bank, change nothing', () => {
  const outsiders = Object.entries(forgers).filter(([name]) => !name.includes('sibling'));
  for (const [name, enlist] of outsiders) {
    it(`from ${name}`, async () => {
      const { widget, puppet } = await mountPuppet({ popout: 'manual' });
      const out = untilState(widget, 'popout');
      await puppet.say(
        message('mx/connect/oauthRequested', { url: 'https://bank.example/', member_guid: 'MBR-1' }),
      );
      await out;
      const forger = await enlist(widget, puppet);
      await assertUnmoved(widget, forger, [...oauthResults, forgedConnection]);
      await forger.retire?.();
      const settled = untilEvent(widget, 'connect-popout-settled');
      await assertHeard(widget);
      assert.strictEqual((await settled).outcome, 'completed');
    }).timeout(120_000);
  }
});

describe('a forged message', () => {
  const sources = [
    { name: 'a frame that is no widget’s', reason: 'unknown-source', led: false },
    { name: 'the widget’s frame after it went to another origin', reason: 'wrong-origin', led: true },
  ];
  for (const { name, reason, led } of sources) {
    it(`from ${name} is told as ${reason}, with its origin`, async () => {
      const { widget, puppet } = await mountPuppet();
      if (led) await forgers['its own frame gone to a third origin']?.(widget, puppet);
      const stranger = led ? await puppetIn(widget) : await strangerFrame(origins.thirdSite);
      await untilReportsAreTold();
      const report = untilEvent(
        widget,
        'connect-message-rejected',
        (told) => told.origin !== location.origin,
      );
      await stranger.say(forgedConnection);
      const { reason: told, origin } = await report;
      assert.deepEqual({ reason: told, origin }, { reason, origin: origins.thirdSite });
    });
  }

  it('does not answer navigateBack in the widget’s place', async () => {
    const { widget, puppet } = await mountPuppet();
    const stranger = await strangerFrame(origins.crossSite);
    await untilReportsAreTold();
    const back = widget.navigateBack();
    const report = untilEvent(widget, 'connect-message-rejected', (told) => told.origin !== location.origin);
    await stranger.say(message('mx/navigation', { did_go_back: true }));
    await report;
    await puppet.say(message('mx/navigation', { did_go_back: false }));
    assert.strictEqual(await back, false);
  });

  it('by the widget’s own frame is told also while a stranger floods the page', async () => {
    const { widget, puppet } = await mountPuppet();
    await untilReportsAreTold();
    const arrivals = countArrivals();
    for (let times = 0; times < 100; times++) window.postMessage(forgedConnection, location.origin);
    await until(() => arrivals() === 100, 'the flood');
    const told = untilEvent(widget, 'connect-message-rejected', ({ reason }) => reason === 'invalid-message');
    await puppet.say(message('mx/connect/memberConnected', { member_guid: 7 }));
    await told;
  });

  it('is none when it comes from an origin of allowed-origins', async () => {
    const { widget, puppet } = await mountPuppet({ 'allowed-origins': origins.thirdSite });
    const arrival = untilEvent(widget, 'connect-load');
    await puppet.go(puppetUrl(host, origins.thirdSite));
    assert.deepEqual(await arrival, { user_guid: 'USR-1', session_guid: 'SES-1' });
  });

  it('is none either when the page has allowed that origin only after the frame had loaded', async () => {
    const { widget, puppet } = await mountPuppet();
    widget.allowedOrigins = [origins.thirdSite];
    await widget.updateComplete;
    const arrival = untilEvent(widget, 'connect-load');
    await puppet.go(puppetUrl(host, origins.thirdSite));
    await arrival;
  });

  it('is not what anybody else on the page says to others', async () => {
    const { widget } = await mountPuppet();
    // It comes with the browser's next layout.
    await until(() => widget.breakpoint, 'the first breakpoint');
    await untilReportsAreTold();
    const seen = recordEvents();
    const arrivals = countArrivals();
    for (const theirs of [null, 7, 'text', { type: 'webpackOk' }, [forgedConnection], new Map()]) {
      window.postMessage(theirs, location.origin);
    }
    await until(() => arrivals() === 6, 'all of it');
    assert.deepEqual(seen, []);
    assert.strictEqual(widget.state, 'active');
  });
});

describe('several widgets', () => {
  for (const count of [2, 10]) {
    it(`${count} on one page never hear each other, over one listener`, async () => {
      const all = [];
      for (let number = 0; number < count; number++) all.push(await mountPuppet({}, stage()));
      assert.strictEqual(windowListeners('message'), 1);
      const seen = recordEvents();
      const rounds = 20;
      await Promise.all(
        all.map(({ puppet }, number) =>
          puppet.flood(
            rounds,
            message('mx/connect/memberConnected', { member_guid: `MBR-${number}` }),
            message(`mx/from-${number}`),
          ),
        ),
      );
      await until(() => detailsOf(seen, 'connect-message').length === 2 * rounds * count, 'all', 20_000);
      for (const [number, { widget }] of all.entries()) {
        const own = seen.filter(({ target, type }) => target === widget && productEvents.includes(type));
        const heard = new Set(own.map(({ detail }) => JSON.stringify(detail)));
        assert.sameMembers(
          [...heard],
          [
            JSON.stringify({ member_guid: `MBR-${number}` }),
            JSON.stringify({ type: 'mx/connect/memberConnected', detail: { member_guid: `MBR-${number}` } }),
            JSON.stringify({ type: `mx/from-${number}`, detail: {} }),
          ],
        );
        assert.lengthOf(own, 3 * rounds);
        assert.strictEqual(widget.memberGuid, `MBR-${number}`);
      }
      for (const { widget } of all) widget.remove();
      await until(() => windowListeners('message') === 0, 'the end of the listener');
    }).timeout(120_000);
  }
});
