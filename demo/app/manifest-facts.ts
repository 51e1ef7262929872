import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const manifestFile = fileURLToPath(new URL('../../custom-elements.json', import.meta.url));

interface Declaration {
  readonly tagName?: string;
  readonly events?: readonly { name: string; description: string }[];
  readonly cssProperties?: readonly { name: string; description: string; default?: string }[];
}

interface Manifest {
  readonly modules: readonly { declarations?: readonly Declaration[] }[];
}

/** What the page imports from here, by the name of the module: code that exports it. */
const modules: Readonly<Record<string, (declarations: readonly Declaration[]) => string>> = {
  'virtual:event-meanings': (declarations) => {
    const events = declarations.flatMap(({ events = [] }) => events);
    const meanings = Object.fromEntries(events.map(({ name, description }) => [name, description]));
    return `export const meanings = ${JSON.stringify(meanings)};`;
  },
  'virtual:theme-tokens': (declarations) => {
    const element = declarations.find(({ tagName }) => tagName === 'connect-widget');
    return `export const tokens = ${JSON.stringify(element?.cssProperties ?? [])};`;
  },
};

/** Provides what the custom elements manifest says, to the demo's page: what each event means, and the custom properties. */
export function manifestFacts(): Plugin {
  return {
    name: 'manifest-facts',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load(id) {
      const codeOf = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      if (!codeOf) return undefined;
      const { modules: described } = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
      return codeOf(described.flatMap(({ declarations = [] }) => declarations));
    },
  };
}
