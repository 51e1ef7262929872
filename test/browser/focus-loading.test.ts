import { assert } from '@open-wc/testing';
import {
  addInput,
  assertFocused,
  isFocused,
  isWebKit,
  pressTab,
  untilFocused,
  untilFocusIn,
} from './support/focus.js';
import { click } from './support/mouse.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  buttonOf,
  frameOf,
  mountLoading,
  puppetIn,
  stage,
  untilState,
  windowOf,
  withProvider,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

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
