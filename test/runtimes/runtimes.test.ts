import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { assertAnswer, mountedCases, startEnvironment } from '../server/support/mounted.js';
import { startProgram, type Program } from '../server/support/programs.js';
import { ensureRuntimes, runtime } from './install.js';
import { startRelay, type Relay } from './relay.js';
import { workerConfig } from './worker-config.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

/** The adapters of demo/server/adapters in the runtimes that they are for. */
describe('the handler runs in', () => {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-runtimes-'));
  let sandbox: Sandbox;
  let variables: Record<string, string>;
  let relay: Relay;

  before(async () => {
    ensureRuntimes();
    ({ sandbox, variables } = await startEnvironment());
    relay = await startRelay(sandbox.apiUrl);
    variables['MX_API_URL'] = relay.url;
  });
  after(async () => {
    await Promise.all([relay.close(), sandbox.close()]);
    rmSync(directory, { recursive: true, force: true });
  });

  const runtimes: Record<string, () => Promise<Program>> = {
    workerd: async () => {
      const config = join(directory, 'worker.capnp');
      writeFileSync(config, workerConfig(await bundle('worker', directory), variables));
      return startProgram(runtime('workerd'), ['serve', '--control-fd=1', config], {}, /"port":(\d+)/);
    },
    Deno: async () => {
      const file = join(directory, await bundle('fetch', directory));
      const args = ['serve', '--host=127.0.0.1', '--port=0', '--allow-net', '--allow-env', file];
      return startProgram(runtime('deno'), args, { ...variables, NO_COLOR: '1' }, /127\.0\.0\.1:(\d+)/);
    },
    Bun: async () => {
      const file = join(directory, await bundle('fetch', directory));
      return startProgram(runtime('bun'), ['run', '--port=0', file], variables, /localhost:(\d+)/);
    },
  };

  for (const [name, start] of Object.entries(runtimes)) {
    describe(name, () => {
      let program: Program;
      before(async () => {
        program = await start();
      });
      after(() => program.close());

      for (const [what, init, status, ...expected] of mountedCases) {
        it(`and answers ${what}: ${status}`, async () => {
          const response = await fetch(`${program.url}/api/widget-url`, { method: 'POST', ...init });
          await assertAnswer(response, sandbox, status, ...expected);
        });
      }

      it('and answers GET with what is allowed', async () => {
        const { status, headers } = await fetch(`${program.url}/api/widget-url`);
        assert.deepEqual([status, headers.get('Allow')], [405, 'POST, OPTIONS']);
      });

      it('and does not follow where MX redirects, which would take the key along', async () => {
        relay.redirects = true;
        const [, init] = mountedCases[0] ?? assert.fail('there are cases');
        const response = await fetch(`${program.url}/api/widget-url`, { method: 'POST', ...init });
        relay.redirects = false;
        await assertAnswer(response, sandbox, 502, 'mx-failed');
        assert.ok(!program.output().includes(sandbox.apiKey), program.output());
      });
    });
  }
});

/** One file without imports, as deployment tools make it. */
async function bundle(adapter: string, directory: string): Promise<string> {
  const server = resolve('src/server/index.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { 'connect-widget-element/server': server } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'es2022',
      outDir: directory,
      emptyOutDir: false,
      rolldownOptions: {
        input: { [adapter]: resolve(`demo/server/adapters/${adapter}.ts`) },
        output: { entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  return `${adapter}.js`;
}
