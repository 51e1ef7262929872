import { build as buildWithEsbuild } from 'esbuild';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildWithVite, createServer } from 'vite';
import webpack from 'webpack';
import type { AddressInfo } from 'node:net';
import type { ConsumerProject } from './consumer-project.js';

/** Builds the project's app for production. @returns the directory with `index.html` and its scripts. */
export type Bundler = (project: ConsumerProject, endpointUrl: string) => Promise<string>;

/** As they come: what is imported dynamically becomes a script of its own. */
export const splitting = new Map<string, Bundler>([
  ['Vite', (project, endpointUrl) => vite(project, endpointUrl, true)],
  ['webpack', (project, endpointUrl) => pack(project, endpointUrl, [])],
]);

/** Told to put everything into one script, dynamic imports too. */
export const inlining = new Map<string, Bundler>([
  ['esbuild without splitting', esbuild],
  ['Vite without code splitting', (project, endpointUrl) => vite(project, endpointUrl, false)],
  [
    'webpack with one chunk',
    (project, endpointUrl) =>
      pack(project, endpointUrl, [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })]),
  ],
]);

/** As developers build while they work. */
export const packForDevelopment: Bundler = (project, endpointUrl) =>
  pack(project, endpointUrl, [], 'development');

/** Starts Vite's development server, which stops when it is disposed of. */
export async function serveForDevelopment(
  project: ConsumerProject,
  endpointUrl: string,
): Promise<AsyncDisposable & { origin: string }> {
  prepare(project);
  project.write('index.html', page('<script type="module" src="/main.js"></script>', endpointUrl));
  const server = await createServer({
    root: project.directory,
    configFile: false,
    logLevel: 'error',
    server: { port: 0 },
  });
  await server.listen();
  const { port } = server.httpServer?.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, [Symbol.asyncDispose]: () => server.close() };
}

/** The page's title names the member that was connected. */
const script = `import 'connect-widget-element';
document.querySelector('connect-widget').addEventListener('connect-member-connected', ({ detail }) => {
  document.title = detail.member_guid;
});`;

const page = (scriptTag: string, endpointUrl: string) => `<!doctype html>
<html lang="en">
<head>
<title>App</title>
<link rel="icon" href="data:,">
${scriptTag}
</head>
<body><connect-widget widget-url-endpoint="${endpointUrl}"></connect-widget></body>
</html>`;

async function vite(project: ConsumerProject, endpointUrl: string, codeSplitting: boolean): Promise<string> {
  const outDir = prepare(project);
  project.write('index.html', page('<script type="module" src="/main.js"></script>', endpointUrl));
  await buildWithVite({
    root: project.directory,
    configFile: false,
    logLevel: 'error',
    build: { outDir, ...(codeSplitting ? {} : { rolldownOptions: { output: { codeSplitting } } }) },
  });
  return outDir;
}

async function pack(
  project: ConsumerProject,
  endpointUrl: string,
  plugins: webpack.WebpackPluginInstance[],
  mode: 'production' | 'development' = 'production',
): Promise<string> {
  const path = prepare(project);
  writeFileSync(join(path, 'index.html'), page('<script defer src="/main.js"></script>', endpointUrl));
  const configuration: webpack.Configuration = {
    mode,
    context: project.directory,
    entry: './main.js',
    output: { path },
    plugins,
  };
  await new Promise<void>((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
  return path;
}

async function esbuild(project: ConsumerProject, endpointUrl: string): Promise<string> {
  const outdir = prepare(project);
  writeFileSync(join(outdir, 'index.html'), page('<script defer src="/main.js"></script>', endpointUrl));
  await buildWithEsbuild({
    absWorkingDir: project.directory,
    entryPoints: ['main.js'],
    bundle: true,
    minify: true,
    outdir,
  });
  return outdir;
}

/** Writes what every bundler takes. @returns a new directory for what it makes. */
function prepare({ directory, write }: ConsumerProject): string {
  write('main.js', script);
  return mkdtempSync(join(directory, 'build-'));
}
