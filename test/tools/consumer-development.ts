/**
 * Uses the packed package as developers do while they work: with Vite's development server, and with webpack's development mode. Needs
 * `npm run build` before. Fails when no bank is connected, or when the console warns of anything, such as lit's development build does.
 */
import { chromium, type Browser } from 'playwright-core';
import { startSandbox } from '../../demo/sandbox/index.js';
import { ensureChromium } from './chromium.js';
import { packForDevelopment, serveForDevelopment } from './consumer-apps.js';
import { installPackage, openProject, type ConsumerProject } from './consumer-project.js';
import { connectBank, serveFiles } from './consumer-visit.js';

type Serve = (project: ConsumerProject, endpointUrl: string) => Promise<AsyncDisposable & { origin: string }>;

const servers = new Map<string, Serve>([
  ['Vite’s development server', serveForDevelopment],
  [
    'webpack’s development mode',
    async (project, endpointUrl) => serveFiles(await packForDevelopment(project, endpointUrl)),
  ],
]);

{
  using project = openProject();
  installPackage(project);
  await using browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox'],
  });
  for (const [name, serve] of servers) {
    const warnings = await visit(browser, project, serve);
    for (const warning of warnings) console.error(`✖ ${name}: ${warning}`);
    if (warnings.length > 0) process.exitCode = 1;
    else console.log(`${name}: a bank was connected, and the console is quiet.`);
  }
}

/** Connects a bank. @returns what the console warned of. */
async function visit(browser: Browser, project: ConsumerProject, serve: Serve): Promise<string[]> {
  await using sandbox = await startSandbox({ latency: 0 });
  await using app = await serve(project, sandbox.endpointUrl);
  await using page = await browser.newPage();
  const warnings: string[] = [];
  page.on('pageerror', ({ message }) => warnings.push(message));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) warnings.push(message.text());
  });
  await page.goto(app.origin);
  await connectBank(page, sandbox);
  return warnings;
}
