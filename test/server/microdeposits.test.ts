import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';
import type { WidgetOptions, WidgetUrlHandlerOptions } from '../../src/server/index.js';

type Settings = Pick<WidgetUrlHandlerOptions, 'apiVersion' | 'defaults' | 'overrides'>;

const guid = { current_microdeposit_guid: 'MIC-09ba578e-8448-4f7f-89e1-b62ff2517edb' };
const verification = { mode: 'verification' } as const;
const aggregation = { mode: 'aggregation' } as const;
const sentence = 'widget_url.current_microdeposit_guid is set, so widget_url.mode must be verification.';

describe('current_microdeposit_guid', () => {
  const upstream = useUpstream();

  const agreeing: readonly (readonly [options: WidgetOptions, settings: Settings])[] = [
    [{ ...guid, ...verification }, {}],
    [{ ...guid, ...verification }, { apiVersion: 'v20111101' }],
    [guid, { defaults: verification }],
    [{ ...guid, ...aggregation }, { overrides: verification }],
    [verification, { defaults: { ...guid, ...verification } }],
  ];
  for (const [options, settings] of agreeing) {
    it(`goes on to MX with mode verification: ${JSON.stringify([options, settings])}`, async () => {
      const answer = await openBackend(upstream.url, settings).ask(request({ widget_url: options }));
      assert.equal(answer.status, 200, answer.message);
      const { widget_url } = upstream.asked[0]?.body as { widget_url: WidgetOptions };
      assert.equal(widget_url.current_microdeposit_guid, guid.current_microdeposit_guid);
      assert.equal(widget_url.mode, 'verification');
    });
  }

  const contradicting: readonly (readonly [options: WidgetOptions, settings: Settings])[] = [
    [guid, {}],
    [{ ...guid, ...aggregation }, {}],
    [guid, { apiVersion: 'v20111101' }],
    [{ ...guid, ...verification }, { overrides: aggregation }],
    [guid, { defaults: aggregation }],
    [aggregation, { defaults: { ...guid, ...verification } }],
  ];
  for (const [options, settings] of contradicting) {
    it(`is refused without mode verification, naming both: ${JSON.stringify([options, settings])}`, async () => {
      const answer = await openBackend(upstream.url, settings).ask(request({ widget_url: options }));
      assert.deepEqual(
        [answer.status, answer.code, answer.message, upstream.asked.length],
        [400, 'option-invalid', sentence, 0],
      );
    });
  }

  const teams: readonly Settings[] = [
    { defaults: guid },
    { overrides: guid },
    { defaults: { ...guid, ...aggregation } },
    { defaults: { ...guid, ...verification }, overrides: aggregation },
  ];
  for (const settings of teams) {
    it(`is refused when the handler is made, if the team’s options are ${JSON.stringify(settings)}`, () =>
      assert.throws(() => openBackend(upstream.url, settings), {
        name: 'TypeError',
        message: /contradict each other: current_microdeposit_guid is set, so mode must be verification\.$/,
      }));
  }
});
