import { trips, type Row } from './popouts/table.js';
import { walk } from './popouts/walk.js';

/** A few rows of the table in popouts/, which `npm run test:popouts` walks as a whole. */
const rows: Record<string, Omit<Row, 'host'>> = {
  'a tab blocked, opened with a fresh gesture': {
    mode: 'tab',
    trip: trips['approves and returns to the page'],
    bank: 'unsafe-none',
    blocked: true,
  },
  'the widget’s own window, approved': { mode: 'widget', trip: trips.approves, bank: 'unsafe-none' },
  'a pop-up, approved': { mode: 'popup', trip: trips.approves, bank: 'unsafe-none' },
  'a tab, denied, back at the page': {
    mode: 'tab',
    trip: trips['denies and returns to the page'],
    bank: 'same-origin',
  },
  'a pop-up closed': { mode: 'popup', trip: trips['closes its window'], bank: 'unsafe-none' },
  'a pop-up severed': { mode: 'popup', trip: trips.hangs, bank: 'same-origin' },
  'a pop-up severed, approved late': {
    mode: 'popup',
    trip: trips['closes its window and approves late'],
    bank: 'same-origin',
  },
  'the page’s own window, never answered': { mode: 'manual', trip: trips.hangs, bank: 'unsafe-none' },
};

describe('out to the bank and back', () => {
  for (const [name, row] of Object.entries(rows)) {
    it(name, () => walk({ ...row, host: 'unsafe-none' }, 'oauth'));
  }
});
