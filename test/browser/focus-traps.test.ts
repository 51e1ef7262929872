import { assert } from '@open-wc/testing';
import { pressTab, returnToPage } from './support/focus.js';
import { Puppet, puppetUrl } from './support/puppet.js';
import { pictures, until } from './support/waiting.js';
import { create, puppetIn, stage, untilState } from './support/widget.js';
import type { OpenModal } from './modals/modal.js';

/*
 * Modals of UI libraries that trap the focus, with a frame in them and controls before and after it. They differ in how well they
 * reach a plain frame, and so do the browsers; the widget is compared with a plain frame in the same place.
 */

const showModal: OpenModal = (place, content) => {
  const dialog = document.createElement('dialog');
  dialog.append(...content);
  place.append(dialog);
  dialog.showModal();
  return Promise.resolve(() => dialog.close());
};

const fromLibrary =
  (name: string): OpenModal =>
  async (...input) => {
    const script = (await import(`/__modals__/${name}.js`)) as { readonly open: OpenModal };
    return script.open(...input);
  };

const modals: Readonly<Record<string, OpenModal>> = {
  'dialog.showModal()': showModal,
  'Radix Dialog': fromLibrary('radix'),
  'focus-trap': fromLibrary('focus-trap'),
  'react-focus-lock': fromLibrary('react-focus-lock'),
  'MUI Dialog': fromLibrary('mui'),
  'Angular CDK': fromLibrary('angular-cdk'),
};

/** The names of the buttons before and after the frame. */
const positions = {
  alone: { before: [], after: [] },
  first: { before: [], after: ['after'] },
  last: { before: ['before'], after: [] },
  'in the middle': { before: ['before'], after: ['after'] },
} as const;

type Position = keyof typeof positions;
type Direction = 'forward' | 'back';

/** What a modal shows between its buttons. */
interface Subject {
  readonly element: HTMLElement;
  /** Resolves when its page runs. */
  readonly puppet: () => Promise<Puppet>;
}

function plainFrame(): Subject {
  const element = document.createElement('iframe');
  element.src = puppetUrl({ field: '' });
  element.style.cssText = 'display: block; inline-size: 400px; block-size: 550px';
  const puppet = async () => {
    await until(() => element.contentWindow, 'the frame’s window');
    return Puppet.in(element.contentWindow ?? assert.fail('The frame is gone.'));
  };
  return { element, puppet };
}

function widget(attributes: Readonly<Record<string, string>> = {}): Subject {
  const element = create({ 'widget-url': puppetUrl({ field: '' }), ...attributes });
  const puppet = async () => {
    await untilState(element, 'active');
    return puppetIn(element);
  };
  return { element, puppet };
}

const buttons = (names: readonly string[]): HTMLElement[] =>
  names.map((name) => {
    const button = document.createElement('button');
    button.textContent = name;
    return button;
  });

/** A user who walks through an open modal by the keyboard. */
class Walk {
  readonly #subject: Subject;
  readonly #puppet: Puppet;
  readonly #place: HTMLElement;

  constructor(subject: Subject, puppet: Puppet, place: HTMLElement) {
    this.#subject = subject;
    this.#puppet = puppet;
    this.#place = place;
  }

