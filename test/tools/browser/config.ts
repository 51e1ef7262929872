import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, type TestRunnerConfig } from '@web/test-runner';
import { resolve } from 'node:path';
import { serveBackend } from './backend.js';
import { serveChunks } from './chunks.js';
import { countsReporter } from './counts-reporter.js';
import { launcherFor } from './launchers.js';
import { modalsPlugin } from './modals.js';
import { serveOrigins } from './origins.js';
import { serverRendered } from './server-rendered.js';
import { windowsPlugin } from './windows.js';

/** Where the browser tests find the servers around them; see servers.ts, which they import. */
export async function createConfig(): Promise<TestRunnerConfig> {
  const origins = serveOrigins();
  const backend = serveBackend();
  return {
    files: 'test/browser/**/*.test.ts',
    rootDir: resolve('.'),
    nodeResolve: true,
    // Only one tab is ever in front: focus, visibility and pop-ups are real.
    concurrency: 1,
    concurrentBrowsers: 1,
    browsers: [await launcherFor(process.env['BROWSER'] ?? 'chromium')],
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    // For one file: long enough for a third of the whole table of pop-outs, and for 500 fault journeys.
    testsFinishTimeout: 1_200_000,
    // For one test, on a machine that is busy with something else.
    testFramework: { config: { timeout: '60000' } },
    // What the element tells a developer about bad input is wanted here, and checked by the tests that cause it.
    filterBrowserLogs: ({ args }) =>
      !args.some((text) => /^(<connect-widget>|Lit is in dev mode)/.test(String(text))),
    plugins: [
      esbuildPlugin({ ts: true, tsconfig: resolve('tsconfig.json'), target: 'es2022' }),
      origins.plugin,
      backend.plugin,
      windowsPlugin(),
      modalsPlugin(),
      serverRendered(),
    ],
    middleware: [serveChunks().middleware, origins.middleware, backend.middleware],
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countsReporter()],
  };
}
