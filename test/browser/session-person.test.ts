import { assert, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { puppetUrl } from './support/puppet.js';
import {
  buttonOf,
  create,
  detailsOf,
  frameOf,
  mountPuppet,
  puppetIn,
  recordEvents,
  stage,
  statesOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ConnectWidget, WidgetUrlRequest } from '../../src/index.js';
import type { Puppet } from './support/puppet.js';

/** Warns a while after the last activity and leaves time enough to go on by hand. */
const warnsSoon = { 'session-timeout': '4.5', 'session-warning': '4' };
const endsSoon = { 'session-timeout': '1.5', 'session-warning': '0.7' };

const press = (...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => sendKeys({ press: key })), Promise.resolve());

const focused = (widget: ConnectWidget) => widget.shadowRoot?.activeElement;

/** Firefox moves the focus back into a frame with the next picture only. */
const untilInFrame = (widget: ConnectWidget) =>
  waitUntil(() => focused(widget) === frameOf(widget), 'the focus on the frame');

/** Not by strictEqual, which would look into both elements to tell how they differ, and into the frame forever. */
function assertFocused(element: Element | null | undefined, what: string): void {
  const root = element?.getRootNode() as Document | ShadowRoot | undefined;
  assert.isTrue(element !== undefined && root?.activeElement === element, `the focus is on ${what}`);
}

/** Clicks where a user would: in the middle of it. */
async function click(element: Element, part: 'middle' | 'edge' = 'middle'): Promise<void> {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = part === 'edge' ? [left + 8, top + 8] : [left + width / 2, top + height / 2];
  await sendMouse({ type: 'click', position: [Math.round(at[0] ?? 0), Math.round(at[1] ?? 0)] });
}

function addTo(place: HTMLElement, tag: 'button' | 'input'): HTMLElement {
  const element = document.createElement(tag);
  if (tag === 'button') element.textContent = 'Elsewhere';
  place.append(element);
  return element;
}

/** What the frame's page must not get: the key that was meant for the warning. */
async function assertNothingLeaked(puppet: Puppet): Promise<void> {
  const { keys, value } = await puppet.field();
  assert.deepEqual(
    keys.filter((key) => !key.startsWith('keyup')),
    [],
  );
  assert.strictEqual(value, '');
}

describe('a person who was typing in the widget', () => {
  for (const key of ['Enter', ' ', 'Escape', 'a']) {
    it(`goes on by the key “${key}”, which does not reach the widget, and is back in it`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet(warnsSoon);
      await click(widget);
      await puppet.focusField();
      await waitUntil(async () => (await puppet.field()).hasFocus, 'the cursor in the frame');
      await untilState(widget, 'idle-warning');
      assertFocused(buttonOf(widget, 'Continue'), 'Continue');
      // The frame is a process of its own, and keys go on to it until the browser has heard that the focus moved.
      await waitUntil(async () => !(await puppet.field()).hasFocus, 'the cursor out of the frame');
      await press(key);
      await untilState(widget, 'active');
      assert.lengthOf(detailsOf(seen, 'connect-session-continued'), 1);
      await assertNothingLeaked(puppet);
      await untilInFrame(widget);
      await waitUntil(async () => (await puppet.field()).hasFocus, 'the cursor back in the frame');
      await press('Home');
      await waitUntil(async () => (await puppet.field()).keys.includes('keydown Home'), 'keys in the frame');
    });
  }
});

describe('a person at the mouse', () => {
  it('goes on by a click on Continue', async () => {
    const seen = recordEvents();
    const { widget } = await mountPuppet(warnsSoon);
    await untilState(widget, 'idle-warning');
    await click(buttonOf(widget, 'Continue'));
    await untilState(widget, 'active');
    assert.lengthOf(detailsOf(seen, 'connect-session-continued'), 1);
  });

  it('goes on by a click beside it, for that is activity', async () => {
    const { widget } = await mountPuppet(warnsSoon);
    await untilState(widget, 'idle-warning');
    await click(widget, 'edge');
    await untilState(widget, 'active');
  });

  it('uses the rest of the page meanwhile, which the warning does not cover', async () => {
    const place = stage();
    const other = addTo(place, 'button');
    let clicks = 0;
    other.addEventListener('click', () => clicks++);
    const { widget } = await mountPuppet(warnsSoon, place);
    await untilState(widget, 'idle-warning');
    const dialog = widget.shadowRoot?.querySelector('[role="alertdialog"]');
    assert.deepEqual(dialog?.getBoundingClientRect(), widget.getBoundingClientRect());
    await click(other);
    assert.strictEqual(clicks, 1);
    assert.strictEqual(widget.state, 'idle-warning');
  });
});

