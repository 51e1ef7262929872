#!/usr/bin/env node
import { describeSandbox, parseCommand } from './command-line.js';
import { USAGE } from './help.js';
import { startSandbox } from './index.js';

/** Starts a sandbox from the command line and stops it on Ctrl+C. */
async function run(args: string[]): Promise<void> {
  const command = parseCommand(args);
  if (command.kind === 'help') {
    console.log(USAGE);
    return;
  }
  const sandbox = await startSandbox(command.options);
  console.log(describeSandbox(sandbox));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
