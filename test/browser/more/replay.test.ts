import { assert } from '@open-wc/testing';
import { until } from '../support/waiting.js';
import { create, mount, puppetIn, recordEvents, stage, untilEvent, untilState } from '../support/widget.js';
import { eventsOf, recordSession, replayRecording, replaySession } from '../../../src/replay/index.js';
import { isReplayed } from '../../../src/replay/session-events.js';
import { puppetUrl } from '../support/puppet.js';
import { sandbox } from '../../tools/browser/servers.js';
import type { ConnectWidget, WidgetState } from '../../../src/index.js';
import type { Seen } from '../support/widget.js';
import type { SessionEvent, SessionRecording } from '../../../src/replay/index.js';

/** Recordings of the real widget's messages. */
const traces = [
  ...['challenged-member', 'connect', 'denied', 'denied-member', 'locked-member'],
  ...['mfa', 'nav', 'oauth', 'oauth-app', 'oauth-deny'],
];
const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });
const asked = message('mx/connect/oauthRequested', {
  member_guid: 'MBR-7',
  url: 'https://bank.example/authorize?state=7',
});

async function readTrace(name: string): Promise<unknown[]> {
  return (await (await fetch(`/test/traces/${name}.json`)).json()) as unknown[];
}

/** A widget of another origin that says nothing by itself, recorded from before it loads. */
async function start(options: Partial<ConnectWidget> = {}, personal = false) {
  const widget = Object.assign(create(), options);
  widget.widgetUrlProvider ??= () => Promise.resolve(puppetUrl({ silent: '' }));
  const recorder = recordSession(widget, { personal });
  const seen = recordEvents(widget);
  stage().append(widget);
  await untilState(widget, 'loading');
  return { widget, recorder, seen };
}

/** Lets the puppet in its frame say all of it, and waits until the last is believed. */
async function say(widget: ConnectWidget, ...messages: unknown[]): Promise<void> {
  await until(() => widget.shadowRoot?.querySelector('iframe'), 'a frame');
  const puppet = await puppetIn(widget);
  const last = untilEvent(widget, 'connect-message', ({ type }) => type === 'mx/last');
  await puppet.say(...messages, message('mx/last'));
  await last;
}

/** As a file brings it. */
const filed = (recording: SessionRecording) => JSON.parse(JSON.stringify(recording)) as SessionRecording;

const plain = (seen: readonly Seen[]): SessionEvent[] =>
  seen.map(({ type, detail }) => ({ type, detail })).filter(isReplayed);

/** In an element of its own, with the sandbox's player in its frame. */
function replayInPage(recording: SessionRecording) {
  return replaySession(mount(), filed(recording), { playerUrl: sandbox.replayUrl, speed: Infinity });
}

const statesIn = (events: readonly SessionEvent[]) =>
  events
    .filter(({ type }) => type === 'connect-state-change')
    .map(({ detail }) => (detail as { state: WidgetState }).state);

describe('a trace of the real widget, recorded in a frame of another origin', () => {
  for (const name of traces) {
    it(`${name}: replays to the same events and states, without a page and in one`, async () => {
      const trace = await readTrace(name);
      const { widget, recorder, seen } = await start({}, true);
      await say(widget, ...trace);
      const recording = filed(recorder.stop());
      const original = plain(seen);
      assert.isAtLeast(original.length, 2 * trace.length);
      assert.deepEqual(eventsOf(recording), original);
      for (const replay of [await replayRecording(recording), await replayInPage(recording)]) {
        assert.deepEqual(replay.events, original);
        assert.deepEqual(replay.states, statesIn(original));
        assert.isUndefined(replay.difference);
      }
    });
  }

  it('replays as well when the guids and names are gone', async () => {
    const { widget, recorder } = await start();
    await say(widget, ...(await readTrace('oauth')));
    const recording = filed(recorder.stop());
    assert.notInclude(JSON.stringify(recording), '11141024-90b3-1bce-cac9-c06ced52ab4c');
    for (const replay of [await replayRecording(recording), await replayInPage(recording)]) {
      assert.isUndefined(replay.difference);
      assert.deepEqual(replay.events, eventsOf(recording));
    }
  });
});

