import { readdirSync, readFileSync } from 'node:fs';

/** Where the guides' sources are. */
export const guidesDirectory = 'demo/guides';

/** A fenced block of code in the README or in a guide. */
export interface CodeBlock {
  /** Of the document, from the root. */
  path: string;
  /** Line of the document that the code begins in, from 1. */
  line: number;
  /** As the fence names it, such as `js`. */
  language: string;
  code: string;
}

/** The guides' paths. */
export const guides = readdirSync(guidesDirectory)
  .filter((name) => name.endsWith('.md'))
  .map((name) => `${guidesDirectory}/${name}`);

/** Every block of the README and of every guide. */
export const codeBlocks: readonly CodeBlock[] = ['README.md', ...guides].flatMap(blocksOf);

export function blocksIn(...languages: string[]): CodeBlock[] {
  return codeBlocks.filter(({ language }) => languages.includes(language));
}

/** How a failure names a block. */
export const placeOf = ({ path, line }: CodeBlock): string => `${path}:${line}`;

function blocksOf(path: string): CodeBlock[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```(\w*).*\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      path,
      line: text.slice(0, index).split('\n').length + 1,
      language,
      code,
    }),
  );
}
