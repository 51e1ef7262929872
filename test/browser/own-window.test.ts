import './support/resources.js';
import { assert, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { Puppet, puppetUrl } from './support/puppet.js';
import {
  buttonOf,
  detailsOf,
  mountPuppet,
  recordEvents,
  stage,
  untilEvent,
  untilState,
} from './support/widget.js';

const member_guid = 'MBR-1';
const open = window.open.bind(window);

const requested = (url = puppetUrl({ silent: '' })) => ({
  mx: true,
  type: 'mx/connect/oauthRequested',
  metadata: { url, member_guid },
});

const outcomesOf = (seen: ReturnType<typeof recordEvents>) =>
  (detailsOf(seen, 'connect-popout-settled') as { outcome: string }[]).map(({ outcome }) => outcome);

afterEach(() => {
  window.open = open;
});

/** The user is out in a window that the element has opened; the widget itself says nothing more. */
async function outWidget() {
  const opened: (Window | null)[] = [];
  window.open = (...input) => {
    const popup = open(...input);
    opened.push(popup);
    return popup;
  };
  const seen = recordEvents();
  const { widget, puppet } = await mountPuppet({ popout: 'popup' });
  widget.focus();
  await puppet.say(requested());
  await waitUntil(() => outcomesOf(seen).includes('blocked'), 'The browser did not block the window.');
  await widget.updateComplete;
  const isOut = untilEvent(widget, 'connect-popout-opened');
  await sendKeys({ press: 'Enter' });
  await isOut;
  await widget.updateComplete;
  return { seen, widget, puppet, popup: opened.at(-1) ?? assert.fail('No window was opened.') };
}

describe('a window of the element’s own', () => {
  for (const [result, told] of [
    ['success', { outcome: 'completed', memberGuid: 'MBR-2' }],
    ['error', { outcome: 'denied', memberGuid: 'MBR-1', reason: 'CANCELLED' }],
  ] as const) {
    it(`is believed as MX’s result page, whose ${result} nobody else tells`, async () => {
      const { seen, widget, popup } = await outWidget();
      const resultPage = await Puppet.in(popup);
      const metadata = result === 'success' ? { member_guid: 'MBR-2' } : { error_reason: 'CANCELLED' };
      await resultPage.say({ mx: true, type: `oauthComplete/${result}`, metadata });
      await untilState(widget, 'active');
      assert.deepInclude(detailsOf(seen, 'connect-popout-settled').at(-1), told);
    });
  }

  it('comes to the front by its button', async () => {
    let shown = 0;
    const bank = { closed: false, location: {}, focus: () => shown++, close: () => (bank.closed = true) };
    window.open = () => bank as unknown as Window;
    const { widget, puppet } = await mountPuppet({ popout: 'popup' });
    await puppet.say(requested());
    await untilState(widget, 'popout');
    await widget.updateComplete;
    buttonOf(widget, 'Show the window again').click();
    assert.strictEqual(shown, 1);
    assert.strictEqual(widget.state, 'popout');
    buttonOf(widget, 'Cancel').click();
    assert.isTrue(bank.closed);
  });
});

describe('a window of the page’s own', () => {
  it('is believed to be meant by a return page that names no member while no other trip is out, and only then', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    const other = await mountPuppet({ popout: 'manual' });
    for (const said of [puppet, other.puppet]) {
      await sendKeys({ press: 'a' });
      await said.say(requested());
    }
    await Promise.all([untilState(widget, 'popout'), untilState(other.widget, 'popout')]);
    const returnPage = new BroadcastChannel('connect-widget-element/oauth');
    const witness = new BroadcastChannel('connect-widget-element/oauth');
    const denied = new URL('/return?status=error&error_reason=DENIED', location.href).href;
    // The witness hears it after the widgets, and asks after they have.
    const isHeard = new Promise((resolve) => (witness.onmessage = resolve));
    returnPage.postMessage(denied);
    await isHeard;
    const { held = [] } = await navigator.locks.query();
    assert.lengthOf(held, 2);
    assert.deepEqual(outcomesOf(seen), []);
    other.widget.remove();
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 1);
    returnPage.postMessage(denied);
    await untilState(widget, 'active');
    assert.deepEqual(outcomesOf(seen), ['denied']);
    returnPage.close();
    witness.close();
  });

  it('gives way to another that the user has asked for', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    await puppet.say(requested());
    await untilState(widget, 'popout');
    await sendKeys({ press: 'a' });
    const url = puppetUrl({ silent: '' });
    await puppet.say(requested(url));
    await waitUntil(() => detailsOf(seen, 'connect-popout-opened').length === 2);
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
      await waitUntil(async () => (await puppet.field()).hasFocus);
      field.focus();
      await waitUntil(async () => !(await puppet.field()).hasFocus);
    }
    const heard = (await puppet.heard()).map(({ data }) => String(data));
    assert.deepEqual(
      heard.filter((command) => command.includes('"ping"')),
      [],
    );
  });
});