describe('what the page and the user did', () => {
  it('reload, reconnect and close are done again', async () => {
    const { widget, recorder } = await start();
    await say(widget, message('mx/load'));
    for (const act of ['reload', 'reconnect'] as const) {
      widget[act]();
      await untilState(widget, 'loading');
      await say(widget, message('mx/load'), message('mx/connect/memberConnected', { member_guid: 'MBR-9' }));
    }
    widget.close();
    await untilState(widget, 'closed');
    const recording = recorder.stop();
    for (const replay of [await replayRecording(recording), await replayInPage(recording)]) {
      assert.isUndefined(replay.difference);
      const again = ['loading', 'active'] as const;
      assert.deepEqual(replay.states, [...again, ...again, ...again, 'closed']);
    }
  });

  it('a page that closes the widget in a listener closes it between the same two events', async () => {
    const { widget, recorder } = await start();
    widget.addEventListener('connect-finished', () => widget.close());
    const closed = untilState(widget, 'closed');
    void say(widget, message('mx/load'), message('mx/connect/connected/primaryAction')).catch(
      () => undefined,
    );
    await closed;
    const recording = recorder.stop();
    const types = eventsOf(recording).map(({ type }) => type);
    assert.deepEqual(types.slice(-4), [
      ...['connect-finished', 'connect-state-change', 'connect-connected-primary-action', 'connect-message'],
    ]);
    for (const replay of [await replayRecording(recording), await replayInPage(recording)]) {
      assert.isUndefined(replay.difference);
      assert.deepEqual(replay.events, eventsOf(recording));
    }
  });

  for (const outcome of ['closed', 'severed', 'blocked', 'timed-out', 'completed', 'denied'] as const)
    it(`a window of the page’s own that it reports as ${outcome} is reported again`, async () => {
      const { widget, recorder } = await start({ popout: 'manual' });
      await say(widget, message('mx/load'), asked);
      widget.settlePopout({ outcome });
      const recording = recorder.stop();
      assert.include(JSON.stringify(recording), `"outcome":"${outcome}"`);
      for (const replay of [await replayRecording(recording), await replayInPage(recording)])
        assert.isUndefined(replay.difference);
    });

  it('opens no window, whoever opened one in the recording', async () => {
    const { widget, recorder } = await start({ popout: 'popup' });
    await say(widget, message('mx/load'), asked);
    const open = Reflect.get(window, 'open');
    let opened = 0;
    window.open = (...input) => (opened++, open(...input));
    try {
      const replay = await replayInPage(recorder.stop());
      assert.isAbove(replay.events.filter(({ type }) => type === 'connect-popout-requested').length, 0);
    } finally {
      window.open = open;
    }
    assert.strictEqual(opened, 0);
  });

  it('an idle warning and the end of the session come without a page, when they came', async () => {
    const { widget, recorder } = await start({ sessionTimeout: 2, sessionWarning: 1.5 });
    await say(widget, message('mx/load'));
    await untilState(widget, 'idle-warning');
    widget.continueSession();
    await untilState(widget, 'active');
    await untilState(widget, 'expired');
    const recording = recorder.stop();
    const replay = await replayRecording(recording);
    assert.isUndefined(replay.difference);
    assert.deepEqual(replay.states, statesIn(eventsOf(recording)));
    assert.include(replay.states, 'idle-warning');
  });

  it('an error of the backend comes again without a page', async () => {
    const widgetUrlProvider = () => Promise.reject(new Error('No user Ada Lovelace'));
    const widget = Object.assign(create(), { widgetUrlProvider });
    const recorder = recordSession(widget);
    stage().append(widget);
    await untilState(widget, 'error');
    const recording = recorder.stop();
    assert.notInclude(JSON.stringify(recording), 'Lovelace');
    const replay = await replayRecording(recording);
    assert.isUndefined(replay.difference);
    assert.deepEqual(replay.states, ['loading', 'error']);
  });
});

