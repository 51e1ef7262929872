/**
 * Builds an app around the packed package as consumers do, connects a bank in it, and measures the scripts that this loads. Needs
 * `npm run build` before. Fails when a build is above its budget, or does not connect the bank.
 */
import { chromium } from 'playwright-core';
import { startSandbox } from '../../demo/sandbox/index.js';
import { ensureChromium } from './chromium.js';
import { inlining, splitting, type Bundler } from './consumer-apps.js';
import { installPackage, openProject } from './consumer-project.js';
import { visitApp, type VisitedScript } from './consumer-visit.js';

/**
 * Bytes after brotli that a visit may load: before the widget's frame begins, and until a bank is connected, within the five minutes
 * after which the screens are loaded. The goals are 8,500 and 34,000. Raise a budget only with a reason in the commit.
 */
const budgets = { first: 13_000, visit: 38_600 };

const failures: string[] = [];

{
  using project = openProject();
  installPackage(project);
  await using browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

  const visit = async (name: string, bundle: Bundler): Promise<VisitedScript[] | undefined> => {
    await using sandbox = await startSandbox({ latency: 0 });
    console.log(`\n${name}`);
    try {
      const scripts = await visitApp(browser, await bundle(project, sandbox.endpointUrl), sandbox);
      for (const { name, size, isFirst } of scripts)
        console.log(`  ${name.padEnd(32)} ${kilobytes(size).padStart(8)}  ${isFirst ? 'first' : 'later'}`);
      return scripts;
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };

  for (const [name, bundle] of splitting) {
    const scripts = await visit(name, bundle);
    if (!scripts) continue;
    const first = scripts.filter(({ isFirst }) => isFirst);
    compare(`${name} before the frame begins`, sum(first), budgets.first);
    compare(`${name} in the whole visit`, sum(scripts), budgets.visit);
  }
  for (const [name, bundle] of inlining) {
    const { length } = (await visit(name, bundle)) ?? [];
    if (length > 1) failures.push(`${name}: there are ${length} scripts instead of one.`);
  }
}

console.log();
if (failures.length === 0) console.log('Every build connects the bank, and within its budget.');
for (const failure of failures) console.error(`✖ ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

function compare(what: string, size: number, budget: number): void {
  const comparison = `${what}: ${kilobytes(size)}; the budget is ${kilobytes(budget)}`;
  console.log(`  ${comparison}`);
  if (size > budget) failures.push(comparison);
}

function sum(scripts: readonly VisitedScript[]): number {
  return scripts.reduce((total, { size }) => total + size, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}
