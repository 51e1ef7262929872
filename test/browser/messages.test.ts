import { assert, waitUntil } from '@open-wc/testing';
import { detailFor } from '../../src/events/member-status.js';
import { toEventName } from '../../src/protocol/index.js';
import { version } from '../../src/version.js';
import { sampleMessages } from '../protocol/samples.js';
import { origins } from '../tools/browser/servers.js';
import { puppetUrl } from './support/puppet.js';
import {
  detailsOf,
  frameOf,
  mount,
  mountPuppet,
  productEvents,
  puppetIn,
  recordEvents,
  stage,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { WidgetMessage } from '../../src/protocol/index.js';

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });

describe('a message of the widget', () => {
  for (const sample of sampleMessages) {
    const { type, detail } = sample;
    it(`${type} arrives as ${toEventName(type)}`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet();
      seen.length = 0;
      const last = untilEvent(widget, 'connect-message', (heard) => heard.type === 'mx/last');
      await puppet.say(message(type, detail), message('mx/last'));
      await last;
      const [own, generic] = seen.filter((event) => productEvents.includes(event.type));
      assert.strictEqual(own?.type, toEventName(type));
      assert.deepEqual(own?.detail, detailFor(sample as WidgetMessage));
      assert.strictEqual(own?.target, widget);
      assert.strictEqual(generic?.type, 'connect-message');
      assert.deepEqual(generic?.detail, { type, detail });
    });
  }

  it('bubbles and crosses shadow roots', async () => {
    const host = document.createElement('div');
    stage().append(host);
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    const { puppet } = await mountPuppet({}, inner);
    const heard = new Promise<Event>((resolve) =>
      document.addEventListener('connect-member-connected', resolve, { once: true }),
    );
    await puppet.say(message('mx/connect/memberConnected', { member_guid: 'MBR-1' }));
    const event = await heard;
    assert.strictEqual(event.bubbles && event.composed, true);
    assert.strictEqual(event.cancelable, false);
    assert.strictEqual(event.target, host);
  });

  it('in another spelling arrives under the official name', async () => {
    const { widget, puppet } = await mountPuppet();
    const update = untilEvent(widget, 'connect-member-status-update');
    await puppet.say(
      message('mx/connect/memberStatusUpdated', { member_guid: 'MBR-1', connection_status: 6 }),
    );
    assert.deepInclude(await update, { member_guid: 'MBR-1', connection_status: 6 });
    const invalid = untilEvent(widget, 'connect-invalid-data');
    await puppet.say(message('mx/connect/invalidData', { member: { guid: 'MBR-1', code: 1000 } }));
    assert.deepInclude(await invalid, { member_guid: 'MBR-1', code: 1000 });
  });

  it('that is unknown arrives as connect-message alone', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet();
    seen.length = 0;
    const arrival = untilEvent(widget, 'connect-message');
    await puppet.say(message('mx/connect/brandNew', { answer: 42 }));
    assert.deepEqual(await arrival, { type: 'mx/connect/brandNew', detail: { answer: 42 } });
    assert.deepEqual(
      seen.map(({ type }) => type),
      ['connect-message'],
    );
  });

  it('about a member says what its status is called and whether the user can act on it', async () => {
    const { widget, puppet } = await mountPuppet();
    const told = untilEvent(widget, 'connect-member-error');
    await puppet.say(message('mx/connect/memberError', { member: { guid: 'MBR-1', connection_status: 2 } }));
    assert.deepEqual<unknown>(await told, {
      member: {
        guid: 'MBR-1',
        connection_status: 2,
        connection_status_name: 'DENIED',
        user_actionable: true,
      },
    });
    const update = untilEvent(widget, 'connect-member-status-update');
    await puppet.say(
      message('mx/connect/memberStatusUpdate', { member_guid: 'MBR-1', connection_status: 99 }),
    );
    assert.deepEqual<unknown>(await update, { member_guid: 'MBR-1', connection_status: 99 });
  });

  it('finds the element in the state that it led to', async () => {
    const { widget, puppet } = await mountPuppet();
    assert.strictEqual(widget.userGuid, 'USR-1');
    assert.strictEqual(widget.sessionGuid, 'SES-1');
    assert.strictEqual(widget.memberGuid, undefined);
    let during: string | undefined;
    widget.addEventListener('connect-member-connected', () => (during = widget.memberGuid));
    const arrival = untilEvent(widget, 'connect-member-connected');
    await puppet.say(message('mx/connect/memberConnected', { member_guid: 'MBR-7' }));
    await arrival;
    assert.strictEqual(during, 'MBR-7');
  });

  it('that is malformed changes nothing and says which field was wrong', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet();
    seen.length = 0;
    const rejected = untilEvent(widget, 'connect-message-rejected');
    await puppet.say(message('mx/connect/memberConnected', { member_guid: 7 }));
    const { reason, origin, message: text } = await rejected;
    assert.deepEqual({ reason, origin }, { reason: 'invalid-message', origin: origins.crossSite });
    assert.match(text, /memberConnected: expected member_guid to be/);
    assert.strictEqual(widget.memberGuid, undefined);
    assert.deepEqual(
      seen.map(({ type }) => type),
      ['connect-message-rejected'],
    );
  });

  it('may be junk of any kind, and the next one still counts', async () => {
    const { widget, puppet } = await mountPuppet();
    const seen = recordEvents();
    const deep: unknown[] = [];
    for (let level = 0, inner = deep; level < 2000; level++) inner.push((inner = []));
    await puppet.say(
      null,
      undefined,
      0,
      '',
      'mx/connect/memberConnected',
      JSON.stringify(message('mx/connect/memberConnected', { member_guid: 'MBR-1' })),
      [],
      new Date(),
      new Map(),
      { mx: true },
      { mx: false, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } },
      { mx: true, type: 'mx/connect/memberConnected' },
      {
        mx: true,
        type: 'mx/connect/memberConnected',
        metadata: JSON.parse('{"__proto__":{"member_guid":"MBR-1"}}') as unknown,
      },
      { mx: true, type: 'constructor', metadata: {} },
      { mx: true, type: 'x'.repeat(1_000_000), metadata: deep },
      message('mx/connect/memberConnected', { member_guid: 'MBR-2' }),
    );
    await waitUntil(() => widget.memberGuid === 'MBR-2');
    assert.deepEqual(detailsOf(seen, 'connect-member-connected'), [{ member_guid: 'MBR-2' }]);
    assert.lengthOf(detailsOf(seen, 'connect-message'), 1);
    assert.strictEqual(widget.state, 'active');
  });
});

