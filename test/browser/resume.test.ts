import './support/resources.js';
import { assert } from '@open-wc/testing';
import { backend } from '../tools/browser/servers.js';
import { puppetUrl } from './support/puppet.js';
import {
  create,
  detailsOf,
  puppetIn,
  recordEvents,
  stage,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ConnectWidget, WidgetUrlRequest } from '../../src/index.js';

const requested = (member_guid: string) => ({
  mx: true,
  type: 'mx/connect/oauthRequested',
  metadata: { url: puppetUrl({ silent: '' }), member_guid },
});

const address = location.href;

beforeEach(() => backend.reset());

afterEach(() => {
  history.replaceState(null, '', address);
  sessionStorage.clear();
});

/** A widget as the page would write it; `asked` are the members of its requests. */
function build(attributes: Record<string, string> = {}): { widget: ConnectWidget; asked: unknown[] } {
  const asked: unknown[] = [];
  const widget = create({ resume: '', popout: 'manual', ...attributes });
  widget.widgetUrlProvider = ({ widget_url }: WidgetUrlRequest) => {
    asked.push(widget_url['current_member_guid']);
    return Promise.resolve(puppetUrl());
  };
  return { widget, asked };
}

/** Its user goes out to the bank; then the page goes away, without a word to the element, and comes again. */
async function leaveDuring(memberGuid: string, attributes?: Record<string, string>): Promise<void> {
  const { widget } = build(attributes);
  stage().append(widget);
  await untilState(widget, 'active');
  const puppet = await puppetIn(widget);
  const opened = untilEvent(widget, 'connect-popout-opened');
  await puppet.say(requested(memberGuid));
  await opened;
  widget.remove();
  await Promise.resolve();
}

async function comeBack(attributes?: Record<string, string>) {
  const seen = recordEvents();
  const { widget, asked } = build(attributes);
  stage().append(widget);
  await untilState(widget, 'active');
  return { widget, asked, resumed: detailsOf(seen, 'connect-resumed'), seen };
}

