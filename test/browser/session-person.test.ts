import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { longSession, passTime, untilExpired, untilWarned } from './support/clock.js';
import { isFocused, pressOn, probe, untilFocused, untilFocusIn, untilFocusLeaves } from './support/focus.js';
import { click } from './support/mouse.js';
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
import { until } from './support/waiting.js';
import type { ConnectWidget, WidgetUrlRequest } from '../../src/index.js';
import type { Puppet } from './support/puppet.js';

/** Firefox moves the focus back into a frame with the next picture only. */
const untilInFrame = (widget: ConnectWidget) => untilFocused(frameOf(widget));

/** Not by strictEqual, which would look into both elements to tell how they differ, and into the frame forever. */
function assertFocused(element: Element, what: string): void {
  assert.isTrue(isFocused(element), `the focus is on ${what}`);
}

function childOf(widget: ConnectWidget, selector: string): HTMLElement {
  return widget.querySelector<HTMLElement>(selector) ?? assert.fail(`The widget has no child ${selector}.`);
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
    keys.filter((key) => !key.startsWith('keyup') && key !== `keydown ${probe}`),
    [],
  );
  assert.strictEqual(value, '');
}

describe('a person who was typing in the widget', () => {
  for (const key of ['Enter', ' ', 'Escape', 'a']) {
    it(`goes on by the key “${key}”, which does not reach the widget, and is back in it`, async () => {
      const seen = recordEvents();
      const { widget, puppet } = await mountPuppet(longSession);
      await click(widget);
      await puppet.focusField();
      await untilFocusIn(puppet);
      await untilWarned(widget);
      const button = buttonOf(widget, 'Continue');
      assertFocused(button, 'Continue');
      await untilFocusLeaves(puppet);
      await pressOn(button, key);
      await untilState(widget, 'active');
      assert.lengthOf(detailsOf(seen, 'connect-session-continued'), 1);
      await assertNothingLeaked(puppet);
      await untilInFrame(widget);
      await untilFocusIn(puppet);
      await sendKeys({ press: 'Home' });
      await until(async () => (await puppet.field()).keys.includes('keydown Home'), 'a key in the frame');
    });
  }
});

describe('a person at the mouse', () => {
  it('goes on by a click on Continue', async () => {
    const seen = recordEvents();
    const { widget } = await mountPuppet(longSession);
    await untilWarned(widget);
    await click(buttonOf(widget, 'Continue'));
    await untilState(widget, 'active');
    assert.lengthOf(detailsOf(seen, 'connect-session-continued'), 1);
  });

  it('goes on by a click beside it, for that is activity', async () => {
    const { widget } = await mountPuppet(longSession);
    await untilWarned(widget);
    await click(widget, 'edge');
    await untilState(widget, 'active');
  });

  it('uses the rest of the page meanwhile, which the warning does not cover', async () => {
    const place = stage();
    const other = addTo(place, 'button');
    let clicks = 0;
    other.addEventListener('click', () => clicks++);
    const { widget } = await mountPuppet(longSession, place);
    await untilWarned(widget);
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
    const { widget } = await mountPuppet(longSession, place);
    const after = addTo(place, 'input');
    await untilWarned(widget);
    await pressOn(input, 'h', 'i');
    await until(() => input.value === 'hi', 'what was typed');
    assert.strictEqual(widget.state, 'idle-warning');
    await pressOn(input, 'Tab');
    await pressOn(buttonOf(widget, 'Continue'), 'Tab');
    // The rest of the page is not locked away.
    await untilFocused(after);
    assert.strictEqual(widget.state, 'idle-warning', 'passing by is no activity');
    input.focus();
    await pressOn(input, 'Tab');
    await untilFocused(buttonOf(widget, 'Continue'));
    assert.strictEqual(widget.state, 'idle-warning', 'nor is passing by again');
  });

  it('goes on by Enter on the button that Tab leads to', async () => {
    const place = stage();
    const input = addTo(place, 'input');
    input.focus();
    const { widget } = await mountPuppet(longSession, place);
    await untilWarned(widget);
    await pressOn(input, 'Tab');
    await pressOn(buttonOf(widget, 'Continue'), 'Enter');
    await untilState(widget, 'active');
  });

  it('closes nothing of the page by an Escape that was meant for the warning', async () => {
    let escapes = 0;
    const onKeydown = ({ key }: KeyboardEvent) => (key === 'Escape' ? escapes++ : 0);
    document.addEventListener('keydown', onKeydown);
    const { widget, puppet } = await mountPuppet(longSession);
    widget.focus();
    await untilFocusIn(puppet);
    await untilWarned(widget);
    await untilFocusLeaves(puppet);
    await pressOn(buttonOf(widget, 'Continue'), 'Escape');
    await untilState(widget, 'active');
    assert.strictEqual(escapes, 0);
    document.removeEventListener('keydown', onKeydown);
  });
});

