import { heldResources } from './support/resources.js';
import { assert, expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { decodeUrlMessage } from '../../src/protocol/index.js';
import { click } from './support/mouse.js';
import { pressToOpen, untilFocusIn, untilFocusLeaves, untilUserInactive } from './support/focus.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  buttonOf,
  detailsOf,
  frameOf,
  mountPuppet,
  recordEvents,
  statesOf,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';
import type { Puppet } from './support/puppet.js';

const bank = puppetUrl({ silent: '' });
const { host } = new URL(bank);
const member_guid = 'MBR-1';

const message = (type: string, metadata: object) => ({ mx: true, type: `mx/connect/${type}`, metadata });
const oauthRequested = (url = bank) => message('oauthRequested', { url, member_guid });
const connected = message('memberConnected', { member_guid });
const chosen = message('selectedInstitution', { code: 'gnome', guid: 'INS-1', name: 'Gnome Bank', url: '' });

/** What the widget was told of the end of its trip. */
async function toldResults(puppet: Puppet): Promise<unknown[]> {
  const heard = (await puppet.heard()).map(({ data }) => JSON.parse(String(data)) as { type: string });
  return heard.filter(({ type }) => type.startsWith('oauthComplete/'));
}

const outcomesOf = (seen: ReturnType<typeof recordEvents>) =>
  (detailsOf(seen, 'connect-popout-settled') as { outcome: string }[]).map(({ outcome }) => outcome);

/** No user has clicked, so the browser blocks the window. */
async function blockedWidget(attributes: Record<string, string> = {}, url?: string) {
  const seen = recordEvents();
  const { widget, puppet } = await mountPuppet({ popout: 'popup', ...attributes });
  widget.focus();
  await untilFocusIn(puppet);
  await untilUserInactive();
  await puppet.say(chosen, oauthRequested(url));
  await untilState(widget, 'popout');
  await until(() => outcomesOf(seen).includes('blocked'), 'the blocked window');
  await widget.updateComplete;
  // The focus moves from the frame to the screen's button; a key pressed earlier would still reach the frame.
  await untilFocusLeaves(puppet);
  return { seen, widget, puppet };
}

/** Presses the button that opens the window. */
async function openBy(widget: ConnectWidget, label: string): Promise<void> {
  const opened = untilEvent(widget, 'connect-popout-opened');
  await pressToOpen(buttonOf(widget, label));
  await opened;
  await widget.updateComplete;
}

const { userAgent } = navigator;
const isWebKit = userAgent.includes('AppleWebKit') && !userAgent.includes('Chrome');

/**
 * Presses it while another window is open. WebKitGTK gives the keyboard back only when that window is gone, so there it takes the
 * mouse, which in Chromium can miss a page that has just come to the front.
 */
async function openAnother(widget: ConnectWidget): Promise<void> {
  const button = buttonOf(widget, 'Open a new window');
  await executeServerCommand('bring-to-front');
  const opened = untilEvent(widget, 'connect-popout-opened');
  if (isWebKit) await click(button);
  else {
    button.focus();
    await pressToOpen(button);
  }
  await opened;
  await widget.updateComplete;
}

/** The user has pressed the button, and is out. */
async function outWidget(attributes?: Record<string, string>, url?: string) {
  const stage = await blockedWidget(attributes, url);
  await openBy(stage.widget, attributes?.['language'] === 'es' ? 'Abrir la ventana' : 'Open the window');
  return stage;
}

function assertNothingHeld(widget: ConnectWidget): Promise<void> {
  widget.remove();
  return until(
    () => heldResources().length === 0,
    () => `${heldResources().join()} to be let go`,
  );
}

/** What the element writes to the console from now on, until the end of the test. */
function captureWarnings(): unknown[] {
  const warned: unknown[] = [];
  window.console.warn = (text) => warned.push(text);
  return warned;
}

const { warn } = window.console;
afterEach(() => {
  window.console.warn = warn;
});

describe('the bank’s window', () => {
  it('that is blocked opens by a focused button, and Cancel gives the focus back', async () => {
    const { seen, widget } = await blockedWidget();
    assert.include(textOf(widget), `To continue, open Gnome Bank (${host}) in a new window.`);
    const button = buttonOf(widget, 'Open the window');
    assert.strictEqual(widget.shadowRoot?.activeElement, button);
    await expect(widget).to.be.accessible();

    await openBy(widget, 'Open the window');
    assert.include(textOf(widget), `You’re signing in at Gnome Bank (${host}).`);
    buttonOf(widget, 'Cancel').click();
    await untilState(widget, 'active');
    assert.deepEqual(outcomesOf(seen), ['blocked', 'closed']);
    assert.strictEqual(widget.shadowRoot?.activeElement, frameOf(widget));
    await assertNothingHeld(widget);
  });

  it('is told apart from AllData’s, in the language of the element', async () => {
    const { widget } = await outWidget({ 'alldata-hosts': host, language: 'es' });
    assert.include(textOf(widget), `Está iniciando sesión en Gnome Bank (${host}), donde AllData conecta`);
    await expect(widget).to.be.accessible();
    await assertNothingHeld(widget);
  });

  it('that is severed is waited for on an honest screen, and a new one can be opened in its place', async () => {
    const cut = puppetUrl({ silent: '', coop: 'same-origin' });
    const { seen, widget, puppet } = await outWidget({}, cut);
    await until(() => outcomesOf(seen).includes('severed'), 'the severed window');
    await widget.updateComplete;
    assert.strictEqual(widget.state, 'popout');
    assert.include(textOf(widget), `Finish signing in at Gnome Bank (${host}), in the window that opened.`);
    await expect(widget).to.be.accessible();
    await openAnother(widget);
    assert.include(textOf(widget), 'You’re signing in at Gnome Bank');
    await puppet.say(connected);
    await untilState(widget, 'active');
    assert.deepEqual(outcomesOf(seen), ['blocked', 'severed', 'completed']);
    await assertNothingHeld(widget);
  });

  it('that its user cannot find again is followed by a new one', async () => {
    const { seen, widget } = await outWidget();
    await openAnother(widget);
    assert.lengthOf(detailsOf(seen, 'connect-popout-opened'), 2);
    assert.deepEqual(outcomesOf(seen), ['blocked']);
    assert.strictEqual(widget.state, 'popout');
    await assertNothingHeld(widget);
  });

  it('is not replaced by another that no user has asked for', async () => {
    const { seen, widget, puppet } = await outWidget();
    await puppet.say(oauthRequested(puppetUrl({ silent: '' })));
    await until(() => detailsOf(seen, 'connect-message-rejected').length === 1, 'connect-message-rejected');
    assert.include(detailsOf(seen, 'connect-message-rejected')[0], { reason: 'unasked-popout' });
    assert.lengthOf(detailsOf(seen, 'connect-popout-requested'), 1);
    assert.strictEqual(widget.state, 'popout');
    await assertNothingHeld(widget);
  });

  it('that was given up still succeeds, when the widget says so, once', async () => {
    const { seen, widget, puppet } = await outWidget();
    buttonOf(widget, 'Cancel').click();
    await untilState(widget, 'active');
    await puppet.say(connected);
    await until(() => outcomesOf(seen).length === 3, 'the late success');
    await puppet.say(connected);
    await until(() => detailsOf(seen, 'connect-member-connected').length === 2, 'the second message');
    assert.deepEqual(outcomesOf(seen), ['blocked', 'closed', 'completed']);
    await assertNothingHeld(widget);
  });

  for (const url of [
    'javascript:alert(1)',
    'data:text/html,bank',
    'http://bank.example/',
    '/bank',
    'https://',
  ]) {
    it(`is not opened at ${url}, which is reported`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet({ popout: 'tab' });
      await puppet.say(oauthRequested(url));
      await until(() => detailsOf(seen, 'connect-message-rejected').length === 1, 'connect-message-rejected');
      assert.include(detailsOf(seen, 'connect-message-rejected')[0], { reason: 'unsafe-url' });
      assert.deepEqual(statesOf(seen), ['loading', 'active']);
      assert.lengthOf(detailsOf(seen, 'connect-popout-requested'), 0);
      await assertNothingHeld(widget);
    });
  }
});

