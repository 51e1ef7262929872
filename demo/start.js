// Starts the demo on a machine with nothing but Node and git: installs the dependencies if need be, then hands
// over to demo/server/cli.ts. Plain JavaScript, because it runs before anything is installed.
import { ensureInstalled } from '../.config/install.js';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./server/cli.ts');
await run(process.argv.slice(2)).catch((error) => {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
