import { assert } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { until } from './waiting.js';
import type { Puppet } from './puppet.js';

/** A key that changes nothing, and is no gesture of a user's. */
export const probe = 'Shift';

/** Whether it is WebKit that runs the tests. */
export const isWebKit = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** Whether this element has the focus in its own tree. */
export function isFocused(element: Element): boolean {
  return (element.getRootNode() as Document | ShadowRoot).activeElement === element;
}

/** Of the document; not by strictEqual, which would look into both elements to tell how they differ. */
export function assertFocused(element: Element): void {
  const { activeElement } = element.ownerDocument;
  assert.isTrue(
    activeElement === element,
    `the focus is on ${activeElement?.outerHTML.slice(0, 80) ?? 'nothing'}`,
  );
}

export function addInput(place: HTMLElement): HTMLInputElement {
  const input = document.createElement('input');
  place.append(input);
  return input;
}

/**
 * Resolves when a key that is pressed next arrives at this element of the test's page. If the focus was in a frame of another
 * process before, wait for {@link untilFocusLeaves} as well: the browser hears later than the page that it moved.
 */
export async function untilFocused(element: Element): Promise<void> {
  await until(
    () => element.ownerDocument.hasFocus() && isFocused(element),
    () => `the focus on <${element.localName}> ${element.textContent.trim()}`,
  );
}

/** Presses these keys, one after the other, once the focus is on the element. */
export async function pressOn(element: Element, ...keys: readonly string[]): Promise<void> {
  await untilFocused(element);
  for (const key of keys) await sendKeys({ press: key });
}

/**
 * Presses Enter once keys arrive at the element, to open a window: while another one closes, the browser may still send keys there.
 */
export async function pressToOpen(button: HTMLElement): Promise<void> {
  await untilFocused(button);
  let arrives = false;
  button.addEventListener('keyup', () => (arrives = true), { once: true });
  await until(
    async () => {
      await sendKeys({ press: probe });
      return arrives;
    },
    () => `a key at ${button.textContent.trim()}`,
  );
  await sendKeys({ press: 'Enter' });
}

/** Presses Tab, or Shift and Tab. */
export async function pressTab(direction: 'forward' | 'back' = 'forward'): Promise<void> {
  if (direction === 'forward') await sendKeys({ press: 'Tab' });
  // A WebDriver, for WebKit, holds no key down; it presses together what it is told to type, by code points of its own.
  else if (isWebKit) await sendKeys({ type: '\uE008\uE004' });
  else {
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
  }
}

/** Brings the focus back into the page, in case Tab has led out of it to the controls of the browser. */
export async function returnToPage(): Promise<void> {
  // Firefox comes back by itself with the next element that is focused.
  if (document.hasFocus() || navigator.userAgent.includes('Firefox')) return;
  await sendMouse({ type: 'click', position: [2, 2] });
  await until(() => document.hasFocus(), 'the focus to come back to the page');
}

/** Resolves when no gesture of the user's is left that would let a page open a window. */
export async function untilUserInactive(): Promise<void> {
  await until(() => !navigator.userActivation.isActive, 'the end of the last gesture');
}

/**
 * Resolves when keys arrive in the puppet's page. That it has the focus, it knows before the browser does, whose news of it may cross
 * with those of a focus that goes back at once; so a key that means nothing is pressed until one arrives. Where Chromium is busy and
 * the page has just loaded, one time in a hundred the two never agree: keys go to the page around, though that has its focus on the
 * frame, and a plain frame fares the same. They agree once the focus has moved.
 */
export async function untilFocusIn(puppet: Puppet): Promise<void> {
  await until(async () => (await puppet.field()).hasFocus, 'the focus in the frame');
  let misses = 0;
  await until(async () => {
    await sendKeys({ press: probe });
    const { keys } = await puppet.field();
    if (keys.includes(`keyup ${probe}`)) return true;
    if (++misses % 20 === 0) moveFocusAway();
    return false;
  }, 'a key in the frame');
}

/** And back, if it is on a frame of the page. */
function moveFocusAway(): void {
  const host = document.activeElement;
  const focused = host?.shadowRoot?.activeElement ?? host;
  if (!(focused instanceof HTMLIFrameElement)) return;
  focused.blur();
  focused.focus();
}

/** Resolves when the puppet's page has lost the focus, so that no key arrives there any more. */
export async function untilFocusLeaves(puppet: Puppet): Promise<void> {
  await until(async () => !(await puppet.field()).hasFocus, 'the focus to leave the frame');
}
