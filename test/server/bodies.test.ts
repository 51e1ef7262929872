import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endpoint, openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';

const limit = 16_384;
const json = { 'Content-Type': 'application/json' };

/** A body without end in pieces of 1 kB; `sent` tells how many bytes were asked for. */
function endless(headers: Record<string, string>): { asked: Request; sent: () => number } {
  let sent = 0;
  const piece = new TextEncoder().encode(' '.repeat(1024));
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        sent += piece.byteLength;
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', body, duplex: 'half', headers: { ...json, ...headers } };
  return { asked: new Request(endpoint, init), sent: () => sent };
}

/** A valid body of so many bytes in UTF-8, of which each character has two. */
function multiByte(bytes: number): string {
  const text = (filling: string) => `{"widget_url":{"current_member_guid":"${filling}"}}`;
  return text('é'.repeat((bytes - text('').length) / 2));
}

describe('the bytes of a body are counted', () => {
  const upstream = useUpstream();

  for (const [what, headers] of [
    ['no Content-Length', {}],
    ['a Content-Length of 10', { 'Content-Length': '10' }],
    ['a Content-Length of 0', { 'Content-Length': '0' }],
    ['a negative Content-Length', { 'Content-Length': '-1' }],
    ['a Content-Length that is no number', { 'Content-Length': 'many' }],
    ['two lengths', { 'Content-Length': '10, 10' }],
    ['chunks', { 'Transfer-Encoding': 'chunked' }],
    ['chunks and a Content-Length', { 'Transfer-Encoding': 'chunked', 'Content-Length': '10' }],
  ] as const) {
    it(`with ${what}: of an endless one, not much more than the limit is read`, async () => {
      const { asked, sent } = endless(headers);
      const answer = await openBackend(upstream.url).ask(asked);
      assert.deepEqual([answer.status, answer.code], [413, 'body-too-large']);
      assert.ok(sent() <= limit + 2048, `${sent()} bytes`);
      assert.equal(upstream.asked.length, 0);
    });

    it(`with ${what}: one that trickles without end is given up at the timeout`, async () => {
      const body = new ReadableStream<Uint8Array>({
        // Each piece takes a turn of the event loop, as on a connection.
        pull: async (controller) => {
          await new Promise((resolve) => setImmediate(resolve));
          controller.enqueue(new Uint8Array(0));
        },
      });
      const init = { method: 'POST', body, duplex: 'half', headers: { ...json, ...headers } };
      const answer = await openBackend(upstream.url, { timeout: 20 }).ask(new Request(endpoint, init));
      assert.deepEqual([answer.status, answer.code], [408, 'body-too-slow']);
    });
  }

  for (const headers of [{}, { 'Content-Length': '10' }]) {
    it(`and not its characters, with ${JSON.stringify(headers)}`, async () => {
      const fits = multiByte(1001 + 36);
      const bytes = new TextEncoder().encode(fits).byteLength;
      assert.ok(fits.length < bytes);
      const ask = (maximumBodySize: number) =>
        openBackend(upstream.url, { maximumBodySize }).ask(request(fits, { headers }));
      assert.equal((await ask(bytes)).status, 200);
      assert.equal((await ask(bytes - 1)).code, 'body-too-large');
    });
  }

  it('and one that somebody is reading is refused as read, and the operator is told what to do', async () => {
    const asked = request();
    asked.body?.getReader();
    const { ask, logged } = openBackend(upstream.url, { onError: undefined as never });
    assert.deepEqual((await ask(asked)).code, 'body-consumed');
    assert.match(String(logged[1]), /before anything reads its body; in Node, toNodeHandler also takes/);
  });
});
