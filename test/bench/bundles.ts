import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';

/** Everybody who is measured: what their page runs. */
export const contenders = {
  ours: 'test/bench/contenders/ours.ts',
  'MX’s SDK': 'test/bench/contenders/mx-sdk.ts',
  'lit alone': 'test/bench/contenders/lit-alone.ts',
  'lit + xstate': 'test/bench/contenders/lit-xstate.ts',
  'raw iframe': 'test/bench/contenders/raw.ts',
} as const;

export type Contender = keyof typeof contenders;

export const everybody = Object.keys(contenders) as Contender[];

/** What a consumer's bundler makes of a page's script: its files by name. */
export interface App {
  /** The file that the page's `<script>` names. */
  entry: string;
  /** Files that the entry can not run without, which a bundler has the page load beside it. */
  preloads: readonly string[];
  /** Code by file name. */
  files: ReadonlyMap<string, string>;
}

/** One minified file for a browser, with everything that the entry needs. */
export async function bundle(entry: string): Promise<string> {
  const chunks = await chunksOf({
    build: {
      modulePreload: false,
      rolldownOptions: {
        input: resolve(entry),
        // Node's own, which MX's definitions ask for even in a browser.
        external: ['url'],
        output: { codeSplitting: false },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  return chunks.map(({ code }) => code).join('');
}

/** A consumer's app, built by Vite as it does by default: what is imported dynamically becomes chunks. */
export async function buildApp(contender: Contender): Promise<App> {
  const chunks = await chunksOf({
    base: './',
    resolve: { alias: { 'connect-widget-element': resolve(installed, 'dist/index.js') } },
    build: {
      // Of a page with the link, not of the app; all browsers of these years have it.
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve(contenders[contender]) },
    },
  });
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error(`${contenders[contender]} was built without an entry.`);
  const files = new Map(chunks.map(({ fileName, code }) => [fileName, code]));
  return { entry: entry.fileName, preloads: staticImports(entry, chunks), files };
}

/** Where {@link buildPackage} puts the package, as an installation would have it. */
const installed = 'node_modules/.cache/bench/connect-widget-element';

/** Builds the library from its sources as `npm run build` does, so that a bench never measures a stale `dist/`. */
export async function buildPackage(): Promise<void> {
  mkdirSync(installed, { recursive: true });
  copyFileSync('package.json', resolve(installed, 'package.json'));
  const outDir = resolve(installed, 'dist');
  await build({ mode: 'production', logLevel: 'error', build: { outDir, emptyOutDir: true } });
}

async function chunksOf(config: InlineConfig): Promise<Rolldown.OutputChunk[]> {
  const output = await build({
    ...config,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ...config.build, write: false, target: 'es2022' },
  });
  return [output]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk');
}

/** Chunks that one imports statically, and those that these import. */
function staticImports(chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): string[] {
  const found = new Set<string>();
  const follow = ({ imports }: Rolldown.OutputChunk): void => {
    for (const next of chunks.filter(({ fileName }) => imports.includes(fileName))) {
      if (found.has(next.fileName)) continue;
      found.add(next.fileName);
      follow(next);
    }
  };
  follow(chunk);
  return [...found];
}