describe('a person at the keyboard, elsewhere in the page', () => {
  it('types on, finds the warning by Tab, and leaves it the same way', async () => {
    const place = stage();
    const input = addTo(place, 'input') as HTMLInputElement;
    input.focus();
    const { widget } = await mountPuppet({ 'session-timeout': '8.5', 'session-warning': '8' }, place);
    const after = addTo(place, 'input');
    await untilState(widget, 'idle-warning');
    await press('h', 'i');
    assert.strictEqual(input.value, 'hi');
    assert.strictEqual(widget.state, 'idle-warning');
    await press('Tab');
    assertFocused(buttonOf(widget, 'Continue'), 'Continue');
    await press('Tab');
    assertFocused(after, 'the rest of the page, which is not locked away');
    assert.strictEqual(widget.state, 'idle-warning', 'passing by is no activity');
    input.focus();
    await press('Tab', 'Enter');
    await untilState(widget, 'active');
  });

  it('closes nothing of the page by an Escape that was meant for the warning', async () => {
    let escapes = 0;
    const onKeydown = ({ key }: KeyboardEvent) => (key === 'Escape' ? escapes++ : 0);
    document.addEventListener('keydown', onKeydown);
    const { widget } = await mountPuppet(warnsSoon);
    await untilState(widget, 'idle-warning');
    await press('Escape');
    await untilState(widget, 'active');
    assert.strictEqual(escapes, 0);
    document.removeEventListener('keydown', onKeydown);
  });
});

describe('a person who comes too late', () => {
  it('starts again by Enter, with a fresh URL and the same member, and the cursor is in the new widget', async () => {
    const asked: WidgetUrlRequest[] = [];
    const seen = recordEvents();
    const widget = create(endsSoon);
    widget.widgetUrlProvider = (request) => {
      asked.push(request);
      return Promise.resolve(puppetUrl());
    };
    stage().append(widget);
    await untilState(widget, 'active');
    const first = frameOf(widget);
    const puppet = await puppetIn(widget);
    widget.focus();
    const connected = untilEvent(widget, 'connect-member-connected');
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } });
    await connected;
    await untilState(widget, 'expired');
    assert.isFalse(first.isConnected);
    assertFocused(buttonOf(widget, 'Start again'), 'Start again');
    widget.setAttribute('session-timeout', '0');
    await press('Enter');
    await untilState(widget, 'active');
    await untilInFrame(widget);
    assert.notStrictEqual(frameOf(widget).src, first.src);
    assert.strictEqual(asked[1]?.widget_url['current_member_guid'], 'MBR-1');
    const way = ['loading', 'active', 'idle-warning', 'expired', 'loading', 'active'];
    assert.deepEqual(statesOf(seen), way);
  });

  it('and tabbed into the warning without using it finds the focus on Start again', async () => {
    const place = stage();
    addTo(place, 'input').focus();
    const { widget } = await mountPuppet({ 'session-timeout': '3', 'session-warning': '2.5' }, place);
    await untilState(widget, 'idle-warning');
    await press('Tab');
    await untilState(widget, 'expired');
    assertFocused(buttonOf(widget, 'Start again'), 'Start again');
  });
});

describe('a person whose next try fails too', () => {
  it('is on Reconnect again', async () => {
    const widget = create();
    widget.widgetUrlProvider = () => Promise.reject(new Error('not today'));
    stage().append(widget);
    await untilState(widget, 'error');
    assertFocused(buttonOf(widget, 'Reconnect'), 'Reconnect');
    for (let time = 0; time < 2; time++) {
      const failed = untilEvent(widget, 'connect-error');
      await press('Enter');
      await failed;
      await widget.updateComplete;
      assertFocused(buttonOf(widget, 'Reconnect'), 'Reconnect');
    }
  });
});

describe('a person before screens of the page’s own', () => {
  /** A widget with this in its slot. */
  async function withSlotted(slot: string, markup: string, attributes: Record<string, string>) {
    const place = stage();
    const { widget, puppet } = await mountPuppet(attributes, place);
    const own = document.createElement('div');
    own.slot = slot;
    own.innerHTML = markup;
    widget.append(own);
    return { widget, puppet, own, button: own.querySelector('button') };
  }

  for (const key of ['Enter', 'Escape']) {
    it(`goes on by ${key} on the warning’s own button, which had the focus`, async () => {
      const markup = '<p>Still here?</p><button disabled>Later</button><button id="stay">Stay</button>';
      const { widget, puppet, own } = await withSlotted('idle-warning', markup, warnsSoon);
      widget.focus();
      await untilState(widget, 'idle-warning');
      assertFocused(own.querySelector('#stay'), 'it');
      assert.isNotNull(own.closest('connect-widget')?.shadowRoot?.querySelector('[role="alertdialog"]'));
      await press(key);
      await untilState(widget, 'active');
      await untilInFrame(widget);
      await assertNothingLeaked(puppet);
    });
  }

  it('goes on by one key also where the warning has no control: the screen itself has the focus', async () => {
    const { widget } = await withSlotted('idle-warning', 'Press any key to go on.', warnsSoon);
    await untilState(widget, 'idle-warning');
    assert.strictEqual(focused(widget)?.getAttribute('role'), 'alertdialog');
    await press('Enter');
    await untilState(widget, 'active');
  });

  it('starts again by the button of the page’s own expired screen', async () => {
    const place = stage();
    const widget = create(endsSoon);
    widget.widgetUrlProvider = () => Promise.resolve(puppetUrl());
    widget.innerHTML = '<div slot="expired">Over. <button>Once more</button></div>';
    const button = widget.querySelector('button');
    button?.addEventListener('click', () => widget.reconnect());
    place.append(widget);
    await untilState(widget, 'active');
    widget.focus();
    await untilState(widget, 'expired');
    assertFocused(button, 'it');
    await press('Enter');
    await untilState(widget, 'active');
    await untilInFrame(widget);
  });
});
