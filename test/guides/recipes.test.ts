import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { startEnvironment } from '../server/support/mounted.js';
import { blocksIn } from './support/guides.js';
import type { Sandbox } from '../../demo/sandbox/index.js';

/** How each recipe of endpoint.md is run: the file that it is in, the command, and what shows that its runtime is installed. */
const recipes = [
  { language: 'sh', file: 'recipe.sh', run: ['bash'], installed: ['curl', '--version'] },
  { language: 'python', file: 'recipe.py', run: ['python3'], installed: ['python3', '--version'] },
  { language: 'java', file: 'WidgetUrl.java', run: ['java'], installed: ['javac', '--version'] },
  { language: 'ruby', file: 'recipe.rb', run: ['ruby'], installed: ['ruby', '--version'] },
  { language: 'go', file: 'recipe.go', run: ['go', 'run'], installed: ['go', 'version'] },
  { language: 'csharp', file: 'recipe.cs', run: ['dotnet', 'run'], installed: ['dotnet', '--version'] },
] as const;

const options = {
  widget_type: 'connect_widget',
  ui_message_version: 4,
  data_request: { products: ['transactions'] },
};

function isInstalled([command, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

describe('recipes of the guide for other languages', { concurrency: 2 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'connect-widget-recipes-'));
  let sandbox: Sandbox;
  let variables: Record<string, string>;

  before(async () => {
    ({ sandbox, variables } = await startEnvironment());
  });
  after(async () => {
    await sandbox.close();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const { language, file, run, installed } of recipes) {
    const skip = isInstalled(installed) ? false : `${installed[0]} is not installed`;
    const [block] = blocksIn(language).filter(({ path }) => path.endsWith('/endpoint.md'));

    async function ask(settings: Record<string, string>, body: object): Promise<[number | null, string]> {
      assert.ok(block, `endpoint.md has no recipe in ${language}`);
      const path = join(directory, file);
      writeFileSync(path, block.code);
      const [command, ...args] = [...run, path];
      const child = spawn(command, args, {
        env: { ...process.env, ...variables, ...settings, NODE_OPTIONS: '' },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const exit = once(child, 'close');
      child.stdin.end(JSON.stringify({ widget_url: body }));
      const output = await text(child.stdout);
      return [((await exit) as [number | null])[0], output];
    }

    it(`${language}: gets a widget URL, and fails without the right key`, { skip }, async () => {
      const [code, output] = await ask({}, options);
      assert.equal(code, 0);
      const { widget_url } = JSON.parse(output) as { widget_url: { url: string } };
      assert.equal(new URL(widget_url.url).origin, sandbox.widgetUrl);
      const [refused, silence] = await ask({ MX_API_KEY: 'wrong' }, options);
      assert.notEqual(refused, 0);
      assert.equal(silence.trim(), '');
    });

    if (language === 'sh' || language === 'java') continue;
    it(`${language}: refuses an option that is not on its list`, { skip }, async () => {
      const [code] = await ask({}, { ...options, client_redirect_url: 'https://attacker.example' });
      assert.notEqual(code, 0);
    });
  }

  it('the commands of going-live.md create a user and get a widget URL for it', async () => {
    const commands = blocksIn('sh').filter(({ path }) => path.endsWith('/going-live.md'));
    const answers: unknown[] = [];
    let userGuid = '';
    for (const { code } of commands) {
      const child = spawn('bash', ['-c', code], {
        env: { ...process.env, ...variables, MX_USER_GUID: userGuid },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const answer = JSON.parse(await text(child.stdout)) as { user?: { guid: string } };
      userGuid = answer.user?.guid ?? userGuid;
      answers.push(answer);
    }
    const [{ user }, { widget_url }] = answers as [{ user: { id: string } }, { widget_url: { url: string } }];
    assert.equal(user.id, 'your-own-id-of-the-user');
    assert.equal(new URL(widget_url.url).origin, sandbox.widgetUrl);
  });
});
