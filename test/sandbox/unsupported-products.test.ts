import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from './platform-server.js';
import { connect, credentialsFor } from './waiting.js';

describe('products', () => {
  let platform: PlatformServer;

  before(async () => {
    platform = await startPlatform();
  });
  after(() => platform.close());

  it('are refused where a known institution lacks them, but for account numbers, which microdeposits verify', async () => {
    const { world } = platform;
    const user = world.users.create({}).guid;
    const owned = async (institutionCode: string) =>
      (await connect(world, user, 'password', { institutionCode })).guid;
    const [sagebrush, aspen] = [await owned('sagebrush_savings'), await owned('aspen_ridge')];
    const request = (...products: string[]) => ({ data_request: { products } });
    const at = (code: string) => ({ current_institution_code: code });
    const cases: [options: object, lacking?: string][] = [
      [{ ...at('aspen_ridge'), ...request('identity_verification') }, 'identity_verification'],
      [{ ...at('aspen_ridge'), include_identity: true }, 'identity_verification'],
      [{ ...at('mxbank'), ...request('transactions', 'rewards') }, 'rewards'],
      [{ current_member_guid: aspen, ...request('statements') }, 'statements'],
      [{ current_member_guid: sagebrush, mode: 'verification' }, 'account_verification'],
      [{ ...at('sagebrush_savings'), mode: 'verification' }],
      [{ ...at('sagebrush_savings'), ...request('account_verification') }],
      [{ ...at('mxbank'), include_identity: true }],
      [request('rewards')],
    ];
    const headers = { 'Accept-Version': 'v20250224' };
    for (const [options, lacking] of cases) {
      const widget_url = { widget_type: 'connect_widget', ...options };
      const { status, message } = await platform.send(
        'POST',
        `/users/${user}/widget_urls`,
        { widget_url },
        headers,
      );
      const pattern = new RegExp(lacking === undefined ? '^$' : `\`${lacking}\`.* \`(aspen|sage|mxbank)`);
      assert.deepEqual([status, pattern.test(message)], [lacking === undefined ? 200 : 400, true], message);
    }
    const credentials = credentialsFor(world, 'sagebrush_savings', 'new');
    const member = { institution_code: 'sagebrush_savings', credentials };
    const body = { member, ...request('account_verification') };
    for (const [method, path, sent] of [
      ['POST', '/members', body],
      ['PUT', `/members/${sagebrush}`, { ...body, member: { credentials } }],
    ] as const) {
      const { status, message } = await platform.send(method, `/users/${user}${path}`, sent, headers);
      assert.deepEqual(
        [status, message.includes('the institution `sagebrush_savings`')],
        [400, true],
        message,
      );
    }
  });
});
