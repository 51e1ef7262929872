/**
 * Loads the packed package as an edge runtime does, where there is no DOM: importing an entry must touch nothing of a browser's. Needs
 * `npm run build` before. Fails with what each entry missed.
 */
import { build } from 'esbuild';
import { Script, createContext } from 'node:vm';
import { installPackage, openProject, type ConsumerProject } from './consumer-project.js';

/** All but the sandbox, which is Node's. */
const entries = ['', '/element', '/dialog', '/replay', '/protocol', '/server', '/cdn'].map(
  (path) => `connect-widget-element${path}`,
);

/** What every edge runtime has, and @lit/context extends when it loads. Timers, random numbers and requests some refuse there. */
const globals = { Event, EventTarget };

{
  using project = openProject();
  installPackage(project);
  await loadWithoutDom(project);
  console.log('Every entry loads where there is no DOM.');
}

/** Runs each entry, bundled for an edge runtime, in a context with hardly more globals than the language has. */
export async function loadWithoutDom(project: ConsumerProject): Promise<void> {
  const failures: string[] = [];
  for (const entry of entries) {
    const code = await bundleForEdge(project, entry);
    try {
      new Script(code, { filename: entry }).runInContext(createContext({ ...globals }));
    } catch (error) {
      // Of another context, so it is no instance of this one's Error.
      failures.push(`${entry} does not load without a DOM: ${String(error)}`);
    }
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

async function bundleForEdge({ directory }: ConsumerProject, entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: directory,
    // By its namespace, so that nothing is left out as unused.
    stdin: {
      contents: `import * as entry from '${entry}'; globalThis.entry = entry;`,
      resolveDir: directory,
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'browser'],
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`${entry} was not bundled.`);
  return bundle.text;
}
