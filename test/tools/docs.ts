/**
 * Writes what the documentation takes from the code: the chart, drawn from the machine, the tables of the guides, and the components
 * of the README and the guides.
 * With `--check` it writes nothing, names what is stale, and fails.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { benchSummary } from './bench-summary.js';
import { callbackTable } from './callback-table.js';
import { drawChart } from './chart.js';
import { fill } from './fill.js';
import { fixes } from '../../src/diagnosis/findings.js';
import { attributeTable, cssPartTable, cssPropertyTable, methodTable, slotTable } from './manifest-tables.js';
import { messageTable } from './message-table.js';
import { problems } from '../../src/server/problems.js';

const root = new URL('../../', import.meta.url);

const messageNote = [
  'Each also has `user_guid` and `session_guid`, unless the row says otherwise. Beside a `connection_status` are its name,',
  '`connection_status_name` (such as `DENIED`), and `user_actionable`, which says whether the user can do something about it in the widget.',
  'Both are missing for a status that is newer than this package. For any code or name, `describeConnectionStatus(code)` returns the name, and as `actionable` what',
  'is `user_actionable` in an event.',
].join('\n');

/** What stands between the markers of each page: by the page, the name of the markers and the text. */
const fills: Readonly<Record<string, Readonly<Record<string, () => string | Promise<string>>>>> = {
  'README.md': {
    'react-example': () => source('connect-bank.tsx', 'tsx'),
    'bench-summary': benchSummary,
  },
  // Run in test/server/adapters.test.ts.
  'demo/guides/backend.md': Object.fromEntries(
    ['node', 'express', 'next-route', 'hono', 'fastify', 'worker', 'lambda', 'fetch'].map((name) => [
      `adapter-${name}`,
      () => source(`../../demo/server/adapters/${name}.ts`, 'ts'),
    ]),
  ),
  'demo/guides/endpoint.md': { 'handler-codes': handlerCodeTable },
  'demo/guides/errors.md': { diagnosis: diagnosisTable },
  // Checked by each framework's own checker in test/tools/consumer-types.ts.
  'demo/guides/frameworks.md': {
    'react-example': () => source('connect-bank.tsx', 'tsx'),
    'vue-example': () => source('connect-bank.vue', 'vue'),
    'svelte-example': () => source('connect-bank.svelte', 'svelte'),
    'angular-example': () => source('connect-bank.component.ts', 'ts'),
  },
  'demo/guides/from-web-widget-sdk.md': { 'callback-table': callbackTable },
  'demo/guides/reference.md': {
    attributes: attributeTable,
    methods: methodTable,
    'message-table': () => `${messageNote}\n\n${messageTable()}`,
  },
  // Run in test/frameworks/test-runners.test.ts.
  'demo/guides/testing.md': {
    'playwright-fixture': () => source('test-runners/playwright/sandbox.ts', 'ts'),
    'denial-test': () => source('test-runners/playwright/denial.spec.ts', 'ts'),
    'playwright-test': () => source('test-runners/playwright/connect.spec.ts', 'ts'),
    'component-under-test': () => source('test-runners/vitest/connect-bank.ts', 'ts'),
    'vitest-config': () => source('test-runners/vitest/vitest.config.ts', 'ts'),
    'vitest-test': () => source('test-runners/vitest/connect-bank.test.ts', 'ts'),
    'jest-config': () => source('test-runners/jest/jest.config.js', 'js'),
    'jest-test': () => source('test-runners/jest/connect-bank.test.js', 'js'),
    'vitest-browser-config': () => source('test-runners/vitest-browser/vitest.config.ts', 'ts'),
    'vitest-browser-setup': () => source('test-runners/vitest-browser/sandbox.setup.ts', 'ts'),
    'vitest-browser-test': () => source('test-runners/vitest-browser/connect-bank.test.ts', 'ts'),
  },
  'demo/guides/styling.md': {
    'css-properties': cssPropertyTable,
    'css-parts': cssPartTable,
    slots: slotTable,
  },
};

/** A file, by its path from test/frameworks, as a block of code. */
async function source(file: string, language: string): Promise<string> {
  const code = await readFile(new URL(`test/frameworks/${file}`, root), 'utf8');
  return `\`\`\`${language}\n${code}\`\`\``;
}

/** The codes of the server handler's refusals. */
function handlerCodeTable(): string {
  const rows = Object.entries(problems).map(
    ([code, [status, message]]) => `| ${status} | \`${code}\` | ${message} |`,
  );
  return ['| Status | `error.code` | `error.message` |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The codes of `diagnose()`, and what to do about each. */
function diagnosisTable(): string {
  const rows = Object.entries(fixes).map(([code, fix]) => `| \`${code}\` | ${fix.replaceAll('<', '&lt;')} |`);
  return ['| `code` | `fix` |', '| --- | --- |', ...rows].join('\n');
}

async function filled(path: string): Promise<string> {
  let text = await readFile(new URL(path, root), 'utf8');
  for (const [marker, content] of Object.entries(fills[path] ?? {}))
    text = fill(text, marker, await content());
  return text;
}

const documents = [
  { path: 'demo/app/chart.svg', make: drawChart },
  ...Object.keys(fills).map((path) => ({ path, make: () => filled(path) })),
];

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
