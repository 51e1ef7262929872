import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { environment } from '../../tools/consumer-project.js';

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
