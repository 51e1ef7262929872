declare module 'virtual:event-meanings' {
  /** What an event means, in a sentence, by its name. */
  export const meanings: Readonly<Partial<Record<string, string>>>;
}
