/**
 * Deletes the declarations that no entry of the package reaches. `tsc` writes one for each module, and those of the machine's states
 * alone are larger than all that is public.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const { exports } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string }>;
};

const reached = new Set<string>();

function reach(file: string): void {
  if (reached.has(file)) return;
  reached.add(file);
  const { importedFiles, referencedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  for (const { fileName } of [...importedFiles, ...referencedFiles])
    if (fileName.startsWith('.')) reach(resolve(dirname(file), fileName.replace(/(\.js)?$/, '.d.ts')));
}

for (const entry of Object.values(exports)) if (typeof entry === 'object') reach(resolve(root, entry.types));
for (const folder of ['dist/types', 'dist/sandbox/types'])
  for (const path of readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })) {
    const file = resolve(root, folder, path);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
