import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, before, describe, it, mock } from 'node:test';
import { fetch as undiciFetch } from '../../demo/server/adapters/undici.js';
import { apiKey, assertNoSecret, clientId, openBackend, request } from './support/backend.js';
import { eventually } from '../sandbox/waiting.js';
import { passSecond, upstreamText, useUpstream } from './support/upstream.js';
import type { AddressInfo } from 'node:net';

const error = JSON.stringify({ error: { message: upstreamText, client_id: clientId, api_key: apiKey } });

const refuses =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'X-Request-Id': upstreamText, ...headers }).end(error);

/** What can be wrong with the body of a refusal, whose status stands for itself. */
const brokenBodies: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'in Latin-1': (response) => response.end(Buffer.from(`é ${upstreamText}`, 'latin1')),
  'that stalls': (response) => response.write(upstreamText),
  'cut short': (response) => response.write(upstreamText, () => response.destroy()),
};

const answers =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));

const url = (value: unknown) => answers({ widget_url: { url: value, user_id: upstreamText } });

const failures = [
  ['400', refuses(400), 400, 'mx-rejected'],
  [
    '401',
    refuses(401, { 'WWW-Authenticate': `Basic realm="${upstreamText}"` }),
    502,
    'mx-credentials-refused',
  ],
  ['403', refuses(403), 502, 'mx-credentials-refused'],
  ['404', refuses(404), 404, 'mx-not-found'],
  ['406', refuses(406), 502, 'mx-version-refused'],
  ['409', refuses(409), 409, 'mx-conflict'],
  ['422', refuses(422), 400, 'mx-rejected'],
  ['429', refuses(429), 429, 'mx-rate-limited'],
  ['500', refuses(500), 502, 'mx-failed'],
  ['502', refuses(502), 502, 'mx-failed'],
  ['503', refuses(503), 503, 'mx-unavailable'],
  ['504', refuses(504), 502, 'mx-failed'],
  ['a redirect', refuses(307, { Location: 'https://elsewhere.example/' }), 502, 'mx-failed'],
  [
    'a redirect that keeps the method',
    refuses(308, { Location: '/users/USR-2/widget_urls' }),
    502,
    'mx-failed',
  ],
  ['204', answers('', 204), 502, 'mx-answer-invalid'],
  ['nothing', answers(''), 502, 'mx-answer-invalid'],
  ['HTML', answers(`<h1>${upstreamText}</h1>`), 502, 'mx-answer-invalid'],
  ['null', answers(null), 502, 'mx-answer-invalid'],
  ['no URL', answers({ widget_url: null }), 502, 'mx-answer-invalid'],
  ['a number for a URL', url(1), 502, 'mx-answer-invalid'],
  ['a script for a URL', url('javascript:alert(1)'), 502, 'mx-answer-invalid'],
  ['data for a URL', url('data:text/html,x'), 502, 'mx-answer-invalid'],
  ['a relative URL', url('/md/connect/x'), 502, 'mx-answer-invalid'],
  ['a URL without TLS', url('http://int-widgets.moneydesktop.com/x'), 502, 'mx-answer-invalid'],
  ['a URL with a password', url('https://a:b@int-widgets.moneydesktop.com/x'), 502, 'mx-answer-invalid'],
  ['too much', answers(`"${upstreamText.repeat(10_000)}"`), 502, 'mx-answer-invalid'],
  ['no UTF-8', (response: ServerResponse) => void response.end(Buffer.from([0xff])), 502, 'mx-unreachable'],
  ['a closed connection', (response: ServerResponse) => void response.destroy(), 502, 'mx-unreachable'],
  [
    'half an answer',
    (response: ServerResponse) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write(upstreamText, () => response.destroy());
    },
    502,
    'mx-unreachable',
  ],
  ['silence', () => undefined, 504, 'mx-timeout'],
  ['half an answer, then silence', (response: ServerResponse) => void response.write('{'), 504, 'mx-timeout'],
] as const satisfies readonly (readonly [string, (response: ServerResponse) => void, number, string])[];

