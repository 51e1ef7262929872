import { assert } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { openConnect } from '../../src/dialog/index.js';
import { painterOf, screens } from './support/screens.js';
import { mount, mountLoading } from './support/widget.js';

/** What moves in this shadow tree now, or would if it went on. */
function movements({ shadowRoot }: Element): string[] {
  return (shadowRoot?.getAnimations() ?? [])
    .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
    .map((animation) => (animation as CSSAnimation).animationName);
}

for (const [preference, moving] of [
  ['no-preference', true],
  ['reduce', false],
] as const)
  describe(`for a user whose preference of motion is ${preference}`, () => {
    before(() => emulateMedia({ reducedMotion: preference }));
    after(() => emulateMedia({ reducedMotion: 'no-preference' }));

    it(`the bars of the loading screen ${moving ? 'breathe' : 'rest'}`, async () => {
      const { widget } = mountLoading();
      await widget.updateComplete;
      assert.strictEqual(movements(widget).length > 0, moving);
    });

    it(`each screen ${moving ? 'fades in' : 'is there at once'}`, async () => {
      for (const [name, facts] of Object.entries(screens)) {
        const widget = mount({});
        await widget.updateComplete;
        await painterOf(widget)(facts, 'en');
        const screen =
          widget.shadowRoot?.querySelector('.screen[role]') ?? assert.fail('There is no screen.');
        // The painter skips what moves, so that others see the screen as it stays.
        assert.strictEqual(getComputedStyle(screen).animationName !== 'none', moving, name);
        widget.remove();
      }
    });

    it(`the dialog ${moving ? 'slides in' : 'is there at once'}`, async () => {
      const closing = new AbortController();
      const opened = openConnect({ widgetUrlEndpoint: '/nowhere', signal: closing.signal });
      const dialog = document.querySelector('connect-widget-dialog') ?? assert.fail('There is no dialog.');
      assert.strictEqual(movements(dialog).length > 0, moving);
      closing.abort();
      await opened.catch(() => undefined);
    });
  });
