/** The module that each chunk begins with. */
export const chunks = {
  runtime: '/src/runtime/index.ts',
  screens: '/src/views/screen-view.ts',
  words: '/src/words/explain.ts',
  spanish: '/src/localization/es.ts',
} as const;

export type Chunk = keyof typeof chunks;
