/** How a property of `<connect-widget>` may also be given: as the text that its attribute takes. */

/** The text of a boolean attribute; without it, MX's or the element's default counts. */
export type FlagText = '' | 'true' | 'false';

export type Flag = boolean | FlagText;

/** Seconds, such as `600` or `"600"`. */
export type Seconds = number | `${number}`;

/** An array, or items separated by spaces or commas. In a text of several items the first one is checked. */
export type ListOf<Item extends string> = Item | `${Item} ${string}` | `${Item},${string}` | readonly Item[];
