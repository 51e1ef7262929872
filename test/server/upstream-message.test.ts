import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { apiKey, clientId, openBackend, request, userGuid } from './support/backend.js';
import { eventually } from '../sandbox/waiting.js';
import { passSecond, useUpstream } from './support/upstream.js';
import type { ServerResponse } from 'node:http';

/** By the body of a refusal: the reason that the operator is told. */
const reasons: readonly (readonly [what: string, body: string | Buffer, reason: string | undefined])[] = [
  [
    'error.message',
    '{"error":{"message":"`mode` is no mode.","status":"bad_request","type":"x"}}',
    '`mode` is no mode.',
  ],
  ['JSON without a message', '{"error":{"code":7}}', '{"error":{"code":7}}'],
  ['a message that is no text', '{"error":{"message":7}}', '{"error":{"message":7}}'],
  ['null', 'null', 'null'],
  ['text', 'upstream connect error', 'upstream connect error'],
  ['HTML of a proxy', '<h1>502</h1>\n<p>Bad gateway</p>\n', '<h1>502</h1> <p>Bad gateway</p>'],
  ['an empty message', '{"error":{"message":" "}}', undefined],
  ['nothing', '', undefined],
  ['no UTF-8', Buffer.from('é', 'latin1'), undefined],
  [
    'control characters, which could write lines of their own',
    JSON.stringify({ error: { message: ' a\r\nb\u001b[31m\u0000c\u2028d\u202ee\t\t f ' } }),
    'a b [31m c d e f',
  ],
  ['501 characters', 'x'.repeat(501), 'x'.repeat(500)],
  ['64 kB', 'x'.repeat(65_536), 'x'.repeat(500)],
  ['more than 64 kB', 'x'.repeat(65_537), undefined],
  ['the key and the client id', `${clientId} or ${apiKey}?`, '[removed] or [removed]?'],
  ['the header Authorization', `Basic ${btoa(`${clientId}:${apiKey}`)}`, 'Basic [removed]'],
  ['a key at the end of what is told', `${'x'.repeat(495)}${apiKey}`, `${'x'.repeat(495)}[remo`],
  ['the user', `No user \`${userGuid}\` was found.`, 'No user `[removed]` was found.'],
];

