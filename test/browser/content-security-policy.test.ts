import { assert } from '@open-wc/testing';
import { backend, origins, sandbox } from '../tools/browser/servers.js';
import { connectMxBank, leaveForBank } from './support/person.js';
import { assertNoOther, mountIn, openHost, strictPolicy as policy } from './support/host-page.js';
import { puppetUrl } from './support/puppet.js';
import { buttonOf, detailsOf, recordEvents, untilEvent, untilState } from './support/widget.js';
import { until } from './support/waiting.js';

const sandboxWidget = new URL(sandbox.widgetUrl).origin;
const fromBackend = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

beforeEach(() => backend.reset());

describe('under a strict Content-Security-Policy with Trusted Types, no rule is broken by', () => {
  const policies = {
    'a whole connection: a search, a sign-in, a connected member': policy(sandboxWidget),
    'the same where the page names the policies that may be made': `${policy(sandboxWidget)}; trusted-types lit-html`,
  };
  for (const [name, csp] of Object.entries(policies))
    it(name, async () => {
      const host = await openHost('host.html', { csp });
      const { page } = host;
      const seen = recordEvents(page);
      const widget = mountIn(page, fromBackend);
      const memberGuid = await connectMxBank(widget);
      const members = await sandbox.members();
      assert.include(
        members.map(({ guid }) => guid),
        memberGuid,
      );
      assert.strictEqual(widget.memberGuid, memberGuid);
      const steps = detailsOf(seen, 'connect-step-change') as { current: string }[];
      assert.deepEqual(
        steps.slice(-4).map(({ current }) => current),
        ['search', 'enterCreds', 'connecting', 'connected'],
      );
      assert.isNotEmpty(detailsOf(seen, 'connect-load'));
      assert.deepEqual(detailsOf(seen, 'connect-message-rejected'), []);
      await assertNoOther(host);
    }).timeout(40_000);

  it('a connection by OAuth, whose window to the bank the element opens', async () => {
    await sandbox.setPopup({ behaviour: 'approve' });
    const host = await openHost('host.html', { csp: policy(sandboxWidget) });
    const { page } = host;
    const seen = recordEvents(page);
    const widget = mountIn(page, {
      ...fromBackend,
      popout: 'popup',
      'oauth-referral-source': 'APP',
      'current-institution-code': 'mx_bank_oauth',
      'disable-institution-search': '',
    });
    await untilState(widget, 'active');
    const [{ outcome }] = await Promise.all([
      untilEvent(widget, 'connect-popout-settled'),
      untilEvent(widget, 'connect-member-connected'),
      leaveForBank(widget),
    ]);
    assert.strictEqual(outcome, 'completed');
    assert.lengthOf(detailsOf(seen, 'connect-popout-opened'), 1);
    await assertNoOther(host);
  }).timeout(40_000);

  it('the idle warning, going on, and closing', async () => {
    const host = await openHost('host.html', { csp: policy(origins.crossSite) });
    const widget = mountIn(host.page, { 'widget-url': puppetUrl() });
    await untilState(widget, 'active');
    // Warns at once, and lasts.
    widget.setAttribute('session-timeout', '600');
    widget.setAttribute('session-warning', '599.9');
    await untilState(widget, 'idle-warning');
    buttonOf(widget, 'Continue').click();
    widget.close();
    await untilState(widget, 'closed');
    await assertNoOther(host);
  });
});

describe('a Content-Security-Policy that forbids the frame', () => {
  it('is told, and which directive to add', async () => {
    const { page, violations } = await openHost('host.html', { csp: policy() });
    const warnings: string[] = [];
    if (page.defaultView) page.defaultView.console.warn = (text: string) => warnings.push(text);
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    const { code, recoverable, message } = await untilEvent(widget, 'connect-error');
    assert.deepEqual([code, recoverable], ['frame-blocked', false]);
    assert.include(message, `add ${origins.crossSite} to frame-src`);
    assert.deepEqual(warnings, [`<connect-widget> frame-blocked: ${message}`]);
    await until(() => violations.length > 0, 'the violation');
  });
});
