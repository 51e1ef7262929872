import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';

describe('the Platform API’s institutions', () => {
  let platform: PlatformServer;
  beforeEach(async () => {
    platform = await startPlatform();
  });
  afterEach(() => platform.close());

  const ask = (path: string, version: string) =>
    platform.send('GET', path, undefined, { 'Accept-Version': version });

  it('tell what they support by fields, and from v20250224 on by a list of products', async () => {
    const read = async (version: string) => {
      const { body } = await ask('/institutions/mxbank', version);
      return (body as { institution: Record<string, unknown> }).institution;
    };
    assert.equal((await read('v20111101'))['supports_account_verification'], true);
    const { guid, is_hidden, supported_products } = await read('v20250224');
    assert.deepEqual([guid, is_hidden], [platform.world.institutions.find('mxbank')?.guid, false]);
    assert.deepEqual(supported_products, [
      'account_verification',
      'identity_verification',
      'transactions',
      'transaction_history',
      'statements',
    ]);
  });

  it('are filtered by products from v20250224 on, where the single fields are refused', async () => {
    const codes = async (query: string) => {
      const { body } = await ask(`/institutions?records_per_page=100&${query}`, 'v20250224');
      return (body as { institutions: { code: string }[] }).institutions.map(({ code }) => code);
    };
    assert.deepEqual(
      await codes('supported_products[]=statements&supported_products[]=transaction_history'),
      ['mxbank', 'mx_bank_oauth'],
    );
    assert.ok(!(await codes('supported_products=account_verification')).includes('meridian_card'));
    assert.deepEqual(await codes('supported_products=rewards'), []);
    for (const name of ['supports_account_verification=true', 'supported_products=gold']) {
      const { status, message } = await ask(`/institutions?${name}`, 'v20250224');
      assert.deepEqual([status, message.includes(name.split('=', 1)[0] ?? '')], [400, true]);
    }
  });
});
