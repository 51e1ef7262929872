import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserConnectivity } from '../../src/page/connectivity.js';

const windowWith = (onLine: PropertyDescriptor) =>
  ({ navigator: Object.defineProperty({}, 'onLine', onLine) }) as Window;

describe('the connectivity of the browser', () => {
  it('is what navigator.onLine says', () => {
    for (const value of [true, false]) {
      assert.equal(browserConnectivity(windowWith({ value })).isOnline(), value);
    }
  });

  it('counts as online where the page has replaced navigator.onLine', () => {
    const broken: Readonly<Record<string, PropertyDescriptor>> = {
      throws: {
        get() {
          throw new Error('a getter of the page');
        },
      },
      'is missing': { value: undefined },
      'is no boolean': { value: 0 },
    };
    for (const [what, onLine] of Object.entries(broken)) {
      assert.equal(browserConnectivity(windowWith(onLine)).isOnline(), true, what);
    }
  });
});
