/**
 * Writes what the documentation takes from the code: the chart, drawn from the machine, and tables and components of the README and of
 * guides.
 * With `--check` it writes nothing, names what is stale, and fails.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { callbackTable } from './callback-table.js';
import { drawChart } from './chart.js';
import { fill } from './fill.js';
import { fixes } from '../../src/diagnosis/findings.js';
import { messageTable } from './message-table.js';

/** What is read of custom-elements.json. */
interface Manifest {
  modules: {
    declarations?: { cssProperties?: { name: string; default?: string; description?: string }[] }[];
  }[];
}

const root = new URL('../../', import.meta.url);

/** A component, in the language that its file's name ends with. */
async function example(file: string): Promise<string> {
  const code = await readFile(new URL(`test/frameworks/${file}`, root), 'utf8');
  return `\`\`\`${file.split('.').at(-1) ?? ''}\n${code}\`\`\``;
}

/** The custom properties as the manifest has them: name, default, meaning. */
async function cssPropertyTable(): Promise<string> {
  const { modules } = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8')) as Manifest;
  const rows = modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .map(
      ({ name, default: value = '', description = '' }) => `| \`${name}\` | \`${value}\` | ${description} |`,
    );
  return ['| Custom property | Default: light / dark | What it sets |', '| --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** The codes of `diagnose()`, and what to do about each. */
function diagnosisTable(): string {
  const rows = Object.entries(fixes).map(([code, fix]) => `| \`${code}\` | ${fix.replaceAll('<', '&lt;')} |`);
  return ['| `code` | `fix` |', '| --- | --- |', ...rows].join('\n');
}

const messageNote = [
  'Each also carries `user_guid` and `session_guid` unless the row says otherwise. Beside a `connection_status` stand its name,',
  '`connection_status_name` (such as `DENIED`), and `user_actionable`, whether the user can do something about it in the widget;',
  'both are missing for a status newer than this package. `describeConnectionStatus(code)` says the same of any code or name.',
].join('\n');

/** What stands between which markers of which document. */
const fills: readonly (readonly [path: string, marker: string, make: () => string | Promise<string>])[] = [
  ['README.md', 'react-example', () => example('connect-bank.tsx')],
  ['demo/guides/frameworks.md', 'react-example', () => example('connect-bank.tsx')],
  ['demo/guides/frameworks.md', 'vue-example', () => example('connect-bank.vue')],
  ['demo/guides/frameworks.md', 'svelte-example', () => example('connect-bank.svelte')],
  ['demo/guides/frameworks.md', 'angular-example', () => example('connect-bank.component.ts')],
  ['demo/guides/reference.md', 'message-table', () => `${messageNote}\n\n${messageTable()}`],
  ['demo/guides/styling.md', 'css-properties', cssPropertyTable],
  ['demo/guides/errors.md', 'diagnosis', diagnosisTable],
  ['demo/guides/from-web-widget-sdk.md', 'callback-table', callbackTable],
  ...Object.entries({
    'playwright-test': 'playwright/connect.spec.ts',
    'component-under-test': 'vitest/connect-bank.ts',
    'vitest-config': 'vitest/vitest.config.ts',
    'vitest-test': 'vitest/connect-bank.test.ts',
    'jest-config': 'jest/jest.config.js',
    'jest-test': 'jest/connect-bank.test.js',
    'vitest-browser-config': 'vitest-browser/vitest.config.ts',
    'vitest-browser-setup': 'vitest-browser/sandbox.setup.ts',
    'vitest-browser-test': 'vitest-browser/connect-bank.test.ts',
  }).map(
    ([marker, file]) => ['demo/guides/testing.md', marker, () => example(`test-runners/${file}`)] as const,
  ),
];

const documents = [
  { path: 'demo/app/chart.svg', make: drawChart },
  ...[...new Set(fills.map(([path]) => path))].map((path) => ({ path, make: () => filled(path) })),
];

async function filled(path: string): Promise<string> {
  let text = await readFile(new URL(path, root), 'utf8');
  for (const [where, marker, make] of fills) if (where === path) text = fill(text, marker, await make());
  return text;
}

for (const { path, make } of documents) {
  const file = new URL(path, root);
  const wanted = await make();
  if ((await readFile(file, 'utf8').catch(() => '')) === wanted) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale: run npm run docs`);
    process.exitCode = 1;
  } else {
    await writeFile(file, wanted);
    console.log(`wrote ${path}`);
  }
}
