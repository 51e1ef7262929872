import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const wanted = 'test/runtimes/package.json';
const directory = resolve('node_modules/.cache/runtimes');
const modules = join(directory, 'node_modules');
/** A copy of what was wanted, made when all of it was there. */
const installed = join(modules, 'installed.json');

/**
 * Installs the runtimes that this folder's package.json names, by exact version, where they are not yet. Outside of the
 * package's own dependencies, for they are as large as all of those together.
 */
export function ensureRuntimes(): void {
  if (existsSync(installed) && readFileSync(installed).equals(readFileSync(wanted))) return;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  copyFileSync(wanted, join(directory, 'package.json'));
  // Without a lock file: it would ask for the programs of every platform, which registries do not always have all.
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', args, { cwd: directory, stdio: 'inherit', shell: process.platform === 'win32' });
  copyFileSync(wanted, installed);
}

/** The program of that name. */
export function runtime(name: 'bun' | 'deno' | 'workerd'): string {
  return join(modules, '.bin', name);
}
