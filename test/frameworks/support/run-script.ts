import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Of this process, without what a build or a backend of ours may have been given. */
export function environment(): NodeJS.ProcessEnv {
  const all = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
  const isLeftOut = (name: string) => /^(MX_|NODE_OPTIONS$|NODE_TEST_CONTEXT$)/.test(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isLeftOut(name)));
}

/** Runs a script of the app's package.json to its end. */
export async function runScript(cwd: string, script: string): Promise<{ code: number; output: string }> {
  try {
    const options = { cwd, env: environment(), encoding: 'utf8' } as const;
    const { stdout, stderr } = await promisify(execFile)('npm', ['run', '--silent', script], options);
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}
