import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** In the published package the element lies one folder above the sandbox; in a checkout, where the build puts it. */
const places = ['../connect-widget.cdn.js', '../../../dist/connect-widget.cdn.js'].map((path) =>
  resolve(here, path),
);

/** The element in one self-contained file; `undefined` if it has not been built. */
export async function readElementScript(): Promise<string | undefined> {
  const place = places.find((file) => existsSync(file));
  return place === undefined ? undefined : readFile(place, 'utf8');
}
