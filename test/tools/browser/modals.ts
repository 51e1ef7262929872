import { resolve } from 'node:path';
import { build } from 'vite';
import type { TestRunnerPlugin } from '@web/test-runner';

const folder = '/test/browser/modals/';
const bundled = /^\/__modals__\/([\w-]+)\.js$/;

/** Serves the modals of `test/browser/modals/`, each as one script together with its UI library, which browsers cannot import as it is. */
export function modalsPlugin(): TestRunnerPlugin {
  const scripts = new Map<string, Promise<string>>();
  return {
    name: 'modals',
    async serve({ path }) {
      const name = bundled.exec(path)?.[1];
      if (name === undefined) return undefined;
      const script = scripts.get(name) ?? bundle(name);
      scripts.set(name, script);
      return { body: await script, type: 'js' };
    },
  };
}

async function bundle(name: string): Promise<string> {
  const root = resolve('.');
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${root}${folder}${name}`, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk, ...others] = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${name} makes more than one script.`);
  return chunk.code;
}
