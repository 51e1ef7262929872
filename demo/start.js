// Starts the demo on a machine with nothing but Node and git: installs the dependencies if need be, then hands
// over to demo/server/cli.ts. Plain JavaScript, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a message a newcomer can act on. */
function fail(message) {
  console.error(`\n  ${message}\n`);
  process.exit(1);
}

/** npm notes in node_modules/.package-lock.json when it last installed. */
function isInstalled() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Under `npm start` npm tells where it is; started by hand, it is looked up on the path. */
function install() {
  console.log('Installing the dependencies (once; about a minute) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit' };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) fail('npm ci failed; its output is above.');
}

const [major] = process.versions.node.split('.');
if (Number(major) < oldestNode) {
  fail(`The demo needs Node ${oldestNode} or newer; this is ${process.version}. See https://nodejs.org.`);
}
if (!isInstalled()) install();

// tsx finds its settings, and vite its configuration, in the current directory.
process.chdir(root);
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./server/cli.ts');
await run(process.argv.slice(2)).catch((error) =>
  fail(error instanceof Error ? error.message : String(error)),
);
