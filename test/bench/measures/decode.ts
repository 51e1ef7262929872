import type * as Official from '@mxenabled/widget-post-message-definitions';
import { createRequire } from 'node:module';
import type * as Protocol from '../../../src/protocol/index.js';
import { sampleMessages } from '../../protocol/samples.js';
import { bundle } from '../bundles.js';
import { compare, type Row } from './measure.js';

// Only CommonJS loads it whole; see test/conformance.
const { dispatchConnectPostMessageEvent } = createRequire(import.meta.url)(
  '@mxenabled/widget-post-message-definitions',
) as typeof Official;

const times = 5000;

/** A message that both decoders understand, in all its fields, is decoded and looked at. */
export async function measureDecoding(rounds: number): Promise<Row[]> {
  const { decodeMessage } = await builtProtocol();
  const events = sampleMessages
    .map(({ type, detail }) => new MessageEvent('message', { data: { mx: true, type, metadata: detail } }))
    .filter(({ data }) => decodeMessage(data).status === 'ok' && officialPayload(data) !== undefined);
  const decoders = {
    ours: (data: unknown) => decodeMessage(data).status === 'ok',
    'MX’s SDK': (data: unknown) => officialPayload(data) !== undefined,
  };
  const values = await compare(Object.keys(decoders) as (keyof typeof decoders)[], rounds, (name) => {
    const decode = decoders[name];
    const began = performance.now();
    for (let time = 0; time < times; time++)
      for (const { data } of events) if (!decode(data)) throw new Error(name);
    return ((performance.now() - began) * 1e6) / (times * events.length);
  });
  return [
    { what: `decoding, mean of ${events.length} messages (MX’s: of its definitions)`, unit: 'ns', values },
  ];
}

/** As it is published: what runs TypeScript here adds code of its own. */
async function builtProtocol(): Promise<typeof Protocol> {
  const code = await bundle('src/protocol/index.ts');
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as typeof Protocol;
}

function officialPayload(data: unknown): unknown {
  return dispatchConnectPostMessageEvent({ data } as MessageEvent<Official.MessageEventData>, {});
}
