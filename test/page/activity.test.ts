import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchActivity, type Input } from '../../src/page/activity.js';

function begin() {
  const element = new EventTarget();
  const seen: Input[] = [];
  const stop = watchActivity(element, (input) => seen.push(input));
  const send = (type: string, properties: object = {}) =>
    element.dispatchEvent(Object.assign(new Event(type), properties));
  return { send, seen, stop };
}

describe('activity', () => {
  for (const type of ['pointerdown', 'click', 'wheel', 'input']) {
    it(`is a ${type}`, () => {
      const { send, seen, stop } = begin();
      send(type);
      assert.equal(seen.length, 1);
      stop();
      send(type);
      assert.equal(seen.length, 1);
    });
  }

  it('is a key that goes down and up again; a press is done only then', () => {
    const { send, seen } = begin();
    send('keydown', { code: 'KeyA' });
    assert.deepEqual(seen, ['begun']);
    send('keyup', { code: 'KeyA' });
    assert.deepEqual(seen, ['begun', 'done']);
  });

  it('is not a key that went down elsewhere and comes up here, because the focus has come in between', () => {
    const { send, seen } = begin();
    send('keyup', { code: 'Tab' });
    send('keydown', { code: 'Enter' });
    send('keyup', { code: 'Space' });
    assert.deepEqual(seen, ['begun']);
  });

  it('is not a key that goes down here, takes the focus away, and comes up here after another press', () => {
    const { send, seen } = begin();
    send('keydown', { code: 'Tab' });
    send('focusout');
    // It came up elsewhere, and was pressed there again to come back.
    send('keyup', { code: 'Tab' });
    assert.deepEqual(seen, ['begun']);
  });

  it('is no move of the pointer and no focus, however many', () => {
    const { send, seen } = begin();
    for (let times = 0; times < 10_000; times++) {
      for (const type of ['pointermove', 'mousemove', 'pointerover', 'focusin', 'focus']) send(type);
    }
    assert.deepEqual(seen, []);
  });
});
