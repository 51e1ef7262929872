// `npm test`: everything, on a machine with nothing but Node and git. `npm test -- popout` runs the test files
// whose path contains "popout". Plain JavaScript, because it runs before anything is installed.
import { ensureInstalled } from '../.config/install.js';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./tools/run.ts');
process.exitCode = await run(process.argv.slice(2));
