import type { OptionControl } from './option-table.js';

/** Says, in a few words, what was expected of an attribute's value, or nothing if it holds. */
export function expectedOf({ kind, values }: OptionControl, value: string): string | undefined {
  const isWord = (word: string) => values.length === 0 || values.includes(word);
  switch (kind) {
    case 'boolean':
      return ['', 'true', 'false'].includes(value) ? undefined : 'true or false';
    case 'choice':
      return isWord(value) ? undefined : `one of ${values.join(', ')}`;
    case 'list':
      return value.split(/[\s,]+/).every((word) => word === '' || isWord(word))
        ? undefined
        : `some of ${values.join(', ')}`;
    case 'seconds':
      return /^\d+(\.\d+)?$/.test(value) ? undefined : 'a number of seconds';
    case 'text':
      return undefined;
  }
}
