import './support/resources.js';
import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { pressOn, pressToOpen, untilFocusIn, untilFocusLeaves, untilUserInactive } from './support/focus.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import { forgedReturns } from './support/forgeries.js';
import { until } from './support/waiting.js';
import {
  buttonOf,
  detailsOf,
  mountPuppet,
  recordEvents,
  stage,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

const member_guid = 'MBR-1';
const open = window.open.bind(window);

const requested = (url = puppetUrl({ silent: '' })) => ({
  mx: true,
  type: 'mx/connect/oauthRequested',
  metadata: { url, member_guid },
});
const connected = { mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid } };

const outcomesOf = (seen: ReturnType<typeof recordEvents>) =>
  (detailsOf(seen, 'connect-popout-settled') as { outcome: string }[]).map(({ outcome }) => outcome);

afterEach(() => {
  window.open = open;
});

/** The user is out in a window that the element has opened; the widget itself says nothing more. */
async function outWidget(bank = puppetUrl({ silent: '' }), popout = 'popup') {
  const opened: (Window | null)[] = [];
  window.open = (...input) => {
    const popup = open(...input);
    opened.push(popup);
    return popup;
  };
  const seen = recordEvents();
  const { widget, puppet } = await mountPuppet({ popout });
  widget.focus();
  await untilFocusIn(puppet);
  await untilUserInactive();
  await puppet.say(requested(bank));
  await until(() => outcomesOf(seen).includes('blocked'), 'the blocked window');
  await widget.updateComplete;
  // The focus moves from the frame to the screen's button; a key pressed earlier would still reach the frame.
  await untilFocusLeaves(puppet);
  const isOut = untilEvent(widget, 'connect-popout-opened');
  await pressToOpen(buttonOf(widget, 'Open the window'));
  await isOut;
  await widget.updateComplete;
  return { seen, widget, puppet, popup: opened.at(-1) ?? assert.fail('No window was opened.') };
}

/** A page of this origin posts this to every tab; resolves when the widgets have heard it, for a witness hears it after them. */
async function broadcast(data: unknown): Promise<void> {
  const sender = new BroadcastChannel('connect-widget-element/oauth');
  const witness = new BroadcastChannel('connect-widget-element/oauth');
  const isHeard = new Promise((resolve) => (witness.onmessage = resolve));
  sender.postMessage(data);
  await isHeard;
  sender.close();
  witness.close();
}

/** Nothing that was forged has ended the trip or named a member; the widget still can. */
async function assertStillOut(
  widget: ConnectWidget,
  puppet: Puppet,
  seen: ReturnType<typeof recordEvents>,
  before: readonly string[],
): Promise<void> {
  assert.strictEqual(widget.state, 'popout');
  assert.strictEqual(widget.memberGuid, member_guid);
  assert.deepEqual(outcomesOf(seen), before);
  const told = (await puppet.heard()).map(({ data }) => String(data));
  assert.isFalse(
    told.some((command) => command.includes('oauthComplete')),
    'the widget is told nothing of it',
  );
  await puppet.say(connected);
  await untilState(widget, 'active');
  assert.deepEqual(outcomesOf(seen), [...before, 'completed']);
  assert.strictEqual(widget.memberGuid, member_guid);
}

describe('a forged end of a trip', () => {
  for (const popout of ['popup', 'tab'] as const) {
    it(`by a return page, which any website can open, changes nothing while the user is out (${popout})`, async () => {
      const { seen, widget, puppet, popup } = await outWidget(undefined, popout);
      for (const data of forgedReturns()) await broadcast(data);
      assert.isFalse(popup.closed);
      buttonOf(widget, 'Open a new window');
      await assertStillOut(widget, puppet, seen, ['blocked']);
    });
  }

  for (const popout of ['widget', 'manual'] as const) {
    it(`by a return page changes nothing while the user is out (${popout})`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet({ popout });
      await puppet.say(requested());
      await untilState(widget, 'popout');
      for (const data of forgedReturns()) await broadcast(data);
      await assertStillOut(widget, puppet, seen, []);
    });
  }

  it('by a return page changes nothing while the window is severed; the widget is uncovered', async () => {
    const { seen, widget, puppet } = await outWidget(puppetUrl({ silent: '', coop: 'same-origin' }));
    await until(() => outcomesOf(seen).includes('severed'), 'the severed window');
    for (const data of forgedReturns()) await broadcast(data);
    await widget.updateComplete;
    assert.strictEqual(textOf(widget), '');
    await assertStillOut(widget, puppet, seen, ['blocked', 'severed']);
  });

  it('by a page in our own window cannot be told to the host, which it does not know', async () => {
    const bank = puppetUrl({ host: location.origin, silent: '' });
    const { seen, widget, puppet, popup } = await outWidget(bank);
    const rejected = () => detailsOf(seen, 'connect-message-rejected');
    const evil = await Puppet.in(popup);
    assert.isFalse(await evil.hasOpener());
    for (const result of ['success', 'error'])
      await evil.say({ mx: true, type: `oauthComplete/${result}`, metadata: { member_guid: 'MBR-EVIL' } });
    assert.deepEqual(rejected(), []);
    await assertStillOut(widget, puppet, seen, ['blocked']);
  });
});

