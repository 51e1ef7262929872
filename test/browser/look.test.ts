import { assert } from '@open-wc/testing';
import { contrastOf, faultsOf } from './support/look.js';
import { painterOf, screens } from './support/screens.js';
import { create, mount, mountPuppet, stage } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

const languages = ['en', 'es', 'fr'];

/** A place of this width, in which the page's own styles are as given. */
function place(style = '', width = 320): HTMLElement {
  const container = stage();
  container.style.cssText = `inline-size: ${width}px; ${style}`;
  return container;
}

/** Draws screens on a widget that shows none by itself. */
async function painted(parent: HTMLElement, attributes: Record<string, string> = {}) {
  const widget = mount(attributes, parent);
  await widget.updateComplete;
  return { widget, paint: painterOf(widget) };
}

describe('every screen, in a widget of 320 px', () => {
  for (const scheme of ['light', 'dark'])
    for (const [what, style] of [
      ['', ''],
      [', text at 200 %', '--connect-widget-font: 200%/1.5 system-ui, sans-serif'],
    ] as const)
      it(`${scheme}${what}: nothing is cut off, lies over something, or is hard to see`, async () => {
        const { widget, paint } = await painted(place(style), { 'color-scheme': scheme });
        for (const [name, facts] of Object.entries(screens))
          for (const language of languages) {
            await paint(facts, language);
            assert.deepEqual(faultsOf(widget), [], `${name}, ${language}`);
          }
      });
});

/** What a page may set on whatever stands around the widget, and every one of these is inherited. */
const inherited = [
  'white-space: pre-wrap',
  'text-indent: 3em',
  'letter-spacing: 0.3em',
  'word-spacing: 2em',
  'text-transform: uppercase',
  'line-height: 4',
  'text-align: right',
  'font: italic small-caps 700 30px/3 monospace',
  'font-stretch: condensed',
  'text-shadow: 1px 1px red',
  'word-break: break-all',
  'hyphens: auto',
  'tab-size: 40',
  'direction: rtl',
  'visibility: visible',
];

/** Where each part of the screen is, within the widget, and what its text looks like. */
function appearance(widget: ConnectWidget): unknown[] {
  const { left, top } = widget.getBoundingClientRect();
  const parts = widget.shadowRoot?.querySelectorAll('.card, .icon, .title, .text, .timer, button') ?? [];
  return [...parts].map((part) => {
    const box = part.getBoundingClientRect();
    const style = getComputedStyle(part);
    return [
      part.getAttribute('part'),
      ...[box.left - left, box.top - top, box.width, box.height].map(Math.round),
      ...[style.fontSize, style.fontWeight, style.fontFamily, style.letterSpacing, style.textTransform],
      ...[style.textShadow, style.color, style.textAlign],
    ];
  });
}

describe('the page’s text styles', () => {
  /** All screens as they look in a page, one after the other. */
  async function appearances(style: string): Promise<unknown[]> {
    const { widget, paint } = await painted(place(style));
    // No scroll bar, which stands on the other side in a page that reads from right to left.
    widget.style.setProperty('--connect-widget-height', '800px');
    const all: unknown[] = [];
    for (const facts of Object.values(screens)) {
      await paint(facts, 'fr');
      all.push(appearance(widget));
    }
    widget.remove();
    return all;
  }

  for (const style of [...inherited, inherited.join(';')]) {
    it(`change nothing: ${style === inherited.join(';') ? 'all of them' : style}`, async () => {
      assert.deepEqual(await appearances(style), await appearances(''));
    });
  }

  it('change nothing: a root of 62.5 %', async () => {
    const plain = await appearances('');
    document.documentElement.style.fontSize = '62.5%';
    try {
      assert.deepEqual(await appearances(''), plain);
    } finally {
      document.documentElement.style.removeProperty('font-size');
    }
  });

  it('but what hides the widget, or takes it out of use, still does', async () => {
    const { widget, paint } = await painted(place('visibility: hidden; pointer-events: none'));
    await paint(screens['expired'] ?? assert.fail(), 'en');
    const card = widget.shadowRoot?.querySelector('.card') ?? assert.fail();
    assert.strictEqual(getComputedStyle(card).visibility, 'hidden');
    assert.strictEqual(getComputedStyle(card).pointerEvents, 'none');
  });
});

describe('the size of the text', () => {
  it('is the one that the user has chosen in the browser', async () => {
    const { widget, paint } = await painted(place('font-size: 7px'));
    await paint(screens['expired'] ?? assert.fail(), 'en');
    const chosen = document.createElement('span');
    chosen.style.fontSize = 'medium';
    chosen.style.fontFamily = 'sans-serif';
    stage().append(chosen);
    const text = widget.shadowRoot?.querySelector('.text') ?? assert.fail();
    assert.strictEqual(getComputedStyle(text).fontSize, getComputedStyle(chosen).fontSize);
  });
});

