import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { linkProblems } from './markdown-links.js';

/** An empty project of somebody else's; disposing of it removes it. */
export interface ConsumerProject extends Disposable {
  directory: string;
  write: (file: string, text: string) => void;
  /** Gives the project packages of its own; here they are ours, so that nothing has to be downloaded. */
  link: (...packages: string[]) => void;
  /** Runs a command in the project to its end. @returns what it printed. */
  run: (command: string, ...args: string[]) => string;
}

/** What the README shows must work: runs the test of a consumer just as it stands there, with Playwright's own runner. */
export function runReadmeTest(project: ConsumerProject): void {
  const readme = readFileSync('README.md', 'utf8');
  const code = /<!-- consumer-test -->\s+```js\n(?<code>.+?)```\s+<!-- \/consumer-test -->/s.exec(readme)
    ?.groups?.['code'];
  if (code === undefined) throw new Error('The README has no consumer test.');
  const lines = code.trimEnd().split('\n').length;
  if (lines > 15) throw new Error(`The README’s consumer test has ${lines} lines; 15 are promised.`);
  project.link('@playwright/test', 'playwright', 'playwright-core');
  project.write('connect.spec.js', code);
  const launchOptions = {
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  };
  project.write('playwright.config.js', `export default ${JSON.stringify({ use: { launchOptions } })};`);
  const cli = resolve('node_modules/@playwright/test/cli.js');
  const output = project.run(process.execPath, cli, 'test', '--reporter=line');
  if (!output.includes('1 passed')) throw new Error(`The README’s consumer test did not run:\n${output}`);
}

/** The command of the package: says what it can do, names a bad flag, and serves. */
export async function runCommand({ directory, run }: ConsumerProject): Promise<void> {
  const command = join(directory, 'node_modules/.bin/connect-widget-sandbox');
  const help = run(command, '--help');
  for (const flag of ['--port', '--seed', '--latency', '--popup', 'mxbank', 'INVALID']) {
    if (!help.includes(flag)) throw new Error(`connect-widget-sandbox --help says nothing of ${flag}.`);
  }
  const refused = spawnSync(command, ['--sed', '7'], { cwd: directory, encoding: 'utf8' });
  if (refused.status !== 1 || !refused.stderr.includes('--sed') || refused.stderr.includes('    at '))
    throw new Error(`connect-widget-sandbox --sed ended with ${String(refused.status)}:\n${refused.stderr}`);
  const sandbox = spawn(command, ['--port', '0', '--seed', '7', '--latency', '0'], { cwd: directory });
  let endpoint = '';
  for await (const line of createInterface(sandbox.stdout)) {
    endpoint = /Endpoint\s+(\S+)/.exec(line)?.[1] ?? endpoint;
    if (!/User\s+USR-\S+/.test(line)) continue;
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: '{"widget_url":{"widget_type":"connect_widget"}}',
    });
    if (!answer.ok) throw new Error(`The endpoint of connect-widget-sandbox answered ${answer.status}.`);
    sandbox.kill('SIGTERM');
  }
  const [code] =
    sandbox.exitCode === null ? ((await once(sandbox, 'exit')) as [number | null]) : [sandbox.exitCode];
  if (code !== 0) throw new Error(`connect-widget-sandbox ended with ${String(code)}.`);
}

/** What is inside of the bundled files; the licenses of all of these want to be told. */
const bundled = [
  'hono',
  '@hono/node-server',
  'lit',
  'lit-element',
  'lit-html',
  '@lit/reactive-element',
  '@lit/context',
  'xstate',
];

