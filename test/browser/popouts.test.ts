import { rowsOf } from './popouts/table.js';
import { walk } from './popouts/walk.js';

/** One row for each outcome and each mode; `npm run test:tables` walks the table. */
const sample = [
  'popup: unsafe-none approves and returns to the page, once the blocked window is open',
  'popup: unsafe-none closes its window',
  'popup: same-origin denies',
  'tab: unsafe-none approves and returns to the page',
  'widget: unsafe-none approves',
  'manual: unsafe-none hangs',
];

describe('a trip to the bank, in short', () => {
  const rows = rowsOf('unsafe-none', true);
  for (const name of sample) {
    const row = rows.find((known) => known.name === name);
    if (!row) throw new Error(`There is no row ${name}.`);
    it(name, () => walk(row));
  }
});
