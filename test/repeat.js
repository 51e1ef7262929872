// `npm run test:repeat -- 10 [--suite name] [text …]`: whether tests are steady. Runs the browser tests, or the suite that is named,
// so many times, begins nothing again, and names each test that failed with how often it did.
import { ensureInstalled } from '../.config/install.js';

ensureInstalled();
const [times = '10', ...args] = process.argv.slice(2);
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./tools/run.ts');
const suite = args.some((arg) => arg.startsWith('--suite')) ? [] : ['--suite=browser'];
process.exitCode = await run([`--repeat=${times}`, ...suite, ...args]);
