import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';

async function bundle(format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/protocol/index.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format,
    globalName: 'protocol',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? assert.fail('nothing was built');
}

describe('the protocol entry', () => {
  it('is smaller than 3 kB, minified and compressed with brotli', async () => {
    const size = brotliCompressSync(await bundle('esm')).length;
    assert.ok(size < 3000, `${size} bytes`);
  });

  it('has no Unicode property in a pattern, which React Native does not know', async () => {
    assert.doesNotMatch(await bundle('esm'), /\\p\{/i);
  });

  it('works where there is nothing but the language: no URL, no window, no process', async () => {
    const context = createContext({});
    const script = `${await bundle('iife')};
      JSON.stringify([
        typeof URL, typeof window, typeof process,
        protocol.decodeMessage({ mx: true, type: 'mx/connect/stepChange', metadata: { current: 'search' } }),
        protocol.decodeUrlMessage('mx://connect/loaded?metadata=%7B%22initial_step%22%3A%22search%22%7D'),
        protocol.decideNavigation('https://bank.example/', { widgetUrl: 'https://widget.example/md' }),
        protocol.safeHttpUrl('https://bank.example/'),
      ])`;
    const answer: unknown = new Script(script).runInContext(context);
    assert.deepEqual(JSON.parse(String(answer)), [
      'undefined',
      'undefined',
      'undefined',
      { status: 'ok', message: { type: 'mx/connect/stepChange', detail: { current: 'search' } } },
      { status: 'ok', message: { type: 'mx/connect/loaded', detail: { initial_step: 'search' } } },
      { action: 'open-in-browser', url: 'https://bank.example/' },
      'https://bank.example/',
    ]);
  });
});
