import { diagnose } from './diagnose.js';

/** Writes what `diagnose()` finds to the console, one line each. */
export function printDiagnosis(...subject: Parameters<typeof diagnose>): void {
  const findings = diagnose(...subject);
  if (findings.length === 0) console.debug('<connect-widget> diagnosis: nothing found');
  for (const { code, message, fix } of findings)
    console.debug(`<connect-widget> diagnosis: ${code}: ${message} ${fix}`);
}
