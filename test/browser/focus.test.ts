import { assert } from '@open-wc/testing';
import { longSession, untilExpired, untilWarned } from './support/clock.js';
import {
  addInput,
  assertFocused,
  isFocused,
  pressTab,
  untilFocused,
  untilFocusIn,
  untilFocusLeaves,
} from './support/focus.js';
import { mountIn, openHost } from './support/host-page.js';
import { click } from './support/mouse.js';
import { puppetUrl } from './support/puppet.js';
import { pictures, until } from './support/waiting.js';
import { buttonOf, mountLoading, mountPuppet, stage, untilState } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/** What ends with a screen over the widget that is active: its name, and its button. */
const ways: Readonly<Record<string, [button: string, lead: (widget: ConnectWidget) => Promise<void>]>> = {
  'the idle warning': ['Continue', untilWarned],
  'the end of the session': ['Start again', untilExpired],
  close: [
    'Open again',
    (widget) => {
      widget.close();
      return untilState(widget, 'closed');
    },
  ],
  'an error': [
    'Try again',
    (widget) => {
      widget.widgetUrlProvider = () => Promise.resolve('no URL');
      widget.removeAttribute('widget-url');
      return untilState(widget, 'error');
    },
  ],
};

for (const [what, [label, lead]] of Object.entries(ways)) {
  describe(`at ${what}`, () => {
    it('a user in the frame finds the focus on the button', async () => {
      const { widget, puppet } = await mountPuppet(longSession);
      await puppet.focusField();
      widget.focus();
      await untilFocusIn(puppet);
      await lead(widget);
      assert.isTrue(isFocused(buttonOf(widget, label)), `the focus is on ${label}`);
      await untilFocused(buttonOf(widget, label));
    });

    it('a page whose user has not been in the element keeps its focus, and its place', async () => {
      const place = stage();
      place.style.paddingBlockStart = '1500px';
      const { widget } = await mountPuppet(longSession, place);
      assertFocused(document.body);
      await lead(widget);
      buttonOf(widget, label);
      assertFocused(document.body);
      assert.strictEqual(scrollY, 0);
    });

    it('a user who has left the frame for the page is not fetched back', async () => {
      const place = stage();
      const input = addInput(place);
      const { widget, puppet } = await mountPuppet(longSession, place);
      widget.focus();
      await untilFocusIn(puppet);
      input.focus();
      await untilFocusLeaves(puppet);
      input.blur();
      await lead(widget);
      buttonOf(widget, label);
      assertFocused(document.body);
    });

    it('a user in another field of the page stays there', async () => {
      const place = stage();
      const input = addInput(place);
      const { widget } = await mountPuppet(longSession, place);
      input.focus();
      await lead(widget);
      buttonOf(widget, label);
      assertFocused(input);
    });
  });
}

describe('in an unsupported browser', () => {
  for (const [who, isIn] of [
    ['a page whose user has not been in the element keeps its focus', false],
    ['a user who waits in the element comes to the screen', true],
  ] as const) {
    it(who, async () => {
      const { page } = await openHost('quirks.html');
      page.defaultView?.focus();
      await until(() => page.hasFocus(), 'the focus in the page');
      const widget = mountIn(page, { 'widget-url': puppetUrl() });
      if (isIn) widget.focus();
      await until(() => widget.shadowRoot?.querySelector('[role="group"]'), 'the screen');
      assertFocused(isIn ? widget : page.body);
      assert.strictEqual(widget.shadowRoot?.activeElement?.getAttribute('role') === 'group', isIn);
    });
  }
});

describe('focus()', () => {
  for (const preventScroll of [true, false]) {
    it(`on a screen ${preventScroll ? 'does not scroll' : 'scrolls'}, with preventScroll: ${preventScroll}`, async () => {
      const place = stage();
      place.style.paddingBlockStart = '1500px';
      const { widget } = await mountPuppet({}, place);
      widget.close();
      await untilState(widget, 'closed');
      assert.strictEqual(scrollY, 0);
      widget.focus({ preventScroll });
      assert.isTrue(isFocused(buttonOf(widget, 'Open again')), 'the focus is on the button');
      if (preventScroll) await pictures(2);
      await until(
        () => (scrollY === 0) === preventScroll,
        () => `the scroll position; it is ${scrollY}`,
      );
    });
  }
});

describe('a click on the words of a screen', () => {
  it('leaves the focus in the element, where Tab leads to the button', async () => {
    const { widget } = await mountPuppet();
    widget.close();
    await untilState(widget, 'closed');
    const words = widget.shadowRoot?.querySelector('.text') ?? assert.fail('There are no words.');
    await click(words);
    await untilFocused(widget);
    await pressTab();
    await untilFocused(buttonOf(widget, 'Open again'));
  });
});

describe('tabIndex', () => {
  it('is 0, as of a frame, in every state', async () => {
    const { widget, answer } = mountLoading();
    const states: number[] = [];
    widget.addEventListener('connect-state-change', () => states.push(widget.tabIndex));
    assert.strictEqual(widget.tabIndex, 0);
    answer(puppetUrl());
    await untilState(widget, 'active');
    widget.close();
    await untilState(widget, 'closed');
    assert.deepEqual(states, [0, 0, 0]);
  });

  it('is what the page says, and nothing is written on the element', async () => {
    const { widget } = await mountPuppet();
    const names = widget.getAttributeNames();
    widget.focus();
    assert.deepEqual(widget.getAttributeNames(), names);
    widget.tabIndex = -1;
    assert.strictEqual(widget.getAttribute('tabindex'), '-1');
    assert.strictEqual(widget.tabIndex, -1);
    widget.setAttribute('tabindex', '0');
    assert.strictEqual(widget.tabIndex, 0);
    widget.removeAttribute('tabindex');
    assert.strictEqual(widget.tabIndex, 0);
    assert.deepEqual(widget.getAttributeNames(), names);
    assert.lengthOf([...widget.childNodes], 0);
  });
});