describe('resume', () => {
  it('comes back to the member with a fresh URL, and says so', async () => {
    await leaveDuring('MBR-1');
    assert.deepEqual(sessionStorageRecords(), ['connect-widget-element/resume/unnamed 1']);
    const { asked, resumed, widget } = await comeBack();
    assert.deepEqual(asked, ['MBR-1']);
    assert.deepEqual(resumed, [{ memberGuid: 'MBR-1' }]);
    assert.strictEqual(widget.memberGuid, 'MBR-1');
  });

  it('does so when the first options did not hold', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    const { widget, asked } = build({ mode: 'nonsense' });
    stage().append(widget);
    await untilState(widget, 'error');
    widget.setAttribute('mode', 'verification');
    await untilState(widget, 'active');
    assert.deepEqual(asked, ['MBR-1']);
    assert.deepEqual(detailsOf(seen, 'connect-resumed'), [{ memberGuid: 'MBR-1' }]);
  });

  it('tells two widgets apart, with or without an id', async () => {
    await leaveDuring('MBR-2', { id: 'savings' });
    await leaveDuring('MBR-1');
    const first = await comeBack();
    const second = await comeBack();
    const named = await comeBack({ id: 'savings' });
    assert.deepEqual([first.asked, second.asked, named.asked], [['MBR-1'], [undefined], ['MBR-2']]);
    assert.deepEqual(second.resumed, []);
  });

  it('keeps to the member, though the page sets its options one by one', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    const { widget, asked } = build();
    stage().append(widget);
    await untilState(widget, 'loading');
    widget.language = 'es';
    await untilState(widget, 'active');
    assert.deepEqual([...new Set(asked)], ['MBR-1']);
    assert.deepEqual(detailsOf(seen, 'connect-resumed'), [{ memberGuid: 'MBR-1' }]);
  });

  it('gives way to a member that the page names itself', async () => {
    await leaveDuring('MBR-1');
    const { asked, resumed } = await comeBack({ 'current-member-guid': 'MBR-2' });
    assert.deepEqual(asked, ['MBR-2']);
    assert.deepEqual(resumed, []);
    assert.lengthOf(sessionStorageRecords(), 0);
  });

  it('claims nothing of a ready-made URL', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    const widget = create({ resume: '', 'widget-url': puppetUrl() });
    stage().append(widget);
    await untilState(widget, 'active');
    assert.deepEqual(detailsOf(seen, 'connect-resumed'), []);
  });

  it('forgets a member that MX refuses, and loads without it', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    const widget = create({ resume: '', 'widget-url-endpoint': backend.widgetUrlEndpoint });
    stage().append(widget);
    await untilState(widget, 'active');
    assert.deepEqual(detailsOf(seen, 'connect-error'), []);
    assert.deepEqual(detailsOf(seen, 'connect-resumed'), []);
    assert.isUndefined(widget.memberGuid);
    assert.lengthOf(sessionStorageRecords(), 0);
  });

  it('asks once for a member that the provider refuses, now and at the next load', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    const asked: unknown[] = [];
    for (let visit = 0; visit < 2; visit++) {
      const widget = create({ resume: '' });
      widget.widgetUrlProvider = ({ widget_url }) => {
        const memberGuid = widget_url['current_member_guid'];
        asked.push(memberGuid);
        return memberGuid === undefined ? Promise.resolve(puppetUrl()) : Promise.reject(new Error('404'));
      };
      stage().append(widget);
      await untilState(widget, 'active');
      widget.remove();
      await Promise.resolve();
    }
    assert.deepEqual(asked, ['MBR-1', undefined, undefined]);
    assert.deepEqual(detailsOf(seen, 'connect-error'), []);
    assert.deepEqual(detailsOf(seen, 'connect-resumed'), []);
  });

  it('asks once for a member that the backend forbids', async () => {
    await leaveDuring('MBR-1');
    const seen = recordEvents();
    await backend.failNext({ status: 403 });
    const widget = create({ resume: '', 'widget-url-endpoint': backend.widgetUrlEndpoint });
    stage().append(widget);
    await untilState(widget, 'active');
    const bodies = (await backend.requests()).map(({ body }) => body as WidgetUrlRequest);
    assert.deepEqual(
      bodies.map(({ widget_url }) => widget_url['current_member_guid']),
      ['MBR-1', undefined],
    );
    assert.deepEqual(detailsOf(seen, 'connect-error'), []);
    assert.lengthOf(sessionStorageRecords(), 0);
  });

  it('believes nothing that the page’s address says', async () => {
    history.replaceState(null, '', '?status=success&member_guid=MBR-9');
    assert.deepEqual((await comeBack()).asked, [undefined]);
    await leaveDuring('MBR-1');
    assert.deepEqual((await comeBack()).asked, ['MBR-1']);
  });

  it('is off unless asked for', async () => {
    await leaveDuring('MBR-1');
    const { widget, asked } = build();
    widget.removeAttribute('resume');
    stage().append(widget);
    await untilState(widget, 'active');
    assert.deepEqual(asked, [undefined]);
  });

  for (const [how, end] of [
    ['the trip has ended', (widget: ConnectWidget) => widget.settlePopout({ outcome: 'closed' })],
    ['the page reloads the widget', (widget: ConnectWidget) => widget.reload()],
    ['the page closes the widget', (widget: ConnectWidget) => widget.close()],
  ] as const) {
    it(`has nothing to come back to once ${how}`, async () => {
      await leaveDuring('MBR-1');
      const { widget } = await comeBack();
      const puppet = await puppetIn(widget);
      const opened = untilEvent(widget, 'connect-popout-opened');
      await puppet.say(requested('MBR-1'));
      await opened;
      end(widget);
      assert.lengthOf(sessionStorageRecords(), 0);
    });
  }

  it('has nothing to come back to once the member is connected', async () => {
    await leaveDuring('MBR-1');
    const { widget } = await comeBack();
    const told = untilEvent(widget, 'connect-member-connected');
    const metadata = { member_guid: 'MBR-1' };
    await (await puppetIn(widget)).say({ mx: true, type: 'mx/connect/memberConnected', metadata });
    await told;
    assert.lengthOf(sessionStorageRecords(), 0);
  });

  it('keeps its record while the window is severed', async () => {
    await leaveDuring('MBR-1');
    const { widget } = await comeBack();
    const opened = untilEvent(widget, 'connect-popout-opened');
    await (await puppetIn(widget)).say(requested('MBR-1'));
    await opened;
    widget.settlePopout({ outcome: 'severed' });
    assert.lengthOf(sessionStorageRecords(), 1);
    assert.strictEqual(widget.state, 'popout');
  });
});

function sessionStorageRecords(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.includes('/resume/'));
}
