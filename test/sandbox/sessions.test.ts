import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startPlatform, widgetOrigin, type PlatformServer } from './platform-server.js';

const minute = 60_000;

describe('widget URLs', () => {
  let now: number;
  let platform: PlatformServer;
  let user: string;

  beforeEach(async () => {
    now = Date.UTC(2026, 4, 1);
    platform = await startPlatform({ now: () => now });
    user = platform.world.users.create({ id: 'partner-1' }).guid;
  });
  afterEach(() => platform.close());

  async function requestToken(options: object = {}, headers?: Record<string, string>): Promise<string> {
    const body = { widget_url: { widget_type: 'connect_widget', ...options } };
    const answer = await platform.send('POST', `/users/${user}/widget_urls`, body, headers);
    assert.equal(answer.status, 200, answer.message);
    const { widget_url } = answer.body as { widget_url: { type: string; url: string; user_id: string } };
    assert.equal(widget_url.type, 'connect_widget');
    assert.equal(widget_url.user_id, 'partner-1');
    const prefix = `${widgetOrigin}/md/connect/`;
    assert.ok(widget_url.url.startsWith(prefix));
    return widget_url.url.slice(prefix.length);
  }

  it('load once', async () => {
    const token = await requestToken();
    const first = platform.world.sessions.consume(token);
    assert.ok(first.ok);
    assert.equal(first.session.userGuid, user);
    assert.equal(platform.world.sessions.find(first.session.sessionToken), first.session);
    assert.deepEqual(platform.world.sessions.consume(token), { ok: false, reason: 'spent' });
  });

  it('load until just before ten minutes, not after', async () => {
    const [early, late] = [await requestToken(), await requestToken()];
    now += 10 * minute - 1;
    assert.equal(platform.world.sessions.consume(early).ok, true);
    now += 1;
    assert.deepEqual(platform.world.sessions.consume(late), { ok: false, reason: 'expired' });
  });

  it('that nobody minted are unknown, and an unused one has no session', async () => {
    assert.deepEqual(platform.world.sessions.consume('made-up'), { ok: false, reason: 'unknown' });
    const token = await requestToken();
    assert.equal(platform.world.sessions.find(token), undefined);
  });

  it('expire on demand, while loaded widgets go on', async () => {
    const [used, unused] = [await requestToken(), await requestToken()];
    const loaded = platform.world.sessions.consume(used);
    assert.ok(loaded.ok);
    platform.world.sessions.expireUnused();
    assert.deepEqual(platform.world.sessions.consume(unused), { ok: false, reason: 'expired' });
    assert.ok(platform.world.sessions.find(loaded.session.sessionToken));
    assert.equal(platform.world.sessions.consume(await requestToken()).ok, true);
  });

  it('die with their user', async () => {
    const token = await requestToken();
    platform.world.users.delete(user);
    assert.deepEqual(platform.world.sessions.consume(token), { ok: false, reason: 'unknown' });
  });

  it('carry their effective options', async () => {
    const optionsOf = async (options: object) => {
      const consumed = platform.world.sessions.consume(await requestToken(options));
      assert.ok(consumed.ok);
      return consumed.session.options;
    };
    const aggregation = await optionsOf({});
    assert.equal(aggregation.include_transactions, true);
    assert.equal(aggregation.disable_background_agg, false);
    assert.equal(aggregation.oauth_referral_source, 'BROWSER');
    assert.equal(aggregation.ui_message_webview_url_scheme, 'mx');
    const verification = await optionsOf({ mode: 'verification', is_mobile_webview: true });
    assert.equal(verification.include_transactions, false);
    assert.equal(verification.disable_background_agg, true);
    assert.equal(verification.oauth_referral_source, 'APP');
    const atBank = await optionsOf({ current_institution_code: 'mxbank' });
    assert.equal(atBank.current_institution_guid, platform.world.institutions.find('mxbank')?.guid);
  });

  const languages: [header: string | undefined, language: string][] = [
    [undefined, 'en-US'],
    ['es', 'es'],
    ['es-MX', 'es'],
    ['fr-CA,fr;q=0.9', 'fr'],
    ['EN-ca', 'en-CA'],
    ['en-GB', 'en-US'],
    ['de, fr;q=0.4, es;q=0.8', 'es'],
    ['fr;q=0', 'en-US'],
    ['de', 'en-US'],
    [';;,=', 'en-US'],
  ];
  for (const [header, language] of languages) {
    it(`speak ${language} for ${header ?? 'no header'}`, async () => {
      // fetch itself sends `*` where there is no header.
      const token = await requestToken({}, { 'Accept-Language': header ?? '*' });
      const consumed = platform.world.sessions.consume(token);
      assert.ok(consumed.ok);
      assert.equal(consumed.session.language, language);
    });
  }
});
