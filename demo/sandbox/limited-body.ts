/**
 * Reads a body as text, and no further than `limit` bytes; `undefined` if there is more. hono's own limit would make another
 * Request of the one it has, which fails unless hono's server has put its own Request in place of the process's.
 */
export async function readLimited(
  { raw }: { readonly raw: Request },
  limit: number,
): Promise<string | undefined> {
  const length = raw.headers.get('Content-Length');
  if (Number(length) > limit) return undefined;
  // A length frames the body, which need not become a stream then: that costs more than all the rest.
  if (length !== null && !raw.headers.has('Transfer-Encoding')) return raw.text();
  const reader = raw.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > limit) return undefined;
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
