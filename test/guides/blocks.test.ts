import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'esbuild';
import { JSDOM } from 'jsdom';
import { attributeOf, optionDefinitions, type OptionDefinition } from '../../src/config/options.js';
import { blocksIn, codeBlocks, guides, guidesDirectory, placeOf, readGuide } from './support/guides.js';
import { typeErrors, type Source } from './support/type-check.js';

interface Manifest {
  modules: {
    declarations?: {
      tagName?: string;
      attributes?: { name: string }[];
      slots?: { name: string }[];
      cssParts?: { name: string }[];
      cssProperties?: { name: string }[];
    }[];
  }[];
}

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const element = modules
  .flatMap(({ declarations = [] }) => declarations)
  .find(({ tagName }) => tagName === 'connect-widget');
const namesOf = (items: { name: string }[] = []): string[] => items.map(({ name }) => name);

const pages = blocksIn('html').map((block) => ({
  place: placeOf(block),
  document: new JSDOM(block.code).window.document,
}));

/** The scripts and modules of the guides, those in HTML included. */
function sources(): Source[] {
  const inPages = pages.flatMap(({ place, document }) =>
    [...document.querySelectorAll('script:not([src])')].map(({ textContent: code }) => ({
      name: `${place}.js`,
      code,
    })),
  );
  const blocks = blocksIn('js', 'ts', 'tsx').map((block) => ({
    name: `${placeOf(block)}.${block.language}`,
    code: block.code,
  }));
  return [...inPages, ...blocks];
}

describe('code in the guides', () => {
  it('compiles', () => {
    const checked = sources();
    assert.ok(checked.length > 30);
    assert.deepEqual(typeErrors(checked), []);
  });

  it('is in a language that is checked here or run in recipes.test.ts', () => {
    const known = 'js ts tsx html css json http sh python ruby java go csharp'.split(' ');
    const unknown = codeBlocks.filter(({ language }) => !known.includes(language));
    assert.deepEqual(unknown.map(placeOf), []);
  });

  for (const { place, document } of pages) {
    it(`HTML sets options that exist: ${place}`, () => {
      const widgets = [...document.querySelectorAll('connect-widget')];
      for (const { attributes, children } of widgets) {
        for (const { name, value } of attributes) assertAttribute(name, value);
        for (const { slot } of children) assert.ok(namesOf(element?.slots).includes(slot), `slot ${slot}`);
      }
    });
  }

  for (const block of blocksIn('css')) {
    it(`CSS is well formed and names what the element has: ${placeOf(block)}`, async () => {
      assert.deepEqual((await transform(block.code, { loader: 'css' })).warnings, []);
      for (const [, name = ''] of block.code.matchAll(/(--connect-widget-[\w-]+)/g))
        assert.ok(namesOf(element?.cssProperties).includes(name), name);
      for (const [, name = ''] of block.code.matchAll(/::part\(([\w-]+)\)/g))
        assert.ok(namesOf(element?.cssParts).includes(name), name);
    });
  }

  for (const block of blocksIn('json')) {
    it(`JSON is well formed: ${placeOf(block)}`, () =>
      assert.doesNotThrow(() => JSON.parse(block.code) as unknown));
  }

  it('the policy is the one that the README promises, which browser tests hold it to', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const { code } of blocksIn('http')) {
      const policy = /^Content-Security-Policy: (.+)$/m.exec(code)?.[1] ?? '';
      assert.ok(policy.length > 0 && readme.includes(policy), code);
    }
  });

  it('commands are of this package', () => {
    const { name, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; bin: object };
    for (const { code } of blocksIn('sh')) {
      for (const [, installed] of code.matchAll(/^npm install (\S+)/gm)) assert.equal(installed, name);
      for (const [, command = ''] of code.matchAll(/^npx (\S+)/gm)) assert.ok(command in bin, command);
      assert.match(code, /^(npm install|npx|curl) /);
    }
  });

  it('files that are shown exist, and the tests of the adapters run them', () => {
    const tests = readFileSync('test/server/adapters.test.ts', 'utf8');
    const shown = guides.flatMap((guide) => [...readGuide(guide).matchAll(/^<<< (\S+)/gm)]);
    assert.ok(shown.length > 0);
    for (const [, path = ''] of shown) {
      assert.ok(existsSync(join(guidesDirectory, path)), path);
      const name = /(\w[\w-]*)\.ts$/.exec(path)?.[1] ?? '';
      assert.ok(tests.includes(`'${name}'`) || tests.includes(`/${name}.js'`), name);
    }
  });
});

const host = ['widget-url-endpoint', 'widget-url', 'id', 'lang'];

function assertAttribute(name: string, value: string): void {
  if (host.includes(name)) return;
  const option = Object.entries<OptionDefinition>(optionDefinitions).find(
    ([key]) => attributeOf(key) === name,
  );
  assert.ok(option, `There is no attribute ${name}.`);
  const [, { kind, values }] = option;
  const fits = {
    text: value !== '',
    choice: values?.includes(value) ?? false,
    list: value.split(/[\s,]+/).every((item) => values?.includes(item) ?? item !== ''),
    boolean: ['', 'true', 'false'].includes(value),
    seconds: /^\d+$/.test(value),
  };
  assert.ok(fits[kind], `${name}="${value}"`);
}
