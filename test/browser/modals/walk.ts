import { assert } from '@open-wc/testing';
import { pressTab, returnToPage } from '../support/focus.js';
import { Puppet, puppetUrl } from '../support/puppet.js';
import { pictures, until } from '../support/waiting.js';
import { create, puppetIn, stage, untilState } from '../support/widget.js';
import type { OpenModal } from './modal.js';

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

export const modals: Readonly<Record<string, OpenModal>> = {
  'dialog.showModal()': showModal,
  'Radix Dialog': fromLibrary('radix'),
  'focus-trap': fromLibrary('focus-trap'),
  'react-focus-lock': fromLibrary('react-focus-lock'),
  'MUI Dialog': fromLibrary('mui'),
  'Angular CDK': fromLibrary('angular-cdk'),
};

/** The names of the buttons before and after the frame. */
export const positions = {
  alone: { before: [], after: [] },
  first: { before: [], after: ['after'] },
  last: { before: ['before'], after: [] },
  'in the middle': { before: ['before'], after: ['after'] },
} as const;

export type Position = keyof typeof positions;
export type Direction = 'forward' | 'back';

/** What a modal shows between its buttons. */
export interface Subject {
  readonly element: HTMLElement;
  /** Resolves when its page runs. */
  readonly puppet: () => Promise<Puppet>;
}

export function plainFrame(): Subject {
  const element = document.createElement('iframe');
  element.src = puppetUrl({ field: '' });
  element.style.cssText = 'display: block; inline-size: 400px; block-size: 550px';
  const puppet = async () => {
    await until(() => element.contentWindow, 'the frame’s window');
    return Puppet.in(element.contentWindow ?? assert.fail('The frame is gone.'));
  };
  return { element, puppet };
}

export function widget(attributes: Readonly<Record<string, string>> = {}): Subject {
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
        await pictures(1);
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
export async function openAround(subject: Subject, open: OpenModal, position: Position) {
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
