import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PackageName, Source } from './facts.js';

/** The extract of the edition of a package that we looked at last. */
export function readStored(name: PackageName): Source {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as Source;
}

export function store(name: PackageName, source: Source): void {
  writeFileSync(fileOf(name), `${JSON.stringify(source, undefined, 2)}\n`);
}

function fileOf(name: PackageName): string {
  return fileURLToPath(new URL(`fixtures/${name.replace(/^@\w+\//, '')}.json`, import.meta.url));
}
