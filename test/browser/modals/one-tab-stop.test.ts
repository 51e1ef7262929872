import { assert } from '@open-wc/testing';
import { modals, openAround, widget } from './walk.js';

for (const [modal, open] of Object.entries(modals)) {
  describe(`in a modal by ${modal}`, () => {
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
