import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'esbuild';
import { JSDOM } from 'jsdom';
import { attributeOf, optionDefinitions, type OptionDefinition } from '../../src/config/options.js';
import { describeSandbox } from '../../demo/sandbox/command-line.js';
import { blocksIn, codeBlocks, placeOf, type CodeBlock } from './support/guides.js';
import { typeErrors, type Source } from './support/type-check.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

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
const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const element = elements.find(({ tagName }) => tagName === 'connect-widget');
const namesOf = (items: { name: string }[] = []): string[] => items.map(({ name }) => name);

/** Blocks that this file leaves out, and where they are tried. */
const elsewhere: Readonly<Record<string, string>> = {
  'demo/guides/native.md tsx': 'with the types of React Native, in test/protocol/native-shells.test.ts',
  'demo/guides/endpoint.md ruby': 'in recipes.test.ts, where Ruby is installed',
  'demo/guides/endpoint.md go': 'in recipes.test.ts, where Go is installed',
  'demo/guides/endpoint.md csharp': 'in recipes.test.ts, where .NET is installed',
};
/** Files that test/frameworks/test-runners.test.ts and test/server/adapters.test.ts run. */
const runElsewhere = ['test/frameworks/test-runners', 'demo/server/adapters'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);
const isHere = ({ path, language, code }: CodeBlock) =>
  !(`${path} ${language}` in elsewhere) && !runElsewhere.includes(code);

const pages = blocksIn('html').map((block) => ({
  place: placeOf(block),
  document: new JSDOM(block.code).window.document,
}));

/** The scripts and modules of the documents, those in HTML included. */
function sources(): Source[] {
  const inPages = pages.flatMap(({ place, document }) =>
    [...document.querySelectorAll('script:not([src])')].map(({ textContent: code }) => ({
      name: `${fileNameOf(place)}.js`,
      code,
    })),
  );
  const blocks = blocksIn('js', 'ts', 'tsx')
    .filter(isHere)
    .map((block) => ({
      name: `${fileNameOf(placeOf(block))}.${block.language}`,
      code: block.code,
    }));
  return [...inPages, ...blocks];
}

const fileNameOf = (place: string): string => place.replaceAll('/', ' ');

describe('code in the README and the guides', () => {
  it('compiles', () => {
    const checked = sources();
    assert.ok(checked.length > 30);
    assert.deepEqual(typeErrors(checked), []);
  });

  it('is in a language that is checked here or run in recipes.test.ts', () => {
    const known = 'js ts tsx vue svelte html css json http sh text python java'.split(' ');
    const unknown = codeBlocks.filter((block) => isHere(block) && !known.includes(block.language));
    assert.deepEqual(unknown.map(placeOf), []);
  });

  it('of Vue and Svelte is a component that test/tools/consumer-types.ts has checked by the framework’s own checker', () => {
    const checkers = readFileSync('test/tools/consumer-checkers.ts', 'utf8');
    for (const block of blocksIn('vue', 'svelte')) {
      const file = `frameworks/connect-bank.${block.language}`;
      assert.equal(block.code, readFileSync(`test/${file}`, 'utf8'), placeOf(block));
      assert.ok(checkers.includes(`'${file}'`), file);
    }
  });

  it('is left out in at most five places', () => {
    for (const place of Object.keys(elsewhere))
      assert.equal(
        codeBlocks.filter(({ path, language }) => `${path} ${language}` === place).length,
        1,
        place,
      );
    assert.ok(Object.keys(elsewhere).length <= 5);
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
        assert.ok(
          elements.some(({ cssProperties }) => namesOf(cssProperties).includes(name)),
          name,
        );
      for (const [, name = ''] of block.code.matchAll(/::part\(([\w-]+)\)/g))
        assert.ok(
          elements.some(({ cssParts }) => namesOf(cssParts).includes(name)),
          name,
        );
    });
  }

  for (const block of blocksIn('json')) {
    it(`JSON is well formed: ${placeOf(block)}`, () =>
      assert.doesNotThrow(() => JSON.parse(block.code) as unknown));
  }

  it('has one policy, which browser tests hold it to', () => {
    const policies = blocksIn('http').map(({ code }) => /^Content-Security-Policy: (.+)$/m.exec(code)?.[1]);
    assert.deepEqual(
      [...new Set(policies)],
      ["default-src 'self'; frame-src https://*.moneydesktop.com; require-trusted-types-for 'script'"],
    );
  });

  it('has commands of this package, or those that every reader has', () => {
    const { name, bin, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      name: string;
      bin: object;
      scripts: object;
    };
    const usual = /^((cd|curl|npm create vite@latest) |npm run dev$)/;
    for (const block of blocksIn('sh').filter(({ code }) => !/^curl /m.test(code)))
      for (const line of block.code.split('\n')) {
        const [, command = '', subject = ''] = /^(npm install|npm run|npx|npm)(?: (\S+))?/.exec(line) ?? [];
        const isOurs = { 'npm install': [name], npx: Object.keys(bin), npm: Object.keys(scripts) }[command];
        assert.ok(line === '' || usual.test(line) || isOurs?.includes(subject), `${placeOf(block)}: ${line}`);
      }
  });

  for (const block of blocksIn('sh')) {
    it(`is a shell script: ${placeOf(block)}`, () => {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: block.code, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    });
  }

  for (const block of blocksIn('text')) {
    it(`is what the sandbox prints: ${placeOf(block)}`, () => {
      const sandbox = { endpointUrl: 'http://localhost:4304/api/widget-url' } as Sandbox;
      assert.ok(describeSandbox(sandbox).split('\n').includes(block.code.trimEnd()));
    });
  }

  it('shows adapters that the tests of the adapters run', () => {
    const tests = readFileSync('test/server/adapters.test.ts', 'utf8');
    const guide = readFileSync('demo/guides/backend.md', 'utf8');
    const shown = [...guide.matchAll(/^<!-- adapter-([\w-]+) -->/gm)].map(([, name = '']) => name);
    assert.ok(shown.length > 0);
    for (const name of shown) assert.ok(tests.includes(`'${name}'`) || tests.includes(`/${name}.js'`), name);
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
