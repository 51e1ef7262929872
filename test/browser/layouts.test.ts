import { assert } from '@open-wc/testing';
import { create, mountPuppet, stage, untilState } from './support/widget.js';
import { longSession, untilWarned } from './support/clock.js';
import { pictures, until } from './support/waiting.js';
import type { ConnectWidget } from '../../src/index.js';

/** A container as pages write it: what its style is, and how the element gets into it. */
interface Container {
  readonly style: string;
  /** The element that gets this style; a `div` if not given. */
  readonly name?: string;
  readonly show?: (container: HTMLElement) => void;
}

/** Containers that are as wide as their content. */
const shrinking: Readonly<Record<string, Container>> = {
  'a modal dialog': {
    name: 'dialog',
    style: 'padding: 0; border: 0',
    show: (dialog) => (dialog as HTMLDialogElement).showModal(),
  },
  'a popover': { style: 'padding: 0; border: 0', show: (popover) => popover.showPopover() },
  'a centred fixed modal': { style: 'position: fixed; inset: 0; margin: auto; width: fit-content' },
  'a modal centred by a transform': { style: 'position: fixed; left: 0; top: 0; transform: translate(1px)' },
  'an absolute box': { style: 'position: absolute' },
  'an inline block': { style: 'display: inline-block' },
  'a float': { style: 'float: left' },
  'an inline flex box': { style: 'display: inline-flex' },
  'an inline grid': { style: 'display: inline-grid' },
  'fit-content': { style: 'width: fit-content' },
  'max-content': { style: 'width: max-content' },
  'a table': { style: 'display: table' },
};

/** Containers that stand within another, whose child is as wide as its content. */
const parents: Readonly<Record<string, string>> = {
  'a centring column': 'display: flex; flex-direction: column; align-items: center',
  'a row': 'display: flex',
  'a centring grid': 'display: grid; justify-items: center',
  'a grid with an auto column': 'display: grid; grid-template-columns: auto 1fr',
};

const writingModes = ['horizontal-tb', 'vertical-rl', 'vertical-lr'];

function put(container: Container, outer: HTMLElement): ConnectWidget {
  const element = document.createElement(container.name ?? 'div');
  element.style.cssText = container.style;
  if (container.show && element.localName === 'div') element.setAttribute('popover', 'manual');
  const widget = create();
  element.append(widget);
  outer.append(element);
  container.show?.(element);
  return widget;
}

function room(width: number, writingMode = 'horizontal-tb'): HTMLElement {
  const place = stage();
  place.style.cssText = `width: ${width}px; writing-mode: ${writingMode}; contain: layout`;
  return place;
}

const widthOf = (element: Element) => element.getBoundingClientRect().width;