describe('a person who comes too late', () => {
  it('starts again by Enter, with a fresh URL and the same member, and the cursor is in the new widget', async () => {
    const asked: WidgetUrlRequest[] = [];
    const seen = recordEvents();
    const widget = create(longSession);
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
    await untilExpired(widget);
    assert.isFalse(first.isConnected);
    assertFocused(buttonOf(widget, 'Start again'), 'Start again');
    await pressOn(buttonOf(widget, 'Start again'), 'Enter');
    await untilState(widget, 'active');
    await untilInFrame(widget);
    assert.notStrictEqual(frameOf(widget).src, first.src);
    assert.strictEqual(asked[1]?.widget_url['current_member_guid'], 'MBR-1');
    const way = ['loading', 'active', 'idle-warning', 'expired', 'loading', 'active'];
    assert.deepEqual(statesOf(seen), way);
  });

  it('and tabbed into the warning without using it finds the focus on Start again', async () => {
    const place = stage();
    const input = addTo(place, 'input');
    input.focus();
    const { widget } = await mountPuppet(longSession, place);
    await untilWarned(widget);
    await pressOn(input, 'Tab');
    await untilFocused(buttonOf(widget, 'Continue'));
    passTime(300);
    await untilState(widget, 'expired');
    assertFocused(buttonOf(widget, 'Start again'), 'Start again');
  });
});

describe('a person whose next try fails too', () => {
  it('is on “Try again” again', async () => {
    const widget = create();
    widget.widgetUrlProvider = () => Promise.reject(new Error('not today'));
    stage().append(widget);
    widget.focus();
    await untilState(widget, 'error');
    assertFocused(buttonOf(widget, 'Try again'), 'Try again');
    for (let time = 0; time < 2; time++) {
      const failed = untilEvent(widget, 'connect-error');
      await pressOn(buttonOf(widget, 'Try again'), 'Enter');
      await failed;
      await widget.updateComplete;
      assertFocused(buttonOf(widget, 'Try again'), 'Try again');
    }
  });
});

describe('a person before screens of the page’s own', () => {
  /** A widget with this in its slot. */
  async function withSlotted(slot: string, markup: string) {
    const { widget, puppet } = await mountPuppet(longSession);
    const own = document.createElement('div');
    own.slot = slot;
    own.innerHTML = markup;
    widget.append(own);
    return { widget, puppet };
  }

  for (const key of ['Enter', 'Escape']) {
    it(`goes on by ${key} on the warning’s own button, which had the focus`, async () => {
      const markup = '<p>Still here?</p><button disabled>Later</button><button id="stay">Stay</button>';
      const { widget, puppet } = await withSlotted('idle-warning', markup);
      widget.focus();
      await untilFocusIn(puppet);
      await untilWarned(widget);
      const button = childOf(widget, '#stay');
      assertFocused(button, 'it');
      assert.isNotNull(widget.shadowRoot?.querySelector('[role="alertdialog"]'));
      await untilFocusLeaves(puppet);
      await pressOn(button, key);
      await untilState(widget, 'active');
      await untilInFrame(widget);
      await assertNothingLeaked(puppet);
    });
  }

  it('goes on by one key also where the warning has no control: the screen itself has the focus', async () => {
    const { widget, puppet } = await withSlotted('idle-warning', 'Press any key to go on.');
    widget.focus();
    await untilFocusIn(puppet);
    await untilWarned(widget);
    await untilFocusLeaves(puppet);
    const screen = widget.shadowRoot?.activeElement ?? assert.fail('Nothing has the focus.');
    assert.strictEqual(screen.getAttribute('role'), 'alertdialog');
    await pressOn(screen, 'Enter');
    await untilState(widget, 'active');
  });

  it('starts again by the button of the page’s own expired screen', async () => {
    const widget = create(longSession);
    widget.widgetUrlProvider = () => Promise.resolve(puppetUrl());
    widget.innerHTML = '<div slot="expired">Over. <button>Once more</button></div>';
    const button = childOf(widget, 'button');
    button.addEventListener('click', () => widget.reconnect());
    stage().append(widget);
    await untilState(widget, 'active');
    widget.focus();
    await untilExpired(widget);
    assertFocused(button, 'it');
    await pressOn(button, 'Enter');
    await untilState(widget, 'active');
    await untilInFrame(widget);
  });
});
