import { assert } from '@open-wc/testing';
import { version } from '../../src/version.js';
import { origins } from '../tools/browser/servers.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import { mount, mountPuppet, untilEvent } from './support/widget.js';
import type { Puppet } from './support/puppet.js';

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });

describe('what the widget is told', () => {
  it('who hosts it: once after it loaded, as a JSON string', async () => {
    const { widget, puppet } = await mountPuppet();
    await puppet.say(message('mx/load'), message('mx/load'));
    const loaded = untilEvent(widget, 'connect-loaded');
    await puppet.say(message('mx/connect/loaded', { initial_step: 'search' }));
    await loaded;
    const heard = await puppet.heard();
    assert.deepEqual(
      heard.map(({ origin }) => origin),
      [location.origin],
    );
    assert.typeOf(heard[0]?.data, 'string');
    assert.deepEqual(
      heard.map(({ data }) => JSON.parse(data as string) as unknown),
      [{ type: 'mx/sdk/info', metadata: { sdk: 'web', version } }],
    );
  });

  it('who hosts it, once more after a redirect to an origin of allowed-origins', async () => {
    const { widget, puppet } = await mountPuppet({ 'allowed-origins': origins.thirdSite });
    const loaded = untilEvent(widget, 'connect-load');
    const redirected = await puppet.go(puppetUrl({ host: location.origin }, origins.thirdSite));
    await loaded;
    await until(async () => (await redirected.heard()).length > 0, 'the host to say who it is');
    const last = untilEvent(widget, 'connect-message', ({ type }) => type === 'mx/last');
    await redirected.say(message('mx/load'), message('mx/last'));
    await last;
    const heard = await redirected.heard();
    assert.deepEqual(
      heard.map(({ data }) => JSON.parse(data as string) as unknown),
      [{ type: 'mx/sdk/info', metadata: { sdk: 'web', version } }],
    );
  });

  it('nothing, when the frame has gone to another origin: commands name the concrete one', async () => {
    const { widget, puppet } = await mountPuppet();
    const stranger = await puppet.go(puppetUrl({ silent: '' }, origins.thirdSite));
    assert.strictEqual(await widget.navigateBack(), false);
    assert.deepEqual(await stranger.heard(), []);
  });
});

describe('navigateBack', () => {
  const answer = (did_go_back: boolean) => message('mx/navigation', { did_go_back });
  const question = '{"mx":true,"type":"mx/navigation","payload":{"action":"back"}}';
  const untilAsked = (puppet: Puppet) =>
    until(async () => (await puppet.heard()).some(({ data }) => data === question), 'the question');

  /** An upper bound that the element's own timers are compared with: a slow machine delays both alike. */
  const after = (duration: number) =>
    new Promise((resolve) => setTimeout(() => resolve(`nothing for ${duration} ms`), duration));

  for (const did of [true, false]) {
    it(`answers ${did} when the widget says so`, async () => {
      const { widget, puppet } = await mountPuppet();
      const back = widget.navigateBack();
      await untilAsked(puppet);
      await puppet.say(answer(did));
      assert.strictEqual(await back, did);
    });
  }

  it('asks once for two questions at a time', async () => {
    const { widget, puppet } = await mountPuppet();
    const both = Promise.all([widget.navigateBack(), widget.navigateBack()]);
    await untilAsked(puppet);
    await puppet.say(answer(true));
    assert.deepEqual(await both, [true, true]);
    assert.lengthOf(
      (await puppet.heard()).filter(({ data }) => data === question),
      1,
    );
  });

  it('answers false when the widget is silent for two seconds', async () => {
    const { widget } = await mountPuppet();
    const began = performance.now();
    const back = widget.navigateBack();
    assert.strictEqual(await Promise.race([back, after(3100)]), false);
    assert.isAtLeast(performance.now() - began, 1900);
  });

  it('answers false at once without a widget, on removal and on close', async () => {
    assert.strictEqual(await mount().navigateBack(), false);
    for (const end of ['remove', 'close', 'reload'] as const) {
      const { widget } = await mountPuppet();
      const back = widget.navigateBack();
      widget[end]();
      assert.strictEqual(await Promise.race([back, after(1000)]), false, end);
    }
  });
});