describe('the width of the element', () => {
  for (const [name, container] of Object.entries(shrinking)) {
    for (const writingMode of writingModes) {
      it(`is that of --connect-widget-width in ${name}, ${writingMode}`, () => {
        const place = room(700, writingMode);
        const widget = put(container, place);
        assert.strictEqual(widthOf(widget), 400);
        place.style.setProperty('--connect-widget-width', '480px');
        assert.strictEqual(widthOf(widget), 480);
        place.style.setProperty('--connect-widget-width', '100px');
        assert.strictEqual(widthOf(widget), 320);
        assert.strictEqual(widget.getBoundingClientRect().height, 550);
      });
    }
  }

  for (const [name, style] of Object.entries(parents)) {
    it(`is that of --connect-widget-width in ${name}`, () => {
      const place = room(700);
      const widget = put({ style }, place);
      const heading = document.createElement('h2');
      heading.textContent = 'Bank';
      widget.before(heading);
      assert.isAtLeast(widthOf(widget), 400);
    });
  }

  for (const width of [280, 320, 700]) {
    it(`is that of a container of ${width} px`, () => {
      assert.strictEqual(widthOf(put({ style: '' }, room(width))), width);
    });

    for (const [name, { style }] of Object.entries(shrinking)) {
      if (name.includes('max-content') || name.includes('dialog') || name.includes('popover')) continue;
      it(`is at most ${width} px within ${name} in a container of ${width} px`, () => {
        const widget = put({ style }, room(width));
        assert.strictEqual(widthOf(widget), Math.min(width, 400));
      });
    }

    for (const [name, style] of Object.entries(parents)) {
      it(`does not overflow ${name} of ${width} px`, () => {
        const place = room(width);
        const widget = put({ style }, place);
        assert.isAtMost(widget.getBoundingClientRect().right, place.getBoundingClientRect().right);
        assert.isAtLeast(widthOf(widget), Math.min(width, 320));
      });
    }
  }

  it('is at least 320 px where the container is as narrow as its content can be', async () => {
    const widget = put({ style: 'width: min-content' }, room(700));
    widget.setAttribute('widget-url', 'not a URL');
    await until(() => widthOf(widget) === 320, 'a width of 320 px');
  });

  it('follows a container that grows from nothing and shrinks again', () => {
    const place = room(0);
    const widget = put({ style: '' }, place);
    assert.strictEqual(widthOf(widget), 0);
    for (const width of [500, 280, 900]) {
      place.style.width = `${width}px`;
      assert.strictEqual(widthOf(widget), width);
    }
  });
});

it('lays its own screens out in lines, in a page of vertical text too', () => {
  const widget = put({ style: '' }, room(700, 'vertical-rl'));
  const root = widget.shadowRoot?.querySelector('.root');
  assert.strictEqual(root && getComputedStyle(root).writingMode, 'horizontal-tb');
});

describe('the element as a popover', () => {
  it('is not displayed while closed, and is as wide as its content and within the window while open', () => {
    const widget = create({ popover: 'manual' });
    stage().append(widget);
    assert.strictEqual(getComputedStyle(widget).display, 'none');
    widget.showPopover();
    assert.strictEqual(widthOf(widget), Math.min(400, innerWidth));
    assert.strictEqual(getComputedStyle(widget).position, 'fixed');
    widget.hidePopover();
    assert.strictEqual(getComputedStyle(widget).display, 'none');
  });
});

describe('an element that is smaller than MX supports', () => {
  it('is reported on the console, with its size, once a frame is in it', async () => {
    const { console } = window;
    const warn = console.warn.bind(console);
    const lines: unknown[] = [];
    console.warn = (line: unknown) => lines.push(line);
    try {
      await mountPuppet({}, room(280));
      await until(() => lines.length > 0, 'a warning');
    } finally {
      console.warn = warn;
    }
    assert.deepEqual(lines, [
      "<connect-widget> is 280 by 550 CSS px. MX's widget needs 320 by 550 at least: give its container more room.",
    ]);
  });
});

describe('before its script has run', () => {
  it('the element has its size already, by the style sheet of the package', async () => {
    const page = document.createElement('iframe');
    page.style.cssText = 'width: 700px; height: 800px; border: 0';
    const boxes = [
      ...Object.values(shrinking),
      ...Object.values(parents).map((style) => ({ style })),
      { style: '' },
    ];
    const markup = boxes
      .filter((box) => !('show' in box))
      .map(({ style }) => `<div style="${style}"><connect-widget></connect-widget></div>`);
    page.srcdoc = `<!doctype html>
      <link rel="stylesheet" href="/src/connect-widget.css">
      ${markup.join('')}
      <connect-widget hidden></connect-widget>
      <connect-widget popover></connect-widget>`;
    const loaded = new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
    stage().append(page);
    await loaded;
    const { contentDocument, contentWindow } = page;
    const sizes = () =>
      [...(contentDocument?.querySelectorAll('connect-widget') ?? [])].map((widget) => {
        const { left, top, width, height } = widget.getBoundingClientRect();
        return [left, top, width, height].join(' ');
      });
    const before = sizes();
    assert.lengthOf(before, markup.length + 2);
    assert.isTrue(
      before.slice(0, -2).every((size) => / (400|6\d\d) 700$/.test(size)),
      before.join(),
    );
    assert.deepEqual(before.slice(-2), ['0 0 0 0', '0 0 0 0']);
    const script = contentDocument?.createElement('script') ?? assert.fail('The page has no document.');
    Object.assign(script, { type: 'module', src: '/src/index.ts' });
    contentDocument?.head.append(script);
    await until(() => contentWindow?.customElements.get('connect-widget'), 'the element');
    assert.deepEqual(sizes(), before);
  });
});

