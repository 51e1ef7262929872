import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built demo page, as `vite build --mode demo` leaves it. */
export const appDirectory = join(root, 'demo/dist/app');

/** The built guides, as `vitepress build demo/guides` leaves them. */
export const guidesDirectory = join(root, 'demo/dist/guides');

interface Pages {
  output: string;
  sources: readonly string[];
  /** The command that builds them: a module of a package, and its arguments. */
  command: readonly [module: string, ...args: string[]];
}

const viteOf = (mode: string): Pages['command'] => [
  'vite/bin/vite.js',
  ...['build', '--config', 'vite.config.ts', '--mode', mode, '--logLevel', 'warn'],
];

/** What the browser gets of the demo: its own page and the pages of the sandbox. */
const pages: readonly Pages[] = [
  { output: appDirectory, sources: ['demo/app', 'src'], command: viteOf('demo') },
  {
    output: join(root, 'demo/dist/sandbox'),
    sources: ['demo/sandbox', 'src/protocol'],
    command: viteOf('sandbox'),
  },
];

const guides: Pages = {
  output: guidesDirectory,
  sources: ['demo/guides'],
  command: ['vitepress/bin/vitepress.js', 'build', 'demo/guides'],
};

const sharedSources = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds what is missing or older than its sources; does nothing when all is fresh. */
export async function buildPages(): Promise<void> {
  for (const page of pages) await buildIfStale(page);
}

/** Builds the guides if they are missing or older than their sources, which takes longer than all other pages together. */
export function buildGuides(): Promise<void> {
  return buildIfStale(guides);
}

async function buildIfStale({ output, sources, command: [module, ...args] }: Pages): Promise<void> {
  const built = newest(output);
  const isFresh =
    built > 0 && [...sources, ...sharedSources].every((path) => newest(join(root, path)) <= built);
  if (isFresh) return;
  const command = [join(root, 'node_modules', module), ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${module} ${args.join(' ')} failed:\n${printed}`);
  // VitePress changes a folder of its sources after it has written its output.
  utimesSync(output, new Date(), new Date());
}

/** When the file, or anything in the folder, was last changed (deleting a file changes its folder); 0 without it. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  const entries = status.isDirectory() ? readdirSync(path) : [];
  return Math.max(status.mtimeMs, ...entries.map((entry) => newest(join(path, entry))));
}