describe('a window of the page’s own', () => {
  for (const popout of ['widget', 'popup', 'tab', 'manual']) {
    it(`takes the place of popout="${popout}" when the event is canceled`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet({ popout });
      widget.addEventListener('connect-popout-requested', (event) => event.preventDefault());
      await puppet.say(oauthRequested());
      await untilState(widget, 'popout');
      assert.strictEqual(textOf(widget), '', 'no screen of ours covers the widget');
      assert.isFalse(frameOf(widget).closest('.frame')?.hasAttribute('inert'));

      // As a native shell's APP redirect comes back.
      const decoded = decodeUrlMessage(`myapp://oauth_complete?status=success&member_guid=${member_guid}`);
      if (decoded.status !== 'oauth-result') throw new Error(decoded.status);
      widget.settlePopout({ outcome: 'denied', memberGuid: 'MBR-2' });
      assert.strictEqual(widget.state, 'popout', 'another member’s denial changes nothing');
      widget.settlePopout(decoded.result);
      assert.strictEqual(widget.state, 'active');
      assert.deepEqual(outcomesOf(seen), ['completed']);
      await until(async () => (await toldResults(puppet)).length === 1, 'the result in the widget');
      assert.deepEqual(await toldResults(puppet), [
        { mx: true, type: 'oauthComplete/success', metadata: { member_guid } },
      ]);
      widget.settlePopout({ outcome: 'denied' });
      assert.deepEqual(outcomesOf(seen), ['completed'], 'nothing is out any more');
      await assertNothingHeld(widget);
    });
  }

  it('may succeed with a member that the user had connected before', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    await puppet.say(oauthRequested());
    await untilState(widget, 'popout');
    widget.settlePopout({ outcome: 'completed', memberGuid: 'MBR-2' });
    const { url } = detailsOf(seen, 'connect-popout-requested')[0] as { url: string };
    assert.deepEqual(detailsOf(seen, 'connect-popout-settled'), [
      { url, kind: 'oauth', memberGuid: 'MBR-2', outcome: 'completed' },
    ]);
    assert.strictEqual(widget.memberGuid, 'MBR-2');
    await until(async () => (await toldResults(puppet)).length === 1, 'the result in the widget');
    assert.deepEqual(await toldResults(puppet), [
      { mx: true, type: 'oauthComplete/success', metadata: { member_guid: 'MBR-2' } },
    ]);
  });

  it('is not followed by another that no user has asked for', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    await untilUserInactive();
    await puppet.say(oauthRequested(), oauthRequested());
    await until(() => detailsOf(seen, 'connect-message-rejected').length === 1, 'connect-message-rejected');
    assert.include(detailsOf(seen, 'connect-message-rejected')[0], { reason: 'unasked-popout' });
    assert.lengthOf(detailsOf(seen, 'connect-popout-requested'), 1);
    await assertNothingHeld(widget);
  });

  it('gives way to another that the widget has opened', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet();
    await puppet.say(oauthRequested(), oauthRequested());
    await until(() => detailsOf(seen, 'connect-popout-opened').length === 2, 'connect-popout-opened');
    assert.lengthOf(detailsOf(seen, 'connect-message-rejected'), 0);
    await assertNothingHeld(widget);
  });

  it('is not for the page to settle, where the element or the widget opened it', async () => {
    const { seen, widget } = await outWidget();
    const { puppet, widget: other } = await mountPuppet({ popout: 'widget' });
    await puppet.say(oauthRequested());
    await untilState(other, 'popout');
    const warned = captureWarnings();
    for (const out of [widget, other]) {
      for (const outcome of ['completed', 'denied', 'closed', 'blocked', 'severed', 'timed-out'] as const)
        out.settlePopout({ outcome });
      assert.strictEqual(out.state, 'popout');
    }
    assert.lengthOf(warned, 12);
    assert.match(String(warned[0]), /settlePopout\(\) was ignored.*popout="manual"/);
    assert.deepEqual(outcomesOf(seen), ['blocked']);
  });

  it('is missed on the console, where MX is told of it and nobody opens one', async () => {
    const warned = captureWarnings();
    for (const taken of [false, true]) {
      const { widget, puppet } = await mountPuppet({ 'oauth-referral-source': 'APP' });
      if (taken) widget.addEventListener('connect-popout-requested', (event) => event.preventDefault());
      await puppet.say(oauthRequested());
      await untilState(widget, 'popout');
      assert.lengthOf(warned, 1, 'as long as the page does not see to it');
      widget.remove();
    }
    assert.match(String(warned[0]), /popout="widget" beside oauth-referral-source="APP"/);
  });

  it('that the page could not open is opened by a button of the element’s', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    widget.addEventListener('connect-popout-requested', ({ detail }) => {
      // No user has clicked.
      if (!window.open(detail.url)) widget.settlePopout({ outcome: 'blocked' });
    });
    widget.focus();
    await puppet.say(oauthRequested());
    await until(() => outcomesOf(seen).length > 0, 'an outcome');
    await widget.updateComplete;
    assert.lengthOf(detailsOf(seen, 'connect-popout-opened'), 0);
    assert.strictEqual(widget.shadowRoot?.activeElement, buttonOf(widget, 'Open the window'));
    widget.settlePopout({ outcome: 'blocked' });
    await openBy(widget, 'Open the window');
    buttonOf(widget, 'Cancel').click();
    assert.deepEqual(outcomesOf(seen), ['blocked', 'closed']);
    await assertNothingHeld(widget);
  });

  it('cannot be settled by nonsense', async () => {
    const { widget } = await mountPuppet({ popout: 'manual' });
    for (const nonsense of [undefined, null, {}, { outcome: 'won' }, 'completed']) {
      assert.throws(() => widget.settlePopout(nonsense as unknown as { outcome: 'closed' }), TypeError);
    }
  });
});
