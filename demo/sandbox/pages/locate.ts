import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** In the published package the pages lie beside the sandbox's own file; in a checkout, where the build puts them. */
const places = [join(here, 'pages'), resolve(here, '../../dist/sandbox')];

/**
 * The directory with the browser side of the sandbox's pages.
 * @throws If they have not been built.
 */
export function locatePages(): string {
  const place = places.find((directory) => existsSync(join(directory, 'widget.js')));
  if (place === undefined) {
    throw new Error(
      `The sandbox's pages are not built. Run "npm run build" first; looked in ${places.join(' and ')}.`,
    );
  }
  return place;
}
