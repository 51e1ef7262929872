import { assert } from '@open-wc/testing';
import { modals, openAround, plainFrame, positions, widget } from './walk.js';
import type { OpenModal } from './modal.js';
import type { Position, Subject } from './walk.js';

/*
 * Modals of UI libraries that trap the focus, with a frame in them and controls before and after it. They differ in how well they
 * reach a plain frame, and so do the browsers; the widget is compared with a plain frame in the same place.
 */

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
  });
}
