/**
 * Reads a body as UTF-8, and no further than `limit` bytes: what a `Content-Length` claims is not relied on.
 *
 * @returns the text, or `undefined` when there is more of it; the rest is then cancelled, not read.
 * @throws what the stream fails with, and a TypeError when it is no UTF-8; the rest is cancelled then, too.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = body.getReader();
  // A stream may fail while it is cancelled; nobody is left to care.
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  try {
    let text = '';
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > limit) return undefined;
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/**
 * Reads a response whose length is known to be within `limit` bytes, as UTF-8.
 *
 * @returns the text, or `undefined` when it was longer after all.
 * @throws as {@link readText} does.
 */
export async function readWhole(message: Response, limit: number): Promise<string | undefined> {
  const bytes = await message.arrayBuffer();
  return bytes.byteLength > limit ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Parses JSON; returns `undefined` if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
