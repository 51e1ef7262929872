import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ensureChromium } from '../tools/chromium.js';
import { installApp, openProject } from '../tools/consumer-project.js';
import { runScript } from './support/run-script.js';

const folder = join(import.meta.dirname, 'test-runners');

/** The tests of a consumer, as the guide on testing shows them, by each runner in a project of its own with the packed package. */
describe('a test of the guide on testing passes', () => {
  before(async () => {
    process.env['CHROME_PATH'] = await ensureChromium();
  });

  for (const runner of readdirSync(folder))
    it(`by ${runner}`, async () => {
      using project = openProject();
      cpSync(join(folder, runner), project.directory, { recursive: true });
      installApp(project);
      const { code, output } = await runScript(project.directory, 'test');
      assert.equal(code, 0, output);
      assert.match(output, /\d passed/);
    });
});
