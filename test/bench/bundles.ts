import { resolve } from 'node:path';
import { build } from 'vite';

/** Everybody who is measured: what their page runs. */
export const contenders = {
  ours: 'test/bench/contenders/ours.ts',
  'MX’s SDK': 'test/bench/contenders/mx-sdk.ts',
  'a listener each': 'test/bench/contenders/listener-each.ts',
  'lit alone': 'test/bench/contenders/lit-alone.ts',
  'raw iframe': 'test/bench/contenders/raw.ts',
} as const;

export type Contender = keyof typeof contenders;

/** One minified file for a browser, with everything that the entry needs, as a page would serve it. */
export async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
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
  const chunks = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}