describe('while the widget loads', () => {
  async function loading(): Promise<HTMLElement> {
    const widget = create();
    widget.widgetUrlProvider = () => new Promise(() => undefined);
    place().append(widget);
    await widget.updateComplete;
    return widget.shadowRoot?.querySelector('.skeleton') ?? assert.fail('there is no skeleton');
  }

  it('nothing is to be seen in the first 250 ms, then calm bars', async () => {
    const skeleton = await loading();
    const fade = skeleton.getAnimations()[0] ?? assert.fail('nothing fades in');
    fade.pause();
    for (const [time, opacity] of [
      [0, '0'],
      [249, '0'],
      [250 + 1400, '0.13'],
    ] as const) {
      fade.currentTime = time;
      assert.strictEqual(getComputedStyle(skeleton).opacity, opacity, `after ${time} ms`);
    }
    assert.lengthOf(skeleton.children, 7);
    for (const bar of skeleton.children) assert.isAbove(bar.getBoundingClientRect().height, 0);
  });

  it('the bars fit into the smallest widget', async () => {
    const skeleton = await loading();
    const screen = skeleton.closest('.screen') ?? assert.fail();
    assert.strictEqual(screen.scrollHeight, screen.clientHeight);
    assert.strictEqual(screen.scrollWidth, screen.clientWidth);
  });
});

it('nothing of the element’s is painted behind the frame, where its corners are round', async () => {
  const { widget } = await mountPuppet();
  const frame = widget.shadowRoot?.querySelector('iframe') ?? assert.fail();
  for (let at: Element | null = frame; at; at = at.parentElement)
    assert.strictEqual(getComputedStyle(at).backgroundColor, 'rgba(0, 0, 0, 0)', at.className);
  assert.strictEqual(getComputedStyle(widget).backgroundColor, 'rgba(0, 0, 0, 0)');
});

describe('an icon', () => {
  it('is on every screen, in a tone of its own, and nothing to a screen reader', async () => {
    const { widget, paint } = await painted(place());
    const tones = new Map<string, string>();
    for (const facts of Object.values(screens)) {
      await paint(facts, 'en');
      const icon = widget.shadowRoot?.querySelector('.icon') ?? assert.fail();
      assert.strictEqual(icon.getAttribute('aria-hidden'), 'true');
      assert.isAbove((icon.firstElementChild as SVGPathElement).getTotalLength(), 20);
      tones.set(icon.classList.item(1) ?? '', getComputedStyle(icon).color);
    }
    assert.sameMembers([...tones.keys()], ['waiting', 'attention', 'done', 'failed']);
    assert.strictEqual(new Set(tones.values()).size, 4);
  });
});