describe('the reason that MX gives for a refusal', () => {
  const upstream = useUpstream();

  const refuse =
    (body: string | Buffer, status = 400) =>
    (response: ServerResponse) =>
      void response.writeHead(status).end(body);

  for (const [what, body, reason] of reasons) {
    it(`reaches the operator, and never the page: ${what}`, async () => {
      upstream.answerWith(refuse(body));
      const { ask, failures } = openBackend(upstream.url);
      const answer = await ask(request());
      assert.deepEqual(JSON.parse(answer.text), {
        error: { code: 'mx-rejected', message: 'MX did not accept the options.' },
      });
      assert.deepEqual(failures, [
        {
          code: 'mx-rejected',
          status: 400,
          message: 'MX did not accept the options.',
          upstreamStatus: 400,
          ...(reason !== undefined && { upstreamMessage: reason }),
        },
      ]);
    });
  }

  for (const status of [307, 400, 401, 403, 404, 406, 409, 422, 429, 500, 503]) {
    it(`stands in the default log beside the status ${status}`, async () => {
      upstream.answerWith(refuse('{"error":{"message":"Because."}}', status));
      const { ask, logged } = openBackend(upstream.url, { onError: undefined as never });
      await ask(request());
      const [method, line, ...others] = logged;
      assert.deepEqual([method, others], ['warn', []]);
      assert.match(String(line), new RegExp(`\\(MX answered ${status}.*\\)\\. .* MX’s reason: Because\\.$`));
    });
  }

  for (const [status, code, message] of [
    [400, 'mx-rejected', 'MX did not accept the options. MX answered 400: Because.'],
    [
      401,
      'mx-credentials-refused',
      'MX refused this server’s credentials. Its operator must check them. MX answered 401: Because.',
    ],
    [429, 'mx-rate-limited', 'MX asks for a pause. Try again in a moment. MX answered 429: Because.'],
  ] as const) {
    it(`reaches the page with explainUpstream, beside the status ${status}, and still no secret does`, async () => {
      upstream.answerWith(refuse(`{"error":{"message":"Because."}}`, status));
      const { ask, failures } = openBackend(upstream.url, { explainUpstream: true });
      assert.deepEqual(JSON.parse((await ask(request())).text), { error: { code, message } });
      assert.equal(failures[0]?.upstreamMessage, 'Because.');
      upstream.answerWith(refuse(`No ${userGuid} for ${clientId}, ${apiKey}`, status));
      assert.match((await ask(request())).message, /: No \[removed\] for \[removed\], \[removed\]$/);
    });
  }

  it('adds nothing to what a page is told where MX has not answered, or gave no reason', async () => {
    const backend = openBackend(upstream.url, { explainUpstream: true });
    assert.equal(
      (await backend.ask(request({ widget_url: { x: 1 } }))).message,
      'widget_url.x is not among the options allowed here.',
    );
    upstream.answerWith(refuse('', 404));
    assert.match((await backend.ask(request())).message, /options name\. MX answered 404$/);
  });

  it('does not name the user by an id, plain or encoded, but keeps words that contain it', async () => {
    upstream.answerWith(refuse('No user a b, a%20b, xa b or a bc; /users/a%20b/widget_urls'));
    const { ask, failures } = openBackend(upstream.url, { authorize: () => ({ userId: 'a b' }) });
    await ask(request());
    const expected = 'No user [removed], [removed], xa b or a bc; /users/[removed]/widget_urls';
    assert.equal(failures[0]?.upstreamMessage, expected);
  });

  for (const [body, reason] of [
    ['Users aé, a%c3%a9, A%C3%A9 and aéb', 'Users [removed], [removed], [removed] and aéb'],
    [String.raw`{"errors":["a\u00e9, a\u00E9, a\u00e9b"]}`, '{"errors":["[removed], [removed], aéb"]}'],
  ] as const) {
    it(`does not name the user by an encoded id: ${body}`, async () => {
      upstream.answerWith(refuse(body));
      const { ask, failures } = openBackend(upstream.url, { authorize: () => ({ userId: 'aé' }) });
      await ask(request());
      assert.equal(failures[0]?.upstreamMessage, reason);
    });
  }

  it('decodes JSON as JSON does', async () => {
    upstream.answerWith(refuse(String.raw`{"a":"\\u0041 \/ \" \ud83d\ude00 \n."}`));
    const { ask, failures } = openBackend(upstream.url);
    await ask(request());
    assert.equal(failures[0]?.upstreamMessage, String.raw`{"a":"\u0041 / " 😀 ."}`);
  });

  it('does not repeat the callback payload, plain or in base64', async () => {
    const payload = 'USR {"visit":"é"}';
    const base64 = Buffer.from(payload).toString('base64');
    for (const [body, reason] of [
      [`Header ${base64} is ${payload}.`, 'Header [removed] is [removed].'],
      [JSON.stringify({ payload }), '{"payload":"[removed]"}'],
    ] as const) {
      upstream.answerWith(refuse(body));
      const { ask, failures } = openBackend(upstream.url, {
        authorize: () => ({ userId: 'USR' }),
        callbackPayload: () => payload,
      });
      await ask(request());
      assert.equal(failures[0]?.upstreamMessage, reason);
    }
  });

  describe('and never ends', () => {
    // Node 20 warns at the first use of these; now, so that no test finds the warning in its log.
    before(() => mock.timers.reset());
    after(() => mock.timers.reset());

    it('is given up after a second, and the page is answered by the status', async () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      upstream.answerWith((response) => response.writeHead(400).write('Beca'));
      const { ask, failures } = openBackend(upstream.url, { fetch: passSecond(globalThis.fetch) });
      assert.deepEqual((await ask(request())).code, 'mx-rejected');
      assert.deepEqual([failures.length, failures[0]?.upstreamMessage], [1, undefined]);
      await eventually(() => upstream.gone() || undefined);
    });
  });
});
