import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ConnectWidget } from '../../src/element.js';

let copies = 0;

/** Imports the package, as if for the first time, in a page in which the tag has this definition. */
async function importBeside(context: TestContext, definition: CustomElementConstructor | undefined) {
  const warn = context.mock.method(console, 'warn', () => undefined);
  const definitions = new Map<string, unknown>();
  if (definition)
    for (const name of ['connect-widget', 'connect-widget-provider']) definitions.set(name, definition);
  const registry = {
    get: (name: string) => definitions.get(name),
    define(name: string, element: unknown) {
      assert.ok(!definitions.has(name));
      definitions.set(name, element);
    },
  };
  Object.defineProperty(globalThis, 'customElements', { value: registry, configurable: true });
  context.after(() => Reflect.deleteProperty(globalThis, 'customElements'));
  await import(`../../src/index.js?copy=${++copies}`);
  return {
    defined: definitions.get('connect-widget'),
    reports: warn.mock.calls.map((call): unknown => call.arguments[0]),
  };
}

test('the first copy defines the tag and reports nothing', async (context) => {
  assert.deepEqual(await importBeside(context, undefined), { defined: ConnectWidget, reports: [] });
});

test('a copy that finds the tag defined leaves it as it is and says so, once', async (context) => {
  class Other extends ConnectWidget {}
  const { defined, reports } = await importBeside(context, Other);
  assert.equal(defined, Other);
  assert.deepEqual(reports, ['<connect-widget> is defined twice.']);
});

test('a page that has defined the tag by this copy’s own class hears nothing', async (context) => {
  assert.deepEqual(await importBeside(context, ConnectWidget), { defined: ConnectWidget, reports: [] });
});
