import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractPackage } from './packages.js';
import type { PackageName, Source } from './facts.js';

const execute = promisify(execFile);

const flags = [
  '--json',
  '--ignore-scripts',
  // A cache of its own, for npm takes what is in its cache if the registry does not answer.
  '--cache=cache',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-timeout=30000',
];

/**
 * Downloads the newest release of a package, extracts its facts, and removes it again.
 *
 * @throws Error with npm's reason if the registry does not answer or does not have the package
 */
export async function extractNewest(name: PackageName): Promise<Source> {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-drift-'));
  try {
    const versions = [await npm(directory, 'view', name, 'versions')].flat() as string[];
    // npm lists versions in ascending order. The tag `latest` may stay on an older version of the API.
    const version = versions.findLast((one) => !one.includes('-'));
    if (version === undefined) throw new Error('there is no release');
    const [packed] = (await npm(directory, 'pack', `${name}@${version}`)) as { filename: string }[];
    if (!packed) throw new Error('npm pack downloaded nothing');
    mkdirSync(join(directory, 'package'));
    const unpack = ['-xzf', packed.filename, '-C', 'package', '--strip-components=1'];
    await execute('tar', unpack, { cwd: directory });
    return extractPackage(join(directory, 'package'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function npm(directory: string, ...args: string[]): Promise<unknown> {
  // NODE_OPTIONS may preload modules by relative paths, which do not resolve in npm's directory.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const settings = { cwd: directory, env, shell: process.platform === 'win32' };
  try {
    const { stdout } = await execute('npm', [...args, ...flags], settings);
    return JSON.parse(stdout);
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

/** With `--json`, npm prints its error as JSON. */
function reasonOf(error: unknown): string {
  const { stdout = '' } = error as { stdout?: string };
  const summary = /"summary": "(?<text>[^"]+)"/.exec(stdout)?.groups?.['text'];
  return summary ?? String(error);
}
