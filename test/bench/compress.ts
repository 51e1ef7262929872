import { brotliCompressSync, constants } from 'node:zlib';

/** Brotli at its best, as files are compressed that are served more than once. */
export function compress(text: string): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
