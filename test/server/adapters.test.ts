import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAnswer, mountedCases, startEnvironment, type Send } from './support/mounted.js';
import { startProgram, type Program } from './support/programs.js';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import type { Sandbox } from '../../demo/sandbox/index.js';
import type { WidgetUrlHandler } from '../../src/server/index.js';

/** A program that puts others in place of Node's own Request and Response ends here. */
const pinGlobals = `data:text/javascript,for (const name of ['Request', 'Response'])
  Object.defineProperty(globalThis, name, { value: globalThis[name], configurable: false, writable: false });`;

/** Runs every adapter of demo/server/adapters that Node can run, as its reader would. */
describe('the handler mounted in', () => {
  let sandbox: Sandbox;
  let variables: Record<string, string>;
  const programs: Program[] = [];

  before(async () => {
    ({ sandbox, variables } = await startEnvironment());
    // For the adapters that are no server but a module.
    Object.assign(process.env, variables);
  });
  after(async () => {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    await Promise.all([sandbox.close(), ...programs.map((program) => program.close())]);
  });

  function holds(open: () => Promise<Send>): void {
    let send: Send;
    before(async () => {
      send = await open();
    });
    for (const [what, init, status, ...expected] of mountedCases) {
      it(`answers ${what}: ${status}`, async () =>
        assertAnswer(await send({ method: 'POST', ...init }), sandbox, status, ...expected));
    }
  }

  for (const name of ['node', 'hono', 'express', 'fastify']) {
    describe(`a server: ${name}`, () => {
      let program: Program;
      holds(async () => {
        const args = ['--import', pinGlobals, '--import', 'tsx', `demo/server/adapters/${name}.ts`];
        program = await startProgram(process.execPath, args, { ...variables, PORT: '0' }, /:(\d+)$/);
        programs.push(program);
        return (init) => fetch(`${program.url}/api/widget-url`, init);
      });

      it('answers GET with what is allowed', async () => {
        const { status, headers } = await fetch(`${program.url}/api/widget-url`);
        assert.deepEqual([status, headers.get('Allow')], [405, 'POST, OPTIONS']);
      });

      it('answers nothing at other addresses', async () =>
        assert.equal((await fetch(`${program.url}/api/other`)).status, 404));

      it('has printed nothing but where it listens', () =>
        assert.equal(program.output().trim(), program.url));
    });
  }

  describe('a module: a Next route', () => {
    holds(async () => {
      const route: Record<string, WidgetUrlHandler> =
        await import('../../demo/server/adapters/next-route.js');
      return (init) => {
        const { [init.method ?? '']: handler = () => assert.fail(`The route has no ${init.method}`) } = route;
        return handler(new Request('https://app.example/api/widget-url', init), { params: {} });
      };
    });
  });

  describe('a module: what Deno and Bun serve', () => {
    holds(async () => {
      const { default: served } = await import('../../demo/server/adapters/fetch.js');
      return (init) => served.fetch(new Request('https://app.example/api/widget-url', init));
    });
  });

  describe('a module: a Worker', () => {
    holds(async () => {
      const { default: worker } = await import('../../demo/server/adapters/worker.js');
      const { MX_API_URL = '', MX_CLIENT_ID = '', MX_API_KEY = '', MX_USER_GUID = '' } = variables;
      const environment = { MX_API_URL, MX_CLIENT_ID, MX_API_KEY, MX_USER_GUID };
      return (init) => worker.fetch(new Request('https://app.example/api/widget-url', init), environment);
    });
  });

  for (const [what, init, status, code] of [
    ['a method that no Request has', { method: 'TRACE', headers: {} }, 400, 'request-invalid'],
    ['a malformed header', { method: 'POST', headers: { 'bad name': 'x' } }, 400, 'request-invalid'],
    ['a header with a line break', { method: 'POST', headers: { 'X-A': 'a\nb' } }, 400, 'request-invalid'],
    ['GET with a body', { method: 'GET', headers: {}, body: '{}' }, 405, 'method-not-allowed'],
  ] as const) {
    it(`a module: Lambda, which answers ${what} by ${status}`, async () => {
      const { handler } = await import('../../demo/server/adapters/lambda.js');
      const response = fromLambda(await handler(toEvent(init, false)));
      assert.equal(response.status, status);
      assert.equal(((await response.json()) as { error: { code: string } }).error.code, code);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    });
  }

  for (const isBase64Encoded of [false, true]) {
    describe(`a module: Lambda, with a body in ${isBase64Encoded ? 'base64' : 'plain'}`, () => {
      holds(async () => {
        const { handler } = await import('../../demo/server/adapters/lambda.js');
        return async (init) => fromLambda(await handler(toEvent(init, isBase64Encoded)));
      });
    });
  }
});

/** What a function URL makes of a request (AWS docs, "Invoking Lambda function URLs", payload 2.0). */
function toEvent(init: RequestInit, isBase64Encoded: boolean): LambdaFunctionURLEvent {
  const { Cookie, ...headers } = init.headers as Record<string, string>;
  const lowerCase = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const http = {
    method: init.method ?? 'POST',
    path: '/api/widget-url',
    protocol: 'HTTP/1.1',
    sourceIp: '::1',
    userAgent: '',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/api/widget-url',
    rawQueryString: '',
    ...(Cookie !== undefined && { cookies: [Cookie, 'theme=dark'] }),
    headers: { ...lowerCase, host: 'abc.lambda-url.us-east-1.on.aws' },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.us-east-1.on.aws',
      domainPrefix: 'abc',
      http,
      requestId: 'id',
      routeKey: '$default',
      stage: '$default',
      time: '12/Mar/2020:19:03:58 +0000',
      timeEpoch: 1583348638390,
    },
    ...(typeof init.body === 'string' && { body: isBase64Encoded ? btoa(init.body) : init.body }),
    isBase64Encoded,
  };
}

function fromLambda(result: LambdaFunctionURLResult): Response {
  assert.ok(typeof result === 'object');
  const { statusCode, headers, cookies = [], body } = result;
  const response = new Response(body || null, {
    ...(statusCode && { status: statusCode }),
    headers: headers as Record<string, string>,
  });
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
