import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPlatform, type PlatformServer } from '../sandbox/platform-server.js';
import { answerExceptions, expectedIn } from './exceptions.js';
import { readOpenApi, versions } from './openapi.js';
import { askEverything } from './partner.js';

/** Whether v20250224 introduced the route. */
const isNewer = (path: string): boolean => path.includes('/members/:member/accounts/:account/transactions');

for (const version of versions) {
  describe(`the sandbox’s answers in ${version}`, () => {
    const document = readOpenApi(version);
    let platform: PlatformServer;
    let answers: Awaited<ReturnType<typeof askEverything>>;

    before(async () => {
      platform = await startPlatform({ now: () => Date.UTC(2026, 6, 1, 9) });
      answers = await askEverything(platform, document, version);
    });
    after(() => platform.close());

    it('come from every route that it has', () => {
      const played = platform.routes.filter(([, path]) => version !== 'v20111101' || !isNewer(path));
      const operations = played.map(
        ([method, path]) => document.endpoint(method, path)?.id ?? `${method} ${path}`,
      );
      assert.deepEqual([...answers.asked].sort(), [...new Set(operations)].sort());
    });

    it('match MX’s OpenAPI document exactly, except for the listed exceptions, each of which occurs', () => {
      assert.deepEqual(answers.findings.sort(), expectedIn(answerExceptions, version));
    });
  });
}
