import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server that runs in a process of its own. */
export interface Program {
  /** Its address, without a trailing slash. */
  url: string;
  /** What it has printed so far, on both streams. */
  output: () => string;
  close: () => Promise<void>;
}

/**
 * Starts a program and waits until it prints where it listens.
 * @param port finds the port in a line of its output
 * @throws with what it printed, if it ends before that.
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  variables: Record<string, string>,
  port: RegExp,
): Promise<Program> {
  const child = spawn(command, args, {
    env: { ...process.env, ...variables, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const note = (text: unknown) => {
    output += String(text);
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const found = await Promise.race([
    listening(child.stdout, port),
    listening(child.stderr, port),
    once(child, 'error').then(([error]: unknown[]) => Promise.reject(error as Error)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (found === undefined) throw new Error(`${command} ${args.join(' ')} ended:\n${output}`);
  return { url: `http://127.0.0.1:${found}`, output: () => output, close: () => end(child) };
}

function listening(stream: NodeJS.ReadableStream, port: RegExp): Promise<string> {
  return new Promise((resolve) => {
    createInterface(stream).on('line', (line) => {
      const found = port.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
