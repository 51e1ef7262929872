import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built demo page, as `vite build --mode demo` leaves it. */
export const appDirectory = join(root, 'demo/dist/app');

/** What the browser gets of the demo: its own page and the pages of the sandbox, each built by its vite mode. */
const pages = [
  { mode: 'demo', output: appDirectory, sources: ['demo/app', 'src'] },
  { mode: 'sandbox', output: join(root, 'demo/dist/sandbox'), sources: ['demo/sandbox', 'src/protocol'] },
];

const sharedSources = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds what is missing or older than its sources; does nothing when all is fresh. */
export async function buildPages(): Promise<void> {
  for (const { mode, output, sources } of pages) {
    if (isStale(output, [...sources, ...sharedSources])) await build(mode);
  }
}

function isStale(output: string, sources: readonly string[]): boolean {
  const built = newest(output);
  return built === 0 || sources.some((source) => newest(join(root, source)) > built);
}

async function build(mode: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--config', 'vite.config.ts', '--mode', mode, '--logLevel', 'warn'];
  const child = spawn(process.execPath, [vite, ...options], { cwd: root, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`vite build --mode ${mode} failed; its output is above.`);
}

/** When the file, or anything in the folder, was last changed (deleting a file changes its folder); 0 without it. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  const entries = status.isDirectory() ? readdirSync(path) : [];
  return Math.max(status.mtimeMs, ...entries.map((entry) => newest(join(path, entry))));
}