describe('a theme', () => {
  let told: string[] = [];
  const { warn } = window.console;
  beforeEach(() => {
    told = [];
    window.console.warn = (line: string) => told.push(line);
  });
  afterEach(() => {
    window.console.warn = warn;
  });

  /** The screen of a blocked window, which has both kinds of buttons. */
  async function themed(style: string): Promise<{ widget: ConnectWidget; find: (part: string) => Element }> {
    const { widget, paint } = await painted(place(style));
    await paint(screens['popout, blocked'] ?? assert.fail(), 'en');
    const find = (part: string) => widget.shadowRoot?.querySelector(part) ?? assert.fail(part);
    return { widget, find };
  }

  for (const [property, value, screen, selector, style] of [
    ['background', 'rgb(251, 252, 253)', 'internal-error', '.screen', 'background-color'],
    ['background', 'rgb(251, 252, 253)', 'idle-warning', '.card', 'background-color'],
    ['color', 'rgb(1, 2, 3)', 'internal-error', '.title', 'color'],
    ['muted-color', 'rgb(1, 2, 3)', 'internal-error', '.text', 'color'],
    ['accent-color', 'rgb(1, 2, 3)', 'internal-error', 'button', 'background-color'],
    ['on-accent-color', 'rgb(1, 2, 3)', 'internal-error', 'button', 'color'],
    ['border-color', 'rgb(1, 2, 3)', 'idle-warning', '.card', 'border-top-color'],
    ['waiting-color', 'rgb(1, 2, 3)', 'popout, waiting', '.icon', 'color'],
    ['attention-color', 'rgb(1, 2, 3)', 'idle-warning', '.icon', 'color'],
    ['done-color', 'rgb(1, 2, 3)', 'closed', '.icon', 'color'],
    ['danger-color', 'rgb(1, 2, 3)', 'internal-error', '.icon', 'color'],
    ['overlay', 'rgb(1, 2, 3)', 'idle-warning', '.screen', 'background-color'],
    ['border-radius', '3px', 'internal-error', ':host', 'border-top-left-radius'],
    ['card-radius', '3px', 'idle-warning', '.card', 'border-top-left-radius'],
    ['card-shadow', 'rgb(1, 2, 3) 1px 2px 3px 0px', 'idle-warning', '.card', 'box-shadow'],
    ['button-radius', '3px', 'internal-error', 'button', 'border-top-left-radius'],
    ['button-font-weight', '300', 'internal-error', 'button', 'font-weight'],
    ['font', '20px / 30px serif', 'internal-error', 'button', 'font-size'],
  ] as const)
    it(`sets --connect-widget-${property}, as ${style} of ${selector} on the screen ${screen}`, async () => {
      const { widget, paint } = await painted(place(`--connect-widget-${property}: ${value}`));
      const [, facts] =
        Object.entries(screens).find(([name]) => name.startsWith(screen)) ?? assert.fail(screen);
      await paint(facts, 'en');
      const part = selector === ':host' ? widget : widget.shadowRoot?.querySelector(`.screens ${selector}`);
      const { [style]: used } = getComputedStyle(part ?? assert.fail(selector)) as unknown as Record<
        string,
        string
      >;
      assert.strictEqual(used, property === 'font' ? '20px' : value);
    });

  for (const [scheme, color] of [
    ['light', 'rgb(11, 107, 79)'],
    ['dark', 'rgb(111, 211, 176)'],
  ] as const)
    it(`has a value for each scheme by light-dark(), whatever the page’s own: ${scheme}`, async () => {
      const values = '--connect-widget-accent-color: light-dark(rgb(11, 107, 79), rgb(111, 211, 176))';
      const other = scheme === 'light' ? 'dark' : 'light';
      const parent = place(
        `color-scheme: ${other}; ${values}; --connect-widget-on-accent-color: light-dark(#fff, #06281e)`,
      );
      const { widget, paint } = await painted(parent, { 'color-scheme': scheme });
      await paint(screens['internal-error'] ?? assert.fail(), 'en');
      const button = widget.shadowRoot?.querySelector('button') ?? assert.fail();
      assert.strictEqual(getComputedStyle(button).backgroundColor, color);
      assert.deepEqual(told, []);
    });

  it('leaves what is behind the warning dimmed, and in view', async () => {
    const { widget, paint } = await painted(place());
    await paint(screens['idle-warning'] ?? assert.fail(), 'en');
    const screen = widget.shadowRoot?.querySelector('.screens .screen') ?? assert.fail();
    assert.strictEqual(getComputedStyle(screen).backgroundColor, 'rgba(0, 0, 0, 0.6)');
  });

  for (const [property, part] of [
    ['accent-color', 'button'],
    ['on-accent-color', 'button'],
    ['color', '.title'],
    ['muted-color', '.text'],
    ['background', '.title'],
  ] as const)
    it(`with ${property}: bananas has the default in its place, and names it`, async () => {
      const { widget, find } = await themed(`--connect-widget-${property}: bananas-${property}`);
      assert.isAtLeast(contrastOf(find(part)), 4.5);
      assert.deepEqual(faultsOf(widget), []);
      assert.lengthOf(told, 1);
      assert.match(told[0] ?? '', new RegExp(`--connect-widget-${property}: bananas-${property}: expected`));
    });

  for (const [what, style, part] of [
    ['white on yellow', '--connect-widget-accent-color: #ffee00', 'button primary-button'],
    ['black on black', '--connect-widget-background: #000', 'title'],
    ['faint text', '--connect-widget-muted-color: rgb(0 0 0 / 30%)', 'text'],
  ] as const)
    it(`that is hard to read is named: ${what}`, async () => {
      await themed(style);
      const line = told.find((text) => text.includes(`::part(${part}) has a contrast of `));
      assert.match(line ?? '', /expected 4\.5 or more/);
    });

  it('of which nobody can tell what is behind it is not judged', async () => {
    await themed('--connect-widget-background: transparent; --connect-widget-color: #fff');
    assert.deepEqual(
      told.filter((line) => /title|\btext\b/.test(line)),
      [],
    );
  });

  it('that is mended is used', async () => {
    const { widget, paint } = await painted(place());
    const button = () => widget.shadowRoot?.querySelector('button') ?? assert.fail();
    widget.style.setProperty('--connect-widget-accent-color', 'no colour');
    await paint(screens['expired'] ?? assert.fail(), 'en');
    widget.style.setProperty('--connect-widget-accent-color', '#006644');
    await paint(screens['internal-error'] ?? assert.fail(), 'en');
    assert.strictEqual(getComputedStyle(button()).backgroundColor, 'rgb(0, 102, 68)');
  });
});
