import { assert, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { windowListeners } from './support/resources.js';
import { origins } from '../tools/browser/servers.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import {
  detailsOf,
  frameOf,
  mountPuppet,
  productEvents,
  puppetIn,
  recordEvents,
  stage,
  untilEvent,
} from './support/widget.js';
import type { Seen } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

const flood = 10_000;

/** A page that a frame was led to does not find the host in its referrer. */
const host = { host: location.origin };

const forged = {
  mx: true,
  type: 'mx/connect/memberConnected',
  metadata: { user_guid: 'USR-EVIL', session_guid: 'SES-EVIL', member_guid: 'MBR-EVIL' },
};
const genuine = { ...forged, metadata: { member_guid: 'MBR-1' } };

/** Counts what really reaches the page, so that "nothing happened" is said only after everything has arrived. */
function countArrivals(): () => number {
  let arrived = 0;
  const count = () => arrived++;
  window.addEventListener('message', count);
  stops.push(() => window.removeEventListener('message', count));
  return () => arrived;
}

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Floods, waits until all of it has arrived, and then asserts that it changed nothing. */
async function assertUnmoved(attack: (victim: ConnectWidget) => Promise<number>): Promise<void> {
  const { widget, puppet } = await mountPuppet();
  const seen = recordEvents();
  const arrivals = countArrivals();
  const began = performance.now();
  const sent = await attack(widget);
  await waitUntil(() => arrivals() >= sent, 'Not all forgeries arrived.', { timeout: 10_000 });
  const seconds = (performance.now() - began) / 1000;

  assertNothingBelieved(widget, seen);
  const rejections = detailsOf(seen, 'connect-message-rejected').length;
  assert.isAtMost(rejections, 10 * Math.ceil(seconds + 1), 'reports are bounded');

  const arrival = untilEvent(widget, 'connect-member-connected');
  await puppet.say(genuine);
  assert.deepEqual(await arrival, { member_guid: 'MBR-1' });
  assert.strictEqual(widget.memberGuid, 'MBR-1');
}

/** The report of a forgery; and the layout, which a browser may get to in the middle of a flood. */
const unrelated = new Set(['connect-message-rejected', 'connect-breakpoint-change']);

function assertNothingBelieved(widget: ConnectWidget, seen: readonly Seen[]): void {
  assert.deepEqual(
    seen.filter(({ type, target }) => target === widget && !unrelated.has(type)),
    [],
  );
  assert.strictEqual(widget.state, 'active');
  assert.strictEqual(widget.memberGuid, undefined);
  assert.strictEqual(widget.userGuid, 'USR-1');
  assert.strictEqual(widget.sessionGuid, 'SES-1');
}

async function strangerFrame(origin: string): Promise<Puppet> {
  const frame = document.createElement('iframe');
  frame.src = puppetUrl({ silent: '' }, origin);
  stage().append(frame);
  if (!frame.contentWindow) throw new Error('A connected frame has a window.');
  return Puppet.in(frame.contentWindow);
}

/** Opens a window as a user does, for the pop-up blocker is on. */
async function strangerWindow(origin: string): Promise<Puppet> {
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 80px; height: 40px; z-index: 9';
  stage().append(button);
  const opened = new Promise<Window | null>((resolve) =>
    button.addEventListener('click', () =>
      resolve(window.open(puppetUrl({ silent: '' }, origin), '_blank', 'popup')),
    ),
  );
  await sendMouse({ type: 'click', position: [20, 20] });
  const popup = await opened;
  if (!popup) throw new Error('The browser blocked a window that a click opened.');
  stops.push(() => popup.close());
  return Puppet.in(popup);
}

