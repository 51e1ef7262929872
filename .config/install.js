// Runs before anything is installed, so it is plain JavaScript and needs Node alone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes the dependencies of the lock file available and the repository the current directory; ends the process
 * with a message when that is not possible.
 */
export function ensureInstalled() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < oldestNode) fail(`Node ${oldestNode} or newer is needed; this is ${process.version}.`);
  process.chdir(root);
  if (!isInstalled()) install();
}

/** npm notes in node_modules/.package-lock.json when it last installed. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

/** Under `npm start` and `npm test` npm tells where it is; otherwise it is looked up on the path. */
function install() {
  console.log('Installing the dependencies (once; about a minute) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) fail('npm ci failed; its output is above.');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
