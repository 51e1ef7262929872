import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the guides' sources are. */
export const guidesDirectory = 'demo/guides';

/** A fenced block of code in the README or in a guide. */
export interface CodeBlock {
  /** Path of the document. */
  path: string;
  /** Line of the document that the code begins in, from 1. */
  line: number;
  /** As the fence names it, such as `js`. */
  language: string;
  code: string;
  /** Name of the markers around it, `<!-- name -->` … `<!-- /name -->`; empty where there are none. */
  marker: string;
}

/** The guides' file names. */
export const guides = readdirSync(guidesDirectory).filter((name) => name.endsWith('.md'));

export function readGuide(name: string): string {
  return readFileSync(join(guidesDirectory, name), 'utf8');
}

/** Paths of all documents whose code is checked. */
export const documents: readonly string[] = [
  'README.md',
  ...guides.map((name) => `${guidesDirectory}/${name}`),
];

/** Every block of every document. */
export const codeBlocks: readonly CodeBlock[] = documents.flatMap((path) =>
  blocksOf(path, readFileSync(path, 'utf8')),
);

export function blocksIn(...languages: string[]): CodeBlock[] {
  return codeBlocks.filter(({ language }) => languages.includes(language));
}

/** How a failure names a block. */
export const placeOf = ({ path, line }: CodeBlock): string => `${path}:${line}`;

function blocksOf(path: string, text: string): CodeBlock[] {
  return [...text.matchAll(/^```(\w*).*\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => {
      const before = text.slice(0, index);
      const [, opened = ''] = /<!-- ([\w-]+) -->\s*$/.exec(before) ?? [];
      return { path, line: before.split('\n').length + 1, language, code, marker: opened };
    },
  );
}
