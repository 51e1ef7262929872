import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { render } from '@lit-labs/ssr';
import { version } from '../../src/version.js';

const globals = () => Object.getOwnPropertyNames(globalThis).sort();

test('importing the element in Node adds no global', async () => {
  const before = globals();
  await import('../../src/element.js');
  assert.deepEqual(globals(), before);
});

test('a server renders the tag with its shadow root, and no frame in it', async () => {
  await import('../../src/index.js');
  const markup = await collectResult(
    render(html`<connect-widget widget-url-endpoint="/api/widget-url" language="en-CA"></connect-widget>`),
  );
  assert.match(markup, /<connect-widget[^>]* widget-url-endpoint="\/api\/widget-url"/);
  assert.match(markup, /<template shadowroot="open" shadowrootmode="open"/);
  assert.match(markup, /role="status"/);
  assert.doesNotMatch(markup, /<iframe/);
});

test('the version told to the widget is the package’s', async () => {
  const { version: published } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  assert.equal(version, published);
});