describe('a window of the element’s own', () => {
  it('is closed by its return page’s word that the user is back, and the widget is uncovered', async () => {
    const { seen, widget, puppet, popup } = await outWidget();
    const bank = await Puppet.in(popup);
    // As MX redirects: a page of the host's own, here one that does not close itself.
    await bank.go(puppetUrl({ silent: '' }, location.origin));
    await until(() => isOfThisOrigin(popup), 'the return page');
    const pings = async () =>
      (await puppet.heard()).filter(({ data }) => String(data).includes('"ping"')).length;
    const before = await pings();
    await broadcast(`${location.origin}/return?status=success&member_guid=MBR-EVIL`);
    await until(() => popup.closed, 'the closed window');
    await widget.updateComplete;
    assert.strictEqual(textOf(widget), '');
    await until(async () => (await pings()) > before, 'the widget to hear that its user is active');
    await assertStillOut(widget, puppet, seen, ['blocked']);
  });
});

function isOfThisOrigin(popup: Window): boolean {
  try {
    return popup.location.origin === location.origin;
  } catch {
    return false;
  }
}

describe('a window that the browser or an extension does not open', () => {
  const hiddenFrame = () => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    stage().append(frame);
    return frame.contentWindow;
  };
  const throwing = (name: string) => {
    const decoy = Object.create(null) as object;
    Object.defineProperty(decoy, name, {
      get() {
        throw new Error(`a ${name} that throws`);
      },
    });
    return decoy;
  };
  const decoys: Readonly<Record<string, () => unknown>> = {
    nothing: () => null,
    undefined: () => undefined,
    'a plain object': () => ({
      closed: false,
      location: { replace: () => undefined },
      focus: () => undefined,
      close: () => undefined,
    }),
    'an object with the looks of a window': () => ({ closed: false, [Symbol.toStringTag]: 'Window' }),
    'a proxy of this window': () => new Proxy(window, {}),
    'a proxy that answers everything': () => new Proxy({}, { get: () => () => undefined }),
    'the window of a hidden frame': hiddenFrame,
    'this window, which would lose its opener and be closed with the trip': () => window,
    'a closed getter that throws': () => throwing('closed'),
    'a location getter that throws': () => throwing('location'),
    'an opener that throws': () => throwing('opener'),
    'a number': () => 1,
    'an exception': () => {
      throw new DOMException('Not allowed.', 'SecurityError');
    },
  };
  for (const [what, decoy] of Object.entries(decoys)) {
    it(`is blocked, and not taken for one: ${what}`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet({ popout: 'popup' });
      window.open = () => decoy() as Window | null;
      await puppet.say(requested());
      await until(() => outcomesOf(seen).length > 0, 'an outcome');
      assert.deepEqual(outcomesOf(seen), ['blocked']);
      assert.strictEqual(widget.state, 'popout');
      window.open = open;
      await widget.updateComplete;
      widget.focus();
      const opened = untilEvent(widget, 'connect-popout-opened');
      await pressToOpen(buttonOf(widget, 'Open the window'));
      await opened;
    });
  }
});

describe('a window of the page’s own', () => {
  it('gives way to another that the user has asked for', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    await puppet.say(requested());
    await untilState(widget, 'popout');
    await executeServerCommand('bring-to-front');
    const field = document.createElement('input');
    stage().append(field);
    field.focus();
    await pressOn(field, 'a');
    const url = puppetUrl({ silent: '' });
    await puppet.say(requested(url));
    await until(() => detailsOf(seen, 'connect-popout-opened').length === 2, 'the second window');
    assert.deepInclude(detailsOf(seen, 'connect-popout-opened')[1], { url });
    assert.lengthOf(detailsOf(seen, 'connect-message-rejected'), 0);
    assert.deepEqual(outcomesOf(seen), ['closed']);
  });

  it('brings nobody back who has stayed here, though the focus goes from the page to the widget and back', async () => {
    const field = document.createElement('input');
    stage().append(field);
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    await executeServerCommand('bring-to-front');
    await puppet.say(requested());
    await untilState(widget, 'popout');
    for (let times = 0; times < 3; times++) {
      widget.focus();
      await until(async () => (await puppet.field()).hasFocus, 'the focus in the widget');
      field.focus();
      await until(async () => !(await puppet.field()).hasFocus, 'the focus in the page');
    }
    const heard = (await puppet.heard()).map(({ data }) => String(data));
    assert.deepEqual(
      heard.filter((command) => command.includes('"ping"')),
      [],
    );
  });
});
