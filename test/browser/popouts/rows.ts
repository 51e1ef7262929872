import { assert } from '@open-wc/testing';
import { tablePlan } from '../../tools/browser/servers.js';
import { rowsOf, type HostPolicy } from './table.js';
import { walk } from './walk.js';

/** Registers a test for each row of a page with this policy, which the server sends with the test file of its name. */
export function walkTable(host: HostPolicy): void {
  describe(`on a page with opener policy ${host}`, () => {
    before(async () => {
      const { headers } = await fetch(location.href, { method: 'HEAD' });
      assert.strictEqual(headers.get('Cross-Origin-Opener-Policy'), host);
    });
    for (const row of rowsOf(host, tablePlan.full)) it(row.name, () => walk(row));
  });
}