for (const [sender, fetch] of Object.entries({
  'Node’s own fetch': globalThis.fetch,
  'undici’s request': undiciFetch,
}))
  describe(`asked by ${sender}, MX’s`, () => {
    const upstream = useUpstream();

    // Node 20 warns at the first use of these; now, so that no test finds the warning in its log.
    before(() => mock.timers.reset());
    afterEach(() => mock.timers.reset());

    /** Where MX is to be too slow, its time is over as soon as it was asked. */
    function answerWith(answer: (response: ServerResponse) => void, code: string): void {
      const isTooSlow = code === 'mx-timeout';
      if (isTooSlow) mock.timers.enable({ apis: ['setTimeout'] });
      upstream.answerWith((response) => {
        answer(response);
        if (isTooSlow) mock.timers.tick(10_000);
      });
    }

    for (const [what, answer, status, code] of failures) {
      it(`${what} becomes ${status} ${code}, in words of our own, and the operator is told`, async () => {
        answerWith(answer, code);
        const backend = openBackend(upstream.url, { fetch });
        const told = await backend.ask(request());
        assert.deepEqual([told.status, told.code], [status, code]);
        assert.equal(told.headers.get('Cache-Control'), 'no-store');
        assert.equal(told.headers.get('WWW-Authenticate'), null);
        assert.equal(upstream.asked.length, 1);
        const [failure, ...others] = backend.failures;
        assert.deepEqual([failure?.code, failure?.status, others], [code, status, []]);
        const expected = /^\d{3}$/.test(what) ? Number(what) : failure?.upstreamStatus;
        assert.equal(failure?.upstreamStatus, expected);
      });

      it(`${what} leaves no secret in the default log, which quotes MX only for a refusal`, async () => {
        answerWith(answer, code);
        const { handler, logged } = openBackend(upstream.url, { fetch, onError: undefined as never });
        assert.equal((await handler(request())).status, status);
        const [method, line, ...rest] = logged;
        assert.deepEqual([method, rest], ['warn', []]);
        assert.ok(String(line).startsWith(`connect-widget-element/server: ${code}, answered ${status}`));
        assertNoSecret(logged);
        const isRefusal = /^[345]\d\d$/.test(what) || what.startsWith('a redirect');
        assert.equal(String(line).includes(upstreamText), isRefusal);
      });
    }

    for (const [apiVersion, sent] of [
      [undefined, 'v20250224'],
      ['v20111101', 'v20111101'],
    ] as const) {
      it(`refusal of version ${sent} tells the operator which version was sent`, async () => {
        upstream.answerWith(refuses(406));
        const version = apiVersion && { apiVersion };
        const backend = openBackend(upstream.url, { fetch, ...version });
        await backend.ask(request());
        assert.equal(upstream.asked[0]?.headers['accept-version'], sent);
        assert.equal(backend.failures[0]?.acceptVersion, sent);
        const { handler, logged } = openBackend(upstream.url, {
          fetch,
          onError: undefined as never,
          ...version,
        });
        await handler(request());
        assert.match(String(logged[1]), new RegExp(`MX answered 406, Accept-Version: ${sent}\\)`));
      });
    }

    for (const [type, reason] of [
      ['text/html; charset=utf-8', 'text/html'],
      ['application/json', 'application/json'],
      ['<script>', undefined],
      [undefined, undefined],
    ] as const) {
      it(`answer of the type ${type}, which has no URL, is named to the operator by its type`, async () => {
        upstream.answerWith((response) => {
          response.writeHead(200, type === undefined ? {} : { 'Content-Type': type });
          response.end(`<h1>${upstreamText}</h1>`);
        });
        const backend = openBackend(upstream.url, { fetch });
        assert.deepEqual((await backend.ask(request())).code, 'mx-answer-invalid');
        assert.equal(backend.failures[0]?.reason, reason);
        const { handler, logged } = openBackend(upstream.url, { fetch, onError: undefined as never });
        await handler(request());
        assert.ok(
          String(logged[1]).includes(`(MX answered 200${reason === undefined ? '' : `, ${reason}`})`),
        );
      });
    }

    it('status that no Response can have is a failure of MX’s', async () => {
      upstream.answerWith((response) => response.writeHead(700).end(upstreamText));
      assert.equal((await openBackend(upstream.url, { fetch }).ask(request())).code, 'mx-failed');
    });

    it('other refusals name no version', async () => {
      upstream.answerWith(refuses(404));
      const backend = openBackend(upstream.url, { fetch });
      await backend.ask(request());
      assert.deepEqual(Object.keys(backend.failures[0] ?? {}), [
        'code',
        'status',
        'message',
        'upstreamStatus',
        'upstreamMessage',
      ]);
    });

    for (const [given, passedOn] of [
      ['7', '7'],
      ['86400', '86400'],
      ['999999', null],
      ['-1', null],
      ['1.5', null],
      [`7; ${upstreamText}`, null],
      ['Wed, 21 Oct 2026 07:28:00 GMT', null],
    ] as const) {
      it(`Retry-After: ${given} is ${passedOn === null ? 'kept back' : 'passed on'}`, async () => {
        for (const status of [429, 503]) {
          upstream.answerWith(refuses(status, { 'Retry-After': given }));
          const answer = await openBackend(upstream.url, { fetch }).ask(request());
          assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [status, passedOn]);
        }
      });
    }

    for (const [what, send] of Object.entries(brokenBodies)) {
      it(`refusals with a body ${what} are told by their status, with Retry-After`, async () => {
        mock.timers.enable({ apis: ['setTimeout'] });
        for (const [name, , status, code] of failures.filter(([name]) => /^[45]\d\d$/.test(name))) {
          upstream.answerWith((response) => {
            response.writeHead(Number(name), { 'Retry-After': '7' });
            send(response);
          });
          const backend = openBackend(upstream.url, { fetch: passSecond(fetch) });
          const answer = await backend.ask(request());
          assert.deepEqual([answer.status, answer.code], [status, code], name);
          assert.equal(answer.headers.get('Retry-After'), '7');
          assert.equal(backend.failures[0]?.upstreamStatus, Number(name));
          upstream.reset();
        }
      });
    }

    it('URL may be without TLS on this very machine, where the sandbox is', async () => {
      upstream.answerWith(url('http://widget.localhost:4401/md/connect/x'));
      assert.equal((await openBackend(upstream.url, { fetch }).ask(request())).status, 200);
    });

    it('absence becomes 502, and the operator is told the system’s name for it', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      const backend = openBackend(`http://127.0.0.1:${port}`, { fetch });
      assert.equal((await backend.ask(request())).code, 'mx-unreachable');
      assert.equal(backend.failures[0]?.reason, 'ECONNREFUSED');
    });

    it('slowness ends at the timeout even if fetch does not heed its signal', async () => {
      const fetch: typeof globalThis.fetch = () => new Promise(() => undefined);
      const answer = await openBackend(upstream.url, { fetch, timeout: 20 }).ask(request());
      assert.deepEqual([answer.status, answer.code], [504, 'mx-timeout']);
    });

    it('answer is not awaited, nor the operator told, once the client is gone', async () => {
      const controller = new AbortController();
      const arrived = new Promise<void>((resolve) => upstream.answerWith(() => resolve()));
      const backend = openBackend(upstream.url, { fetch });
      const answered = backend.ask(request(undefined, { signal: controller.signal }));
      await arrived;
      controller.abort();
      const answer = await answered;
      assert.deepEqual([answer.status, answer.code, backend.failures], [499, 'client-gone', []]);
      await eventually(() => upstream.gone() || undefined);
    });

    it('request is not sent for a client that is already gone', async () => {
      const asked = request(undefined, { signal: AbortSignal.abort() });
      assert.equal((await openBackend(upstream.url, { fetch }).ask(asked)).code, 'client-gone');
      assert.equal(upstream.asked.length, 0);
    });

    for (const [what, onError] of [
      [
        'throws',
        () => {
          throw new Error('the log is full');
        },
      ],
      ['rejects', () => Promise.reject(new Error('the log is full'))],
    ] as const) {
      it(`failure is answered even if onError ${what}`, async () => {
        upstream.answerWith(refuses(500));
        assert.equal((await openBackend(upstream.url, { fetch, onError }).ask(request())).status, 502);
      });
    }
  });