  /** Begins at the first button of the modal on the way forward, at the last on the way back; beside the modal if it has none. */
  async begin(direction: Direction): Promise<void> {
    const inside = [...(this.#subject.element.parentElement?.querySelectorAll('button') ?? [])];
    const all = inside.length > 0 ? inside : [...this.#place.querySelectorAll('button')];
    (direction === 'forward' ? all[0] : all.at(-1))?.focus();
    await this.#rest();
  }

  /** Resolves to where the key leads: the frame, a button by its name, or elsewhere. */
  async press(direction: Direction): Promise<string> {
    await pressTab(direction);
    return this.#rest();
  }

  /** Resolves to where some presses of the key lead, among the frame and the buttons of the modal. */
  async stops(direction: Direction): Promise<string[]> {
    const stops: string[] = [];
    await this.begin(direction);
    for (let press = 0; press < 4; press++) stops.push(await this.press(direction));
    return ['frame', 'before', 'after'].filter((stop) => stops.includes(stop));
  }

  /** Resolves to where the focus comes to rest: a library may bring it back, and a browser hears later than the page. */
  async #rest(): Promise<string> {
    let last = '';
    let same = 0;
    await until(
      async () => {
        await this.#puppet.field();
        await pictures(2);
        const now = this.#where();
        same = now === last ? same + 1 : 0;
        last = now;
        return same >= 2;
      },
      () => `the focus to come to rest; it is on ${last}`,
    );
    return last;
  }

  #where(): string {
    const { activeElement } = document;
    if (activeElement === this.#subject.element) return 'frame';
    return activeElement?.localName === 'button' ? activeElement.textContent : 'elsewhere';
  }
}

let closeLast: (() => void) | undefined;
function close(): void {
  closeLast?.();
  closeLast = undefined;
}
afterEach(async () => {
  close();
  await returnToPage();
});

/** Opens the modal in place of the last one. */
async function openAround(subject: Subject, open: OpenModal, position: Position) {
  const place = stage();
  const { before, after } = positions[position];
  // Something to come from, and something to escape to.
  place.append(...buttons(['opener']));
  place.querySelector('button')?.focus();
  close();
  closeLast = await open(place, [...buttons(before), subject.element, ...buttons(after)]);
  place.append(...buttons(['end']));
  return new Walk(subject, await subject.puppet(), place);
}

async function stopsOf(subject: Subject, open: OpenModal, position: Position) {
  const walk = await openAround(subject, open, position);
  return { forward: await walk.stops('forward'), back: await walk.stops('back') };
}

const directions = ['forward', 'back'] as const;

/**
 * With an attribute `tabindex` the libraries know the element, and move the focus to it by script while a key is being handled, after
 * which Firefox loses the focus, and WebKit does not leave the frame by Shift+Tab.
 */
const followsScripts = navigator.userAgent.includes('Chrome');

/**
 * By Shift+Tab react-focus-lock leaves the first element only if it knows it, and of what is in a shadow tree it remembers the host,
 * which it knows by an attribute such as `tabindex`.
 */
const needsTabindex = (modal: string, position: Position) =>
  modal === 'react-focus-lock' && position === 'first';

for (const [modal, open] of Object.entries(modals)) {
  describe(`in a modal by ${modal}`, () => {
    for (const position of Object.keys(positions) as Position[]) {
      it(`${position}, Tab and Shift+Tab reach all that they reach around a plain frame`, async () => {
        const plain = await stopsOf(plainFrame(), open, position);
        const own = await stopsOf(widget(), open, position);
        const isKnown = needsTabindex(modal, position);
        for (const direction of isKnown ? (['forward'] as const) : directions)
          assert.includeMembers(
            own[direction],
            plain[direction],
            `${direction}, of ${own[direction].join()}`,
          );
        if (!followsScripts) return;
        const marked = await stopsOf(widget({ tabindex: '0' }), open, position);
        for (const direction of directions)
          assert.includeMembers(marked[direction], plain[direction], `${direction}, with tabindex="0"`);
      });
    }

    for (const [how, attributes] of [
      ['as it is', {}],
      ['with tabindex="0"', { tabindex: '0' }],
    ] as const) {
      it(`${how}, it is one tab stop`, async () => {
        const walk = await openAround(widget(attributes), open, 'in the middle');
        await walk.begin('forward');
        assert.strictEqual(await walk.press('forward'), 'frame');
        assert.strictEqual(await walk.press('forward'), 'after');
        assert.strictEqual(await walk.press('back'), 'frame');
        assert.strictEqual(await walk.press('back'), 'before');
      });
    }
  });
}
