import { accepted } from './accepted.js';
import { check } from './compare.js';
import type { Source, SourceName } from './facts.js';

/** A source to be checked. */
export interface Reading {
  readonly name: SourceName;
  /** Where this edition of it is, in words. */
  readonly where: string;
  readonly read: () => Source | Promise<Source>;
}

/**
 * Checks the sources one after the other and prints how each differs from what this package knows.
 *
 * @returns the exit code: 0 if all were checked and every difference is accepted, 1 if there are other differences, and 2 if there
 * are none, but a source could not be read
 */
export async function run(readings: readonly Reading[], print: (line: string) => void): Promise<number> {
  let differences = 0;
  let unchecked = 0;
  for (const { name, where, read } of readings) {
    let source: Source;
    try {
      source = await read();
    } catch (error) {
      unchecked += 1;
      print(`? not checked: ${name}, ${where}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    const report = check(source, accepted);
    const lines = [
      ...report.unexpected,
      ...report.outdated.map((difference) => `accepted, but not there any more: ${difference}`),
    ];
    differences += lines.length;
    print(`${lines.length > 0 ? '✖' : '✔'} ${name} ${source.version}, ${where}: ${report.accepted} accepted`);
    for (const line of lines) print(`    ${line}`);
  }
  print(`\n${differences} not accepted, ${unchecked} not checked`);
  if (differences > 0) print('Support what is new, or accept it in test/drift/accepted.ts and say why.');
  if (differences > 0) return 1;
  return unchecked > 0 ? 2 : 0;
}