/** The name of what it rejects with. */
const nameOf = (replay: Promise<unknown>) => replay.then(String, (error: unknown) => (error as Error).name);

it('a recording has the options that the element takes from a provider', async () => {
  const provider = Object.assign(document.createElement('connect-widget-provider'), { sessionTimeout: 77 });
  const widget = create({ popout: 'tab' });
  provider.append(widget);
  const recorder = recordSession(widget);
  widget.widgetUrl = puppetUrl({ silent: '' });
  stage().append(provider);
  await untilState(widget, 'loading');
  const { popout, sessionTimeout } = recorder.stop().options;
  assert.deepEqual([popout, sessionTimeout], ['tab', 77]);
});

describe('replaySession', () => {
  it('keeps the pace of the recording, and of a faster replay', async () => {
    const { widget, recorder } = await start();
    await say(widget, message('mx/load'));
    const recording = recorder.stop();
    const [first, ...others] = recording.entries;
    assert.isDefined(first);
    const later = { ...recording, entries: [first, ...others.map((entry) => ({ ...entry, at: 2000 }))] };
    const began = performance.now();
    const element = mount();
    const { difference } = await replaySession(element, later, { playerUrl: sandbox.replayUrl, speed: 4 });
    assert.isUndefined(difference);
    assert.isAtLeast(performance.now() - began, 495);
  });

  it('tells of the first difference', async () => {
    const { widget, recorder } = await start();
    await say(widget, message('mx/load'), message('mx/connect/backToSearch'));
    const text = JSON.stringify(recorder.stop());
    const changed = JSON.parse(text.replace('connect-back-to-search', 'connect-loaded')) as SessionRecording;
    for (const { difference } of [await replayRecording(changed), await replayInPage(changed)]) {
      assert.strictEqual(difference?.expected?.type, 'connect-loaded');
      assert.strictEqual(difference?.got?.type, 'connect-back-to-search');
    }
  });

  it('ends when its signal aborts', async () => {
    const { widget, recorder } = await start();
    await say(widget, message('mx/load'));
    const recording = recorder.stop();
    const slow = recording.entries.map((entry, index) => ({ ...entry, at: index * 60_000 }));
    const signal = AbortSignal.timeout(200);
    const replay = replaySession(
      mount(),
      { ...recording, entries: slow },
      { playerUrl: sandbox.replayUrl, signal },
    );
    assert.strictEqual(await nameOf(replay), 'TimeoutError');
  });

  it('refuses an element that has loaded, one outside of the page, and no speed', async () => {
    const { widget, recorder } = await start();
    const recording = recorder.stop();
    const options = { playerUrl: sandbox.replayUrl };
    assert.strictEqual(await nameOf(replaySession(widget, recording, options)), 'TypeError');
    assert.strictEqual(await nameOf(replaySession(create(), recording, options)), 'TypeError');
    assert.strictEqual(
      await nameOf(replaySession(mount(), recording, { ...options, speed: 0 })),
      'TypeError',
    );
  });

  it('is no back door: what its player says in a frame that is not the element’s is not believed', async () => {
    const widget = mount();
    const seen = recordEvents(widget);
    const frame = document.createElement('iframe');
    frame.src = sandbox.replayUrl;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    stage().append(frame);
    await loaded;
    widget.widgetUrl = puppetUrl({ silent: '' });
    await untilState(widget, 'loading');
    const echoed = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
    frame.contentWindow?.postMessage({ 'connect-widget-replay': message('mx/load') }, '*');
    await echoed;
    assert.deepEqual(
      seen.map(({ type }) => type).filter((type) => type !== 'connect-breakpoint-change'),
      ['connect-state-change', 'connect-message-rejected'],
    );
    assert.strictEqual(widget.state, 'loading');
  });
});
