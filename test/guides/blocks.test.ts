import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'esbuild';
import { JSDOM } from 'jsdom';
import { attributeOf, optionDefinitions, type OptionDefinition } from '../../src/config/options.js';
import { describeSandbox } from '../../demo/sandbox/command-line.js';
import { checkers } from '../tools/consumer-checkers.js';
import {
  blocksIn,
  codeBlocks,
  guides,
  guidesDirectory,
  placeOf,
  readGuide,
  type CodeBlock,
} from './support/documents.js';
import { typeErrors, type Source } from './support/type-check.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

/** Blocks that nothing checks, and why; at most five. */
const unchecked = [
  { path: 'demo/guides/endpoint.md', language: 'ruby', reason: 'recipes.test.ts runs it where Ruby is' },
  { path: 'demo/guides/endpoint.md', language: 'go', reason: 'recipes.test.ts runs it where Go is' },
  { path: 'demo/guides/endpoint.md', language: 'csharp', reason: 'recipes.test.ts runs it where .NET is' },
];

/** Blocks between markers that another test compiles or runs: by the name of the markers, the place of that test. */
const checkedElsewhere: Readonly<Record<string, string>> = {
  // Without the DOM's types, and with those of React Native.
  'react-native-example': 'test/protocol/support/react-native-example.ts',
};

/** Languages with a checker of their own: the file that each block must be, which test/tools/consumer-types.ts checks. */
const components: Readonly<Record<string, string>> = {
  vue: 'frameworks/connect-bank.vue',
  svelte: 'frameworks/connect-bank.svelte',
};

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
const declarations = modules.flatMap(({ declarations = [] }) => declarations);
const element = declarations.find(({ tagName }) => tagName === 'connect-widget');
const namesOf = (items: { name: string }[] = []): string[] => items.map(({ name }) => name);
/** Those of the dialog are in no manifest. */
const parts = [...namesOf(element?.cssParts), 'dialog', 'header', 'title', 'close-button'];

const pages = blocksIn('html').map((block) => ({
  place: placeOf(block),
  document: new JSDOM(block.code).window.document,
}));

const isCheckedHere = ({ marker }: CodeBlock): boolean => !Object.hasOwn(checkedElsewhere, marker);

/** The scripts and modules of the documents, those in HTML included. */
function sources(): Source[] {
  const inPages = pages.flatMap(({ place, document }) =>
    [...document.querySelectorAll('script:not([src])')].map(({ textContent: code }) => ({
      name: `${place}.js`,
      code,
    })),
  );
  const blocks = blocksIn('js', 'ts', 'tsx')
    .filter(isCheckedHere)
    .map((block) => ({ name: `${placeOf(block)}.${block.language}`, code: block.code }));
  return [...inPages, ...blocks];
}

describe('code in the README and the guides', () => {
  it('compiles', () => {
    const checked = sources();
    assert.ok(checked.length > 40);
    assert.deepEqual(typeErrors(checked), []);
  });

  it('is in a language that is checked here or run in recipes.test.ts, but for a few blocks', () => {
    const known = 'js ts tsx html css json http sh text python java vue svelte'.split(' ');
    const unknown = codeBlocks.filter(({ language }) => !known.includes(language));
    assert.deepEqual(
      unknown.map(({ path, language }) => `${path} ${language}`).sort(),
      unchecked.map(({ path, language }) => `${path} ${language}`).sort(),
    );
    assert.ok(unchecked.length <= 5);
  });

  it('that another test checks is where that test looks for it', () => {
    for (const [marker, test] of Object.entries(checkedElsewhere)) {
      assert.equal(codeBlocks.filter((block) => block.marker === marker).length, 1, marker);
      assert.ok(readFileSync(test, 'utf8').includes(marker), `${test} knows no ${marker}`);
    }
  });

  for (const block of blocksIn('vue', 'svelte')) {
    it(`is the component that the framework’s own checker checks: ${placeOf(block)}`, () => {
      const component = components[block.language] ?? '';
      assert.equal(block.code, readFileSync(`test/${component}`, 'utf8'));
      assert.ok(checkers.some((checker) => checker.component === component));
    });
  }

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
      const properties = declarations.flatMap(({ cssProperties }) => namesOf(cssProperties));
      for (const [, name = ''] of block.code.matchAll(/(--connect-widget-[\w-]+)/g))
        assert.ok(properties.includes(name), name);
      for (const [, name = ''] of block.code.matchAll(/::part\(([\w-]+)\)/g))
        assert.ok(parts.includes(name), name);
    });
  }

  for (const block of blocksIn('json')) {
    it(`JSON is well formed: ${placeOf(block)}`, () =>
      assert.doesNotThrow(() => JSON.parse(block.code) as unknown));
  }

  it('shows the policy that browser tests hold the element to', () => {
    const tested = readFileSync('test/browser/support/host-page.ts', 'utf8');
    const shown = blocksIn('http').map(({ code }) => code.trim());
    assert.equal(shown.length, 2);
    for (const text of shown) {
      const [, policy = ''] = /^Content-Security-Policy: (.+)$/.exec(text) ?? [];
      const [source, framed, types] = policy.split('; ');
      assert.equal(framed, 'frame-src https://*.moneydesktop.com');
      for (const directive of [source, types])
        assert.ok(directive && tested.includes(`"${directive}"`), directive);
    }
  });

  for (const block of blocksIn('sh')) {
    it(`commands are well formed, and those of this package: ${placeOf(block)}`, () => {
      const { name, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; bin: object };
      const { status, stderr } = spawnSync('bash', ['-n'], { input: block.code, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      for (const [, installed] of block.code.matchAll(/^npm install (?!--)(\S+)/gm))
        assert.equal(installed, name);
      for (const [, command = ''] of block.code.matchAll(/^npx (\S+)/gm)) assert.ok(command in bin, command);
      assert.match(block.code, /^(npm (install|create|run)|npx|curl) /);
    });
  }

  for (const block of blocksIn('text')) {
    it(`output is what the sandbox prints: ${placeOf(block)}`, () => {
      const sandbox = { endpointUrl: 'http://localhost:4304/api/widget-url' } as Sandbox;
      assert.ok(describeSandbox(sandbox).split('\n').includes(block.code.trimEnd()));
    });
  }

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
