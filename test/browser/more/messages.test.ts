import { assert } from '@open-wc/testing';
import { detailFor } from '../../../src/events/member-status.js';
import { toEventName } from '../../../src/protocol/index.js';
import { sampleMessages } from '../../protocol/samples.js';
import { origins } from '../../tools/browser/servers.js';
import { puppetUrl } from '../support/puppet.js';
import { until } from '../support/waiting.js';
import {
  detailsOf,
  frameOf,
  mountPuppet,
  productEvents,
  recordEvents,
  stage,
  untilEvent,
  untilState,
} from '../support/widget.js';
import type { WidgetMessage } from '../../../src/protocol/index.js';

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
      assert.deepEqual(
        seen.filter((event) => productEvents.includes(event.type)),
        [
          { type: toEventName(type), detail: detailFor(sample as WidgetMessage), target: widget },
          { type: 'connect-message', detail: { type, detail }, target: widget },
          { type: 'connect-message', detail: { type: 'mx/last', detail: {} }, target: widget },
        ],
      );
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

  it('without a field that the widget did not find arrives without it', async () => {
    const { widget, puppet } = await mountPuppet();
    for (const [type, detail, name, expected] of [
      ['initialDataReady', { member_guid: null }, 'connect-initial-data-ready', {}],
      ['memberStatusUpdate', { member_guid: 'M' }, 'connect-member-status-update', { member_guid: 'M' }],
      [
        'memberError',
        { member: { guid: 'M', connection_status: null } },
        'connect-member-error',
        { member: { guid: 'M' } },
      ],
      ['microdeposits/loaded', { initial_step: null }, 'connect-microdeposits-loaded', {}],
    ] as const) {
      const told = untilEvent(widget, name);
      await puppet.say(message(`mx/connect/${type}`, detail));
      assert.deepEqual<unknown>(await told, expected);
    }
  });

  it('that changes nothing has nothing rendered anew', async () => {
    const { widget, puppet } = await mountPuppet();
    await widget.updateComplete;
    let updates = 0;
    const update = widget.requestUpdate.bind(widget);
    widget.requestUpdate = (...changed) => {
      updates++;
      update(...changed);
    };
    const last = untilEvent(widget, 'connect-message', ({ type }) => type === 'mx/last');
    for (const type of ['connect/stepChange', 'connect/backButtonClicked', 'connect/oauthError', 'ping']) {
      await puppet.say(message(`mx/${type}`, { current: 'search' }));
    }
    await puppet.say(message('mx/last'));
    await last;
    assert.strictEqual(updates, 0);
    const connected = untilEvent(widget, 'connect-member-connected');
    await puppet.say(message('mx/connect/memberConnected', { member_guid: 'MBR-1' }));
    await connected;
    assert.isAbove(updates, 0);
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

  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://bank.example/', '//bank.example/']) {
    it(`that asks for a window at ${url} opens nothing, and is told with the frame’s origin`, async () => {
      const { widget, puppet } = await mountPuppet();
      const seen = recordEvents();
      const rejected = untilEvent(widget, 'connect-message-rejected');
      await puppet.say(message('mx/connect/oauthRequested', { url, member_guid: 'MBR-1' }));
      const { reason, origin } = await rejected;
      assert.deepEqual({ reason, origin }, { reason: 'unsafe-url', origin: origins.crossSite });
      assert.deepEqual(
        seen.map(({ type }) => type),
        ['connect-message-rejected'],
      );
      assert.strictEqual(widget.state, 'active');
    });
  }

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
    await until(() => widget.memberGuid === 'MBR-2', 'the member');
    assert.deepEqual(detailsOf(seen, 'connect-member-connected'), [{ member_guid: 'MBR-2' }]);
    assert.lengthOf(detailsOf(seen, 'connect-message'), 1);
    assert.strictEqual(widget.state, 'active');
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

  it('takes its title from iframe-title, as it stands now', async () => {
    const { widget } = await mountPuppet({ 'iframe-title': 'Your accounts' });
    assert.strictEqual(frameOf(widget).title, 'Your accounts');
    widget.iframeTitle = 'Your bank';
    await widget.updateComplete;
    assert.strictEqual(frameOf(widget).title, 'Your bank');
  });
});
