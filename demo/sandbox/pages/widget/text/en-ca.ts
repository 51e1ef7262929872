import { enUS } from './en-us.js';
import type { Texts } from './texts.js';

/** Canadian English differs from American where it names the institutions: credit unions are as common as banks. */
export const enCA: Texts = {
  ...enUS,
  search: {
    ...enUS.search,
    heading: 'Select your financial institution',
    none: (query) => `No financial institution found for “${query}”`,
  },
};
