import { bankPolicies, hostPolicies, trips, type HostPolicy, type Row } from './table.js';
import { walk } from './walk.js';
import type { PopoutMode } from '../../../src/index.js';

/** This page's own header decides which third of the table is walked. */
const response = await fetch(location.href, { method: 'HEAD' });
const header = response.headers.get('Cross-Origin-Opener-Policy') ?? 'unsafe-none';
const host = hostOf(header);

function hostOf(header: string): HostPolicy {
  const policy = hostPolicies.find((known) => known === header);
  if (!policy)
    throw new Error(`HOST_OPENER_POLICY must be one of ${hostPolicies.join(', ')}; got ${header}.`);
  return policy;
}

/** Registers a test for each row of this mode, OAuth and AllData by turns. */
export function walkMode(mode: PopoutMode): void {
  describe(`popout="${mode}" on a page with opener policy ${host}`, () => {
    let turn = 0;
    const rows: { name: string; row: Row }[] = bankPolicies.flatMap((bank) =>
      Object.entries(trips).map(([name, trip]) => ({ name, row: { mode, trip, host, bank } })),
    );
    // First, before there has been any gesture in this page.
    if (mode === 'popup' || mode === 'tab') {
      for (const bank of bankPolicies) {
        const name = 'approves and returns to the page';
        const row: Row = { mode, trip: trips[name], host, bank, blocked: true };
        rows.unshift({ name: `${name}, once the blocked window is open`, row });
      }
    }
    for (const { name, row } of rows) {
      const kind = turn++ % 2 === 0 ? 'oauth' : 'alldata';
      it(`${kind} bank with ${row.bank} ${name}`, () => walk(row, kind));
    }
  });
}
