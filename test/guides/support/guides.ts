import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the guides' sources are. */
export const guidesDirectory = 'demo/guides';

/** A fenced block of code in a guide. */
export interface CodeBlock {
  /** Name of the guide's file. */
  guide: string;
  /** Line of the guide that the code begins in, from 1. */
  line: number;
  /** As the fence names it, such as `js`. */
  language: string;
  code: string;
}

/** The guides' file names. */
export const guides = readdirSync(guidesDirectory).filter((name) => name.endsWith('.md'));

export function readGuide(name: string): string {
  return readFileSync(join(guidesDirectory, name), 'utf8');
}

/** Every block of every guide. */
export const codeBlocks: readonly CodeBlock[] = guides.flatMap(blocksOf);

export function blocksIn(...languages: string[]): CodeBlock[] {
  return codeBlocks.filter(({ language }) => languages.includes(language));
}

/** How a failure names a block. */
export const placeOf = ({ guide, line }: CodeBlock): string => `${guide}:${line}`;

function blocksOf(guide: string): CodeBlock[] {
  const text = readGuide(guide);
  return [...text.matchAll(/^```(\w*).*\n([^]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: code = '' }) => ({
      guide,
      line: text.slice(0, index).split('\n').length + 1,
      language,
      code,
    }),
  );
}
