import { brotliCompressSync, constants } from 'node:zlib';
import { bundle } from '../bundles.js';
import type { Row } from './measure.js';

/** Bytes that a browser downloads, dependencies included. */
export async function measureSizes(): Promise<Row[]> {
  const size = async (entry: string) => compressed(await bundle(entry));
  const host = new Map([
    ['ours', await size('src/index.ts')],
    ['MX’s SDK', await size('node_modules/@mxenabled/web-widget-sdk/dist/esm/index.js')],
    ['lit alone', await size('node_modules/lit/index.js')],
  ]);
  const decoder = new Map([
    ['ours', await size('src/protocol/index.ts')],
    ['MX’s definitions', await size('node_modules/@mxenabled/widget-post-message-definitions/dist/index.js')],
  ]);
  return [
    { what: 'size of the host', unit: 'kB', values: host },
    { what: 'size of the decoder', unit: 'kB', values: decoder },
  ];
}

/** kB, minified and brotli 11. */
function compressed(code: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(Buffer.from(code), { params }).length / 1000;
}