describe('what the widget is told', () => {
  it('who hosts it: once after it loaded, as a JSON string', async () => {
    const { widget, puppet } = await mountPuppet();
    await puppet.say(message('mx/load'), message('mx/load'));
    const loaded = untilEvent(widget, 'connect-loaded');
    await puppet.say(message('mx/connect/loaded', { initial_step: 'search' }));
    await loaded;
    const heard = await puppet.heard();
    assert.deepEqual(
      heard.map(({ origin }) => origin),
      [location.origin],
    );
    assert.typeOf(heard[0]?.data, 'string');
    assert.deepEqual(
      heard.map(({ data }) => JSON.parse(data as string) as unknown),
      [{ type: 'mx/sdk/info', metadata: { sdk: 'web', version } }],
    );
  });

  it('who hosts it, once more after a redirect to an origin of allowed-origins', async () => {
    const { widget, puppet } = await mountPuppet({ 'allowed-origins': origins.thirdSite });
    const loaded = untilEvent(widget, 'connect-load');
    await puppet.go(puppetUrl({ host: location.origin }, origins.thirdSite));
    await loaded;
    const redirected = await puppetIn(widget);
    await waitUntil(async () => (await redirected.heard()).length > 0, 'the host to say who it is');
    await redirected.say(message('mx/load'), message('mx/last'));
    await untilEvent(widget, 'connect-message', ({ type }) => type === 'mx/last');
    const heard = await redirected.heard();
    assert.deepEqual(
      heard.map(({ data }) => JSON.parse(data as string) as unknown),
      [{ type: 'mx/sdk/info', metadata: { sdk: 'web', version } }],
    );
  });

  it('nothing, when the frame has gone to another origin: commands name the concrete one', async () => {
    const { widget, puppet } = await mountPuppet();
    await puppet.go(puppetUrl({ silent: '' }, origins.thirdSite));
    await new Promise((resolve) => frameOf(widget).addEventListener('load', resolve, { once: true }));
    const stranger = await puppetIn(widget);
    assert.strictEqual(await widget.navigateBack(), false);
    assert.deepEqual(await stranger.heard(), []);
  });
});

describe('navigateBack', () => {
  const answer = (did_go_back: boolean) => message('mx/navigation', { did_go_back });
  const question = '{"mx":true,"type":"mx/navigation","payload":{"action":"back"}}';

  for (const did of [true, false]) {
    it(`answers ${did} when the widget says so`, async () => {
      const { widget, puppet } = await mountPuppet();
      const back = widget.navigateBack();
      await waitUntil(async () => (await puppet.heard()).some(({ data }) => data === question));
      await puppet.say(answer(did));
      assert.strictEqual(await back, did);
    });
  }

  it('asks once for two questions at a time', async () => {
    const { widget, puppet } = await mountPuppet();
    const both = Promise.all([widget.navigateBack(), widget.navigateBack()]);
    await waitUntil(async () => (await puppet.heard()).some(({ data }) => data === question));
    await puppet.say(answer(true));
    assert.deepEqual(await both, [true, true]);
    assert.lengthOf(
      (await puppet.heard()).filter(({ data }) => data === question),
      1,
    );
  });

  it('answers false when the widget is silent for two seconds', async () => {
    const { widget } = await mountPuppet();
    const began = performance.now();
    assert.strictEqual(await widget.navigateBack(), false);
    assert.approximately(performance.now() - began, 2500, 600);
  });

  it('answers false at once without a widget, on removal and on close', async () => {
    assert.strictEqual(await mount().navigateBack(), false);
    for (const end of ['remove', 'close', 'reload'] as const) {
      const { widget } = await mountPuppet();
      const began = performance.now();
      const back = widget.navigateBack();
      widget[end]();
      assert.strictEqual(await back, false, end);
      assert.isBelow(performance.now() - began, 1000, end);
    }
  });
});

describe('the frame', () => {
  it('is a new one for each URL, with what the widget needs and no more', async () => {
    const { widget } = await mountPuppet();
    const frame = frameOf(widget);
    assert.strictEqual(frame.getAttribute('referrerpolicy'), 'origin');
    assert.deepEqual([...frame.sandbox].sort(), [
      'allow-downloads',
      'allow-forms',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-same-origin',
      'allow-scripts',
    ]);
    assert.strictEqual(frame.allow, 'clipboard-write; publickey-credentials-get');
    assert.strictEqual(frame.title, 'Connect your bank');
    assert.strictEqual(frame.part.contains('frame'), true);
    widget.widgetUrl = puppetUrl();
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.notStrictEqual(frameOf(widget), frame);
    assert.strictEqual(frame.isConnected, false);
  });

  it('takes its title from iframe-title', async () => {
    const { widget } = await mountPuppet({ 'iframe-title': 'Your accounts' });
    assert.strictEqual(frameOf(widget).title, 'Your accounts');
  });
});
