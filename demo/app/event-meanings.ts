import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const name = 'virtual:event-meanings';
const manifestFile = fileURLToPath(new URL('../../custom-elements.json', import.meta.url));

interface Manifest {
  modules: readonly {
    declarations?: readonly { events?: readonly { name: string; description: string }[] }[];
  }[];
}

/** Provides what each event of the element means, from the custom elements manifest, to the demo's log. */
export function eventMeanings(): Plugin {
  return {
    name: 'event-meanings',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
      const events = modules.flatMap(({ declarations = [] }) =>
        declarations.flatMap(({ events = [] }) => events),
      );
      const meanings = Object.fromEntries(events.map(({ name, description }) => [name, description]));
      return `export const meanings = ${JSON.stringify(meanings)};`;
    },
  };
}