/** The archive has the license of everything that it bundles. */
export function checkNotices({ directory }: ConsumerProject): void {
  const file = join(directory, 'node_modules/connect-widget-element/dist/THIRD-PARTY-LICENSES.txt');
  const notices = readFileSync(file, 'utf8');
  for (const name of bundled) {
    const notice = notices.split(/^## /m).find((part) => part.startsWith(`${name} - `)) ?? '';
    if (!/copyright/i.test(notice)) throw new Error(`There is no license of ${name} in ${file}.`);
  }
}

/** Every link of every document leads to something in the archive. */
export function checkLinks({ directory }: ConsumerProject): void {
  const root = join(directory, 'node_modules/connect-widget-element');
  const files = {
    has: (path: string) => existsSync(join(root, path)),
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
  };
  const documents = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  const problems = documents.flatMap((document) => linkProblems(document.replaceAll('\\', '/'), files));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** `dist/INTEGRITY.md` has the hash of every script that a page may load without a bundler. */
export function checkIntegrity({ directory }: ConsumerProject): void {
  const dist = join(directory, 'node_modules/connect-widget-element/dist');
  const text = readFileSync(join(dist, 'INTEGRITY.md'), 'utf8');
  const chunks = readdirSync(join(dist, 'cdn')).filter((file) => file.endsWith('.js'));
  for (const file of ['connect-widget.cdn.js', ...chunks.map((name) => `cdn/${name}`)]) {
    const hash = createHash('sha384')
      .update(readFileSync(join(dist, file)))
      .digest('base64');
    const [, told = ''] = text.split(`/dist/${file}"`);
    if (!told.slice(0, 100).includes(`"sha384-${hash}"`))
      throw new Error(`dist/INTEGRITY.md has not the hash of ${file}.`);
  }
}

interface Packed {
  files: { path: string }[];
  /** Bytes of the archive. */
  size: number;
}

const published = [
  /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|custom-elements\.json)$/,
  /^dist\/.+\.(js|css|d\.ts)$/,
  // Of what is minified.
  /^dist\/(connect-widget\.cdn|cdn\/[\w-]+)\.js\.map$/,
  /^dist\/(THIRD-PARTY-LICENSES\.txt|INTEGRITY\.md)$/,
  // For editors.
  /^dist\/(vscode\.html-custom-data|web-types)\.json$/,
  // The guides, and the pictures and examples that they and the README name.
  /^demo\/(guides\/([\w-]+\.(md|yaml)|images\/[\w-]+\.webp)|app\/(chart\.svg|public\/return\.(html|js))|native\/.+|server\/adapters\/.+)$/,
];
const largest = 1_050_000;

/** What is built is published, and the examples: no source, no test, nothing else of the demo but the sandbox. */
export function checkPackedFiles(): void {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { encoding: 'utf8' });
  const [packed] = JSON.parse(output) as Packed[];
  if (!packed) throw new Error('npm pack lists nothing.');
  const strangers = packed.files.filter(
    ({ path }) => !published.some((allowed) => allowed.test(path)) || /(^|\/)tests?\/|\/demo\//.test(path),
  );
  if (strangers.length > 0)
    throw new Error(`These are published, too: ${strangers.map(({ path }) => path).join(', ')}`);
  if (packed.size > largest) throw new Error(`The package has ${packed.size} bytes; ${largest} are allowed.`);
}

/**
 * Of this process, without what is ours: secrets that a build must do without, and the tests' loader of TypeScript, which a process in
 * another project would look for there.
 */
export function environment(): NodeJS.ProcessEnv {
  const all = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
  const isLeftOut = (name: string) => /^(MX_|NODE_OPTIONS$|NODE_TEST_CONTEXT$)/.test(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isLeftOut(name)));
}

/** Opens an empty project in a temporary directory. */
export function openProject(): ConsumerProject {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-consumer-'));
  return {
    directory,
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
    write: (file, text) => writeFileSync(join(directory, file), text),
    link: (...packages) => {
      for (const name of packages) {
        const link = join(directory, 'node_modules', name);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(resolve('node_modules', name), link);
      }
    },
    run: (command, ...args) =>
      execFileSync(command, args, {
        cwd: directory,
        env: environment(),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
  };
}

/** Packs the package and installs the archive in the project, which is empty otherwise. */
export function installPackage(project: ConsumerProject): void {
  project.write('package.json', JSON.stringify({ private: true, type: 'module' }));
  installApp(project);
}

/** Installs what the project's package.json names, from the registry, and the packed package. */
export function installApp({ directory, run }: ConsumerProject): void {
  const archive = process.env['PACKED_ARCHIVE'] ?? packPackage(directory);
  run('npm', 'install', '--silent', '--prefer-offline', '--no-audit', '--no-fund', archive);
}

/** Packs the package into a directory. @returns the path of the archive, which `PACKED_ARCHIVE` hands to several projects. */
export function packPackage(directory: string): string {
  if (!existsSync('dist/index.js')) throw new Error('There is no dist/ to pack: npm run build comes first.');
  const pack = ['pack', '--silent', '--pack-destination', directory];
  return join(directory, execFileSync('npm', pack, { encoding: 'utf8' }).trim());
}
