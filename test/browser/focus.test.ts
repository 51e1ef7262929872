import { assert } from '@open-wc/testing';
import { longSession, untilExpired, untilWarned } from './support/clock.js';
import {
  isFocused,
  isWebKit,
  pressTab,
  untilFocused,
  untilFocusIn,
  untilFocusLeaves,
} from './support/focus.js';
import { mountIn, openHost } from './support/host-page.js';
import { click } from './support/mouse.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import { pictures, until } from './support/waiting.js';
import {
  buttonOf,
  create,
  frameOf,
  mountPuppet,
  puppetIn,
  stage,
  untilState,
  windowOf,
  withProvider,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

/** Of the document; not by strictEqual, which would look into both elements to tell how they differ. */
function assertFocused(element: Element): void {
  const { activeElement } = element.ownerDocument;
  assert.isTrue(
    activeElement === element,
    `the focus is on ${activeElement?.outerHTML.slice(0, 80) ?? 'nothing'}`,
  );
}

function addInput(place: HTMLElement): HTMLInputElement {
  const input = document.createElement('input');
  place.append(input);
  return input;
}

/** A widget that loads until it is told to go on, or until its page says something. */
function mountLoading(place = stage()) {
  const widget = create(longSession);
  let answer: (url: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => (answer = resolve));
  widget.widgetUrlProvider = () => answered;
  place.append(widget);
  return { widget, answer };
}

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

describe('at a load that fails', () => {
  it('a page whose user has not been in the element keeps its focus, and its place', async () => {
    const place = stage();
    place.style.paddingBlockStart = '1500px';
    const { widget, answer } = mountLoading(place);
    answer('no URL');
    await untilState(widget, 'error');
    buttonOf(widget, 'Try again');
    assertFocused(document.body);
    assert.strictEqual(scrollY, 0);
  });

  it('a user who waits in the element finds the focus on the button', async () => {
    const { widget, answer } = mountLoading();
    widget.focus();
    answer('no URL');
    await untilState(widget, 'error');
    assert.isTrue(isFocused(buttonOf(widget, 'Try again')), 'the focus is on Reconnect');
  });

  it('a user who went elsewhere meanwhile stays there', async () => {
    const place = stage();
    const input = addInput(place);
    const { widget, answer } = mountLoading(place);
    widget.focus();
    input.focus();
    answer('no URL');
    await untilState(widget, 'error');
    assertFocused(input);
  });
});

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

describe('while the widget loads', () => {
  it('Tab stops once at the loading screen, and never in the frame that it hides', async () => {
    const place = stage();
    const before = addInput(place);
    const { widget, answer } = mountLoading(place);
    const after = addInput(place);
    answer(puppetUrl({ silent: '', field: '' }));
    await until(() => widget.shadowRoot?.querySelector('iframe'), 'the frame');
    const puppet = await Puppet.in(windowOf(widget));
    before.focus();
    await untilFocused(before);
    await pressTab();
    await untilFocused(widget);
    assert.isFalse(isFocused(frameOf(widget)), 'the focus is not on the frame');
    await pressTab();
    await untilFocused(after);
    await pressTab('back');
    await untilFocused(widget);
    await pressTab('back');
    await untilFocused(before);
    assert.isFalse((await puppet.field()).hasFocus);
    assert.notInclude((await puppet.field()).keys, 'keyup Tab');
  });

  it('a user who comes by Tab is in the widget once it has loaded', async () => {
    const place = stage();
    const before = addInput(place);
    const { widget, answer } = mountLoading(place);
    before.focus();
    await untilFocused(before);
    await pressTab();
    await untilFocused(widget);
    answer(puppetUrl({ field: '' }));
    await untilState(widget, 'active');
    await untilFocusIn(await puppetIn(widget));
  });

  for (const [when, wait] of [
    ['at once', () => Promise.resolve()],
    ['later', (widget: ConnectWidget) => untilState(widget, 'loading')],
  ] as const) {
    it(`focus(), called ${when}, gives the focus to the widget once it has loaded`, async () => {
      const { widget, answer } = mountLoading();
      await wait(widget);
      widget.focus();
      assertFocused(widget);
      answer(puppetUrl({ field: '' }));
      await untilState(widget, 'active');
      assert.isTrue(isFocused(frameOf(widget)), 'the focus is on the frame');
      await untilFocusIn(await puppetIn(widget));
    });
  }

  it('who goes elsewhere after focus() stays there', async () => {
    const place = stage();
    const input = addInput(place);
    const { widget, answer } = mountLoading(place);
    widget.focus();
    input.focus();
    answer(puppetUrl());
    await untilState(widget, 'active');
    assertFocused(input);
  });

  it('a click on the loading screen gives the focus to the widget once it has loaded', async () => {
    const { widget, answer } = mountLoading();
    await untilState(widget, 'loading');
    await click(widget);
    await untilFocused(widget);
    answer(puppetUrl());
    await untilState(widget, 'active');
    assert.isTrue(isFocused(frameOf(widget)), 'the focus is on the frame');
  });

  // WebKit does not look for what can have the focus in a shadow tree.
  if (!isWebKit)
    it('the attribute autofocus gives the focus to the widget once it has loaded', async () => {
      const { widget, answer } = mountLoading();
      widget.remove();
      widget.autofocus = true;
      stage().append(widget);
      await untilFocused(widget);
      answer(puppetUrl());
      await untilState(widget, 'active');
      assert.isTrue(isFocused(frameOf(widget)), 'the focus is on the frame');
    });

  it('a reload keeps the focus that was in the frame', async () => {
    const { widget } = withProvider();
    stage().append(widget);
    await untilState(widget, 'active');
    widget.focus();
    const old = frameOf(widget);
    widget.reload();
    await untilState(widget, 'loading');
    assert.isFalse(old.isConnected);
    await untilState(widget, 'active');
    assert.isTrue(isFocused(frameOf(widget)), 'the focus is on the frame');
  });
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