describe('forged messages change nothing', () => {
  it('from a frame of a third origin, which is reported', async () => {
    const { widget } = await mountPuppet();
    const stranger = await strangerFrame(origins.thirdSite);
    const report = untilEvent(widget, 'connect-message-rejected');
    await stranger.say(forged);
    const { reason, origin } = await report;
    assert.deepEqual({ reason, origin }, { reason: 'unknown-source', origin: origins.thirdSite });
  });

  it('from the widget’s own origin, but another frame', () =>
    assertUnmoved(async () => {
      const stranger = await strangerFrame(origins.crossSite);
      await stranger.flood(flood, forged);
      return flood;
    }));

  it('10,000 from a frame of a third origin', () =>
    assertUnmoved(async () => {
      const stranger = await strangerFrame(origins.thirdSite);
      await stranger.flood(flood, forged);
      return flood;
    }));

  it('10,000 from a window that the page opened', () =>
    assertUnmoved(async () => {
      const popup = await strangerWindow(origins.thirdSite);
      await popup.flood(flood, forged);
      return flood;
    }));

  it('10,000 from the page itself', () =>
    assertUnmoved(async () => {
      for (let sent = 0; sent < flood; sent++) window.postMessage(forged, location.origin);
      return Promise.resolve(flood);
    }));

  it('10,000 synthetic events that name the widget’s window and origin', () =>
    assertUnmoved(async (victim) => {
      const source = frameOf(victim).contentWindow;
      for (let sent = 0; sent < flood; sent++) {
        const event = new MessageEvent('message', { data: forged, origin: origins.crossSite });
        // Firefox takes no window of another origin in the constructor; a page that lies does not ask it.
        Object.defineProperty(event, 'source', { value: source });
        window.dispatchEvent(event);
      }
      return Promise.resolve(flood);
    }));

  it('10,000 from a sibling’s frame, which only its own widget believes', async () => {
    const { widget } = await mountPuppet();
    const { widget: sibling, puppet } = await mountPuppet({}, stage());
    const seen = recordEvents();
    const arrivals = countArrivals();
    await puppet.flood(flood, forged);
    await waitUntil(() => arrivals() >= flood, 'Not all messages arrived.', { timeout: 10_000 });
    assertNothingBelieved(widget, seen);
    assert.strictEqual(sibling.memberGuid, 'MBR-EVIL');
    const heard = seen.filter(({ type }) => type === 'connect-member-connected');
    assert.lengthOf(heard, flood, 'and none of the sibling’s own is lost');
  });

  it('from the own frame once it has gone to another origin', async () => {
    const { widget, puppet } = await mountPuppet();
    const frame = frameOf(widget);
    const seen = recordEvents();
    await puppet.go(puppetUrl({ ...host, silent: '' }, origins.thirdSite));
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const impostor = await puppetIn(widget);
    const report = untilEvent(widget, 'connect-message-rejected');
    await impostor.say(forged);
    const { reason, origin } = await report;
    assert.deepEqual({ reason, origin }, { reason: 'wrong-origin', origin: origins.thirdSite });
    await impostor.flood(flood, forged);
    const arrivals = countArrivals();
    await impostor.say('last');
    await waitUntil(() => arrivals() > 0);
    assertNothingBelieved(widget, seen);
    // Gone back where it came from, it is believed again.
    await impostor.go(puppetUrl(host));
    await untilEvent(widget, 'connect-load');
  });

  it('but an origin of allowed-origins counts', async () => {
    const { widget, puppet } = await mountPuppet({ 'allowed-origins': origins.thirdSite });
    const arrival = untilEvent(widget, 'connect-load');
    await puppet.go(puppetUrl(host, origins.thirdSite));
    assert.deepEqual(await arrival, { user_guid: 'USR-1', session_guid: 'SES-1' });
  });

  it('nor does anybody else’s traffic trouble the page', async () => {
    const { widget } = await mountPuppet();
    const seen = recordEvents();
    const arrivals = countArrivals();
    for (const junk of [null, 7, 'text', { type: 'webpackOk' }, [forged], new Map()]) {
      window.postMessage(junk, location.origin);
    }
    await waitUntil(() => arrivals() === 6);
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
      await Promise.all(
        all.map(({ puppet }, number) =>
          puppet.say(
            { ...forged, metadata: { member_guid: `MBR-${number}` } },
            { ...forged, type: 'mx/last' },
          ),
        ),
      );
      await waitUntil(() => detailsOf(seen, 'connect-message').length === 2 * count);
      for (const [number, { widget }] of all.entries()) {
        const own = seen.filter(({ target, type }) => target === widget && productEvents.includes(type));
        assert.deepEqual(detailsOf(own, 'connect-member-connected'), [{ member_guid: `MBR-${number}` }]);
        assert.strictEqual(widget.memberGuid, `MBR-${number}`);
      }
      for (const { widget } of all) widget.remove();
      await waitUntil(() => windowListeners('message') === 0);
    });
  }
});
