import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { render } from '@lit-labs/ssr';
import { version } from '../../src/version.js';
import type { ConnectOptions } from '../../src/dialog/index.js';

/** What both variants of the entry export. */
interface Dialog {
  openConnect: (options: ConnectOptions) => Promise<unknown>;
}

const globals = () => Object.getOwnPropertyNames(globalThis).sort();

test('importing the element in Node adds no global', async () => {
  const before = globals();
  await import('../../src/element.js');
  await import('../../src/dialog/index.js');
  await import('../../src/replay/index.js');
  assert.deepEqual(globals(), before);
});

for (const entry of ['index', 'no-dom'] as const)
  test(`without a page, openConnect() of dialog/${entry} rejects`, async () => {
    const { openConnect } = (await import(`../../src/dialog/${entry}.js`)) as Dialog;
    await assert.rejects(openConnect({ widgetUrlEndpoint: '/api' }), { name: 'NotSupportedError' });
  });

test('a server renders the tag alone, with its attributes and what is slotted', async () => {
  await import('../../src/index.js');
  const slotted = html`<p slot="closed">Bye</p>`;
  const markup = await collectResult(
    render(html`<connect-widget widget-url-endpoint="/api" language="en-CA">${slotted}</connect-widget>`),
  );
  const expected =
    '<connect-widget widget-url-endpoint="/api" language="en-CA"><p slot="closed">Bye</p></connect-widget>';
  assert.equal(markup.replace(/<!--.*?-->/g, '').replace(/ +/g, ' '), expected);
});

test('the version told to the widget is the package’s', async () => {
  const { version: published } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  assert.equal(version, published);
});
