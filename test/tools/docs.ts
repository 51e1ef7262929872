/**
 * Writes what the documentation takes from the code: the chart, drawn from the machine, the README's tables and components, and a
 * guide's table of callbacks.
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

/** The README's components, which test/tools/consumer-types.ts checks with each framework's own checker. */
const examples = [
  { name: 'react-example', file: 'connect-bank.tsx', language: 'tsx' },
  { name: 'vue-example', file: 'connect-bank.vue', language: 'vue' },
  { name: 'svelte-example', file: 'connect-bank.svelte', language: 'svelte' },
  { name: 'angular-example', file: 'connect-bank.component.ts', language: 'ts' },
];

async function readme(): Promise<string> {
  let text = await readFile(new URL('README.md', root), 'utf8');
  text = fill(text, 'message-table', `${messageNote}\n\n${messageTable()}`);
  text = fill(text, 'css-properties', await cssPropertyTable());
  text = fill(text, 'diagnosis', diagnosisTable());
  for (const { name, file, language } of examples) {
    const code = await readFile(new URL(`test/frameworks/${file}`, root), 'utf8');
    text = fill(text, name, `\`\`\`${language}\n${code}\`\`\``);
  }
  return text;
}

async function sdkGuide(): Promise<string> {
  const text = await readFile(new URL('demo/guides/from-web-widget-sdk.md', root), 'utf8');
  return fill(text, 'callback-table', callbackTable());
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
  return ['| Custom property | Default: light / dark | |', '| --- | --- | --- |', ...rows].join('\n');
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

const documents = [
  { path: 'demo/app/chart.svg', make: drawChart },
  { path: 'README.md', make: readme },
  { path: 'demo/guides/from-web-widget-sdk.md', make: sdkGuide },
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
