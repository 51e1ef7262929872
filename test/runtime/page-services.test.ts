import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { FakeWindow } from '../support/fake-window.js';
import { pageServicesOf } from '../../src/runtime/page-services.js';
import { SimulatedTime } from '../support/simulated-time.js';
import { version } from '../../src/version.js';
import type { Services } from '../../src/runtime/types.js';

const key = Symbol.for('connect-widget-element/versions');
const services = { time: new SimulatedTime() } as unknown as Services;

/** What the console says when a widget of this copy starts, twice, in a page in which such others have started. */
function reportsBeside(others: readonly string[], context: TestContext): unknown[] {
  const warn = context.mock.method(console, 'warn', () => undefined);
  const page = Object.assign(new FakeWindow(), { [key]: new Set(others) });
  const window = page as unknown as Window & typeof globalThis;
  for (const _ of ['a widget', 'another']) pageServicesOf(window, services);
  return warn.mock.calls.map((call): unknown => call.arguments[0]);
}

describe('several copies of the package on one page', () => {
  it('are reported once, by the later one, if their versions differ', (context) => {
    assert.deepEqual(reportsBeside(['0.0.9'], context), [
      `<connect-widget> Versions 0.0.9 and ${version} of this package run on this page: load one.`,
    ]);
  });

  it('are not reported if they are of one version', (context) => {
    assert.deepEqual(reportsBeside([version], context), []);
    assert.deepEqual(reportsBeside([], context), []);
  });
});
