import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

const directory = '.github/workflows';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What a workflow, a job or a step may have; a misspelled key is ignored by the runner. */
const known = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  job: [
    ...['name', 'needs', 'runs-on', 'container', 'environment', 'permissions', 'strategy', 'steps'],
    'timeout-minutes',
  ],
  step: ['name', 'uses', 'with', 'run', 'env'],
};

function requireKeys(fields: Fields, kind: keyof typeof known): void {
  for (const key of Object.keys(fields)) assert.ok(known[kind].includes(key), `${kind}: ${key} is unknown`);
}

/** What a line runs, once for each value of the matrix. */
function commandsOf(line: string, matrix: Readonly<Record<string, readonly string[]>>): string[] {
  const name = /\$\{\{ matrix\.(\w+) \}\}/.exec(line)?.[1];
  if (name === undefined) return [line];
  const values = matrix[name];
  assert.ok(values, `there is no matrix.${name}`);
  return values.map((value) => line.replace(/\$\{\{.*?\}\}/, value));
}

/** A script of package.json, with arguments that the file behind it knows. */
function checkCommand(command: string): void {
  if (command.startsWith('git ')) return;
  const [, script = '', args = ''] = /^npm run (\S+)(?: -- (.+))?$/.exec(command) ?? [];
  const runs = scripts[script];
  assert.ok(runs, `${command}: there is no such script`);
  const file = /^bash (\S+)$/.exec(runs)?.[1];
  assert.ok(file, `${command}: the workflows run what .ci runs`);
  const text = readFileSync(file, 'utf8');
  for (const argument of args.split(' ').filter(Boolean)) {
    const isPart = new RegExp(`^${argument}\\(\\) \\{`, 'm').test(text) && text.includes(`known `);
    assert.ok(
      isPart || text.includes(`known --dry-run ${argument} --`),
      `${command}: ${file} has no ${argument}`,
    );
  }
}

describe('the workflows', () => {
  const files = readdirSync(directory);

  it('are those that the project needs', () => {
    assert.deepEqual(files.sort(), ['checks.yml', 'nightly.yml', 'release.yml']);
  });

  for (const file of files) {
    it(`${file} runs scripts that there are`, () => {
      const workflow = parse(readFileSync(`${directory}/${file}`, 'utf8')) as Fields;
      requireKeys(workflow, 'workflow');
      const jobs = Object.values(workflow['jobs'] as Record<string, Fields>);
      assert.ok(jobs.length > 0);
      for (const job of jobs) {
        requireKeys(job, 'job');
        assert.equal(typeof job['timeout-minutes'], 'number');
        const { matrix = {} } = (job['strategy'] ?? {}) as { matrix?: Record<string, string[]> };
        const steps = job['steps'] as { run?: string; uses?: string }[];
        for (const step of steps) {
          requireKeys({ ...step }, 'step');
          assert.ok((step.run === undefined) !== (step.uses === undefined), 'a step runs or uses something');
          if (step.uses !== undefined) assert.match(step.uses, /^actions\/[\w-]+@v\d+$/);
          for (const command of commandsOf(step.run ?? '', matrix)) if (command !== '') checkCommand(command);
        }
      }
    });
  }

  it('run every lane and every part', () => {
    for (const [file, script] of [
      ['checks.yml', '.ci/run'],
      ['nightly.yml', '.ci/nightly'],
    ] as const) {
      const text = readFileSync(script, 'utf8');
      const names = /^(?:known (npm_test .+) -- "\$@"|parts=\((.+)\))$/m.exec(text);
      const parts = (names?.[1] ?? names?.[2] ?? '').split(' ');
      const matrix = /: \[(.+)\]\n {4}steps/.exec(readFileSync(`${directory}/${file}`, 'utf8'))?.[1];
      assert.equal(matrix, parts.join(', '));
    }
  });

  it('publish with an identity for the provenance, and with no more rights elsewhere', () => {
    const { permissions, jobs } = parse(readFileSync(`${directory}/release.yml`, 'utf8')) as {
      permissions: Fields;
      jobs: Record<string, { permissions?: Fields; needs?: string }>;
    };
    assert.deepEqual(permissions, { contents: 'read' });
    assert.deepEqual(jobs['publish']?.permissions, { contents: 'read', 'id-token': 'write' });
    assert.equal(jobs['publish'].needs, 'checks');
    const { publishConfig } = JSON.parse(readFileSync('package.json', 'utf8')) as { publishConfig: Fields };
    assert.deepEqual(publishConfig, { access: 'public', provenance: true });
  });
});

describe('the updates of dependencies', () => {
  it('come weekly, for packages and for the workflows’ actions', () => {
    const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
      updates: { 'package-ecosystem': string; directory: string; schedule: { interval: string } }[];
    };
    assert.deepEqual(
      updates.map((update) => [update['package-ecosystem'], update.directory, update.schedule.interval]),
      [
        ['npm', '/', 'weekly'],
        ['github-actions', '/', 'weekly'],
      ],
    );
  });
});