describe('the card of a screen is in view', () => {
  /** Warned, 1,600 px tall, in a container of these styles, with the focus elsewhere, so that nothing scrolls to it. */
  async function warnedIn(style: string, height = '1600px') {
    const place = stage();
    const outer = document.createElement('div');
    outer.style.cssText = style;
    place.append(outer);
    const { widget } = await mountPuppet(longSession, outer);
    widget.style.setProperty('--connect-widget-height', height);
    await untilWarned(widget);
    const card = widget.shadowRoot?.querySelector('.card') ?? assert.fail('There is no card.');
    return { place, outer, widget, card };
  }

  /** Whether every point of the box is within each of the others. */
  const isWithin = (box: DOMRect, ...others: readonly DOMRect[]) =>
    others.every(
      ({ left, top, right, bottom }) =>
        box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom,
    );
  const viewport = () => new DOMRect(0, 0, innerWidth, innerHeight);

  it('of an element that is taller than the window, wherever that is scrolled to', async () => {
    const { widget, card } = await warnedIn('');
    for (const share of [0, 0.5, 1]) {
      const { top } = widget.getBoundingClientRect();
      scrollTo(0, scrollY + top + share * (1600 - innerHeight));
      await until(() => isWithin(card.getBoundingClientRect(), viewport()), `a card in view at ${share}`);
    }
  });

  for (const overflow of ['auto', 'hidden', 'clip']) {
    it(`of an element in a container with overflow: ${overflow}`, async () => {
      const { outer, card } = await warnedIn(`height: 400px; overflow: ${overflow}`);
      outer.scrollIntoView({ block: 'center' });
      await until(
        () => isWithin(card.getBoundingClientRect(), outer.getBoundingClientRect(), viewport()),
        'a card in view',
      );
    });
  }

  it('of an element in a scrolled container that is itself partly out of view', async () => {
    const { outer, card } = await warnedIn('height: 900px; overflow: auto; margin-block: 400px 2000px');
    outer.scrollTop = 500;
    const { top } = outer.getBoundingClientRect();
    // 500 px of the container are above the window, and 400 px in it.
    scrollTo(0, scrollY + top + 500);
    await until(
      () => isWithin(card.getBoundingClientRect(), outer.getBoundingClientRect(), viewport()),
      'a card in view',
    );
  });

  it('of an element in a container that is narrower than the element', async () => {
    const { outer, widget, card } = await warnedIn('width: 340px; height: 600px; overflow: auto', '600px');
    widget.style.width = '1200px';
    outer.scrollIntoView({ block: 'center' });
    outer.scrollLeft = 400;
    await until(
      () => isWithin(card.getBoundingClientRect(), outer.getBoundingClientRect(), viewport()),
      'a card in view',
    );
  });

  it('and follows nothing once the screen is gone', async () => {
    const { widget } = await warnedIn('');
    widget.continueSession();
    await untilState(widget, 'active');
    const { style } = widget.shadowRoot?.querySelector<HTMLElement>('.screens') ?? assert.fail('No screens.');
    const padding = style.getPropertyValue('--_padding');
    scrollTo(0, scrollY + 200);
    await pictures(3);
    assert.strictEqual(style.getPropertyValue('--_padding'), padding);
  });
});
