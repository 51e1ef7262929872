/**
 * Writes what the documentation takes from the code: the chart, drawn from the machine, and the README's table of messages.
 * With `--check` it writes nothing, names what is stale, and fails.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { drawChart } from './chart.js';
import { messageTable } from './message-table.js';

const root = new URL('../../', import.meta.url);
const marked = /(<!-- message-table -->\n).*(<!-- \/message-table -->)/s;

async function readme(): Promise<string> {
  const file = new URL('README.md', root);
  const text = await readFile(file, 'utf8');
  if (!marked.test(text)) throw new Error('README.md has lost its <!-- message-table --> markers');
  const note = [
    'Each also carries `user_guid` and `session_guid` unless the row says otherwise. Beside a `connection_status` stand its name,',
    '`connection_status_name` (such as `DENIED`), and `user_actionable`, whether the user can do something about it in the widget;',
    'both are missing for a status newer than this package. `describeConnectionStatus(code)` says the same of any code or name.',
  ].join('\n');
  return text.replace(
    marked,
    (_, start: string, end: string) => `${start}\n${note}\n\n${messageTable()}\n\n${end}`,
  );
}

const documents = [
  { path: 'demo/app/chart.svg', make: drawChart },
  { path: 'README.md', make: readme },
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
