import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accepted } from './accepted.js';
import { check } from './compare.js';
import { readDocument } from './documents.js';
import { documentNames, packageNames, type Facts, type Source, type SourceName } from './facts.js';
import { extractPackage } from './packages.js';
import { run } from './run.js';
import { readStored } from './stored.js';

/** `Facts` of a source, to be changed. */
interface Draft {
  messages: Record<string, Record<string, string>>;
  options: Record<string, string>;
  statuses: string[];
  operations: string[];
}

const [definitions, platform] = packageNames;
const [, document] = documentNames;
const loaded = 'mx/connect/loaded';

const stored = (name: SourceName): Source =>
  name === definitions || name === platform ? readStored(name) : readDocument(name);

/** Each kind of change that MX may make: the source, what it changes there, and how the comparison names it. */
const changes: Record<string, [SourceName, (facts: Draft) => unknown, ...differences: string[]]> = {
  'a new message': [
    definitions,
    ({ messages }) => (messages['mx/connect/hello'] = { user_guid: 'string' }),
    'new message: mx/connect/hello',
  ],
  'a message that is gone': [
    definitions,
    ({ messages }) => Reflect.deleteProperty(messages, loaded),
    `missing message: ${loaded}`,
  ],
  'a new field': [
    definitions,
    ({ messages }) => (messages[loaded] = { ...messages[loaded], theme: 'string?' }),
    `new field of ${loaded}: theme (string?)`,
  ],
  'a new field of a message without fields': [
    definitions,
    ({ messages }) => (messages['mx/load'] = { version: 'number' }),
    'new field of mx/load: version (number)',
  ],
  'a field that is gone': [
    definitions,
    ({ messages }) => delete messages[loaded]?.['initial_step'],
    `missing field of ${loaded}: initial_step`,
  ],
  'a field that may be absent': [
    definitions,
    ({ messages }) => (messages[loaded] = { ...messages[loaded], initial_step: 'string?' }),
    `changed field of ${loaded}: initial_step (string?, here string)`,
  ],
  'a field that is always there': [
    definitions,
    ({ messages }) =>
      (messages['mx/connect/oauthError'] = { ...oauthError(messages), member_guid: 'string' }),
    'changed field of mx/connect/oauthError: member_guid (string, here string?)',
  ],
  'a field of another type': [
    definitions,
    ({ messages }) => (messages[loaded] = { ...messages[loaded], initial_step: 'number' }),
    `changed field of ${loaded}: initial_step (number, here string)`,
  ],
  'a new option': [
    platform,
    ({ options }) => (options['hello'] = 'boolean?'),
    'new option: hello (boolean?)',
  ],
  'an option that is gone': [platform, ({ options }) => delete options['mode'], 'missing option: mode'],
  'an option of another type': [
    platform,
    ({ options }) => (options['enable_app2app'] = 'string?'),
    'changed option: enable_app2app (string?, here boolean?)',
  ],
  'an option that is required': [
    platform,
    ({ options }) => (options['current_member_guid'] = 'string'),
    'changed option: current_member_guid (string, here string?)',
  ],
  'a value more of an option': [
    document,
    ({ options }) => (options['color_scheme'] = 'string? of browser, dark, light, night'),
    'changed option: color_scheme (string? of browser, dark, light, night, here string? of browser, dark, light)',
  ],
  'values that an option did not name before': [
    document,
    ({ options }) => (options['mode'] = 'string? of aggregation, identification'),
    'changed option: mode (string? of aggregation, identification, here string? of aggregation, verification)',
  ],
  'a new status': [document, ({ statuses }) => statuses.push('PAUSED'), 'new status: PAUSED'],
  'a renamed status': [
    document,
    ({ statuses }) => statuses.splice(statuses.indexOf('IMPEDED'), 1, 'HINDERED'),
    'new status: HINDERED',
    'missing status: IMPEDED',
  ],
  'a source that does not name the statuses any more': [
    document,
    ({ statuses }) => statuses.splice(0),
    'no status is named',
  ],
  'a new operation': [
    document,
    ({ operations }) => operations.push('PATCH /users/{}'),
    'new operation: PATCH /users/{}',
  ],
  'an operation that is gone': [
    platform,
    ({ operations }) => operations.splice(operations.indexOf('POST /users/{}/widget_urls'), 1),
    'missing operation: POST /users/{}/widget_urls',
  ],
};

function oauthError(messages: Draft['messages']): Record<string, string> {
  return messages['mx/connect/oauthError'] ?? assert.fail('the definitions have this message');
}

function changed(source: Source, change: (facts: Draft) => unknown): Source {
  const draft = structuredClone(source.facts) as Draft;
  change(draft);
  return { ...source, facts: draft satisfies Facts };
}

describe('what we know of MX', () => {
  for (const name of [...packageNames, ...documentNames]) {
    it(`differs from ${name} only as accepted`, () => {
      const { unexpected, outdated } = check(stored(name), accepted);
      assert.deepEqual({ unexpected, outdated }, { unexpected: [], outdated: [] });
    });
  }

  for (const [what, [name, change, ...differences]] of Object.entries(changes)) {
    it(`differs from MX after ${what}`, () => {
      const { unexpected } = check(changed(stored(name), change), accepted);
      assert.deepEqual([...unexpected].sort(), differences.sort());
    });
  }

  it('has no accepted difference that is not there any more', () => {
    const source = changed(stored(definitions), ({ messages }) => {
      messages['mx/connect/memberError'] = {};
    });
    assert.deepEqual(check(source, accepted).outdated, ['missing message: mx/connect/memberError']);
  });

  it('needs every accepted difference to be in every source that it is accepted for', () => {
    const entry = { sources: documentNames, differences: [/^new option: locale/], reason: 'A test.' };
    const outdated = documentNames.map((name) => check(stored(name), [entry]).outdated);
    assert.deepEqual(outdated, [['/^new option: locale/'], []]);
  });
});

describe('the stored extract', () => {
  for (const name of packageNames) {
    it(`of ${name} is that of the installed package; if not, install the newest and run npm run drift -- --save`, () => {
      assert.deepEqual(readStored(name), extractPackage(`node_modules/${name}`));
    });
  }
});

describe('npm run drift ends', () => {
  const fine = { name: platform, where: 'here', read: () => stored(platform) };
  const differs = {
    name: document,
    where: 'here',
    read: () => changed(stored(document), ({ statuses }) => statuses.push('PAUSED')),
  };
  const outdated = {
    ...fine,
    read: () => changed(stored(platform), ({ options }) => delete options['insight_guid']),
  };
  const silent = { name: definitions, where: 'far away', read: () => Promise.reject(new Error('no answer')) };

  async function outcome(...readings: Parameters<typeof run>[0]): Promise<[code: number, output: string]> {
    const lines: string[] = [];
    return [await run(readings, (line) => lines.push(line)), lines.join('\n')];
  }

  it('with 0 if all differences are accepted', async () => {
    const [code, output] = await outcome(fine);
    assert.equal(code, 0);
    assert.match(output, /^✔ mx-platform-node \d+\.\d+\.\d+, here: [1-9]\d* accepted$/m);
  });

  it('with 1 on a difference that is not accepted, and names it', async () => {
    const [code, output] = await outcome(fine, differs);
    assert.equal(code, 1);
    assert.match(output, /^✖ v20250224.yml .*\n {4}new status: PAUSED$/m);
  });

  it('with 1 if an accepted difference is not there any more', async () => {
    const [code, output] = await outcome(outdated);
    assert.equal(code, 1);
    assert.match(output, /accepted, but not there any more: new option: insight_guid/);
  });

  it('with 2 if a source was not checked, and tells why', async () => {
    const [code, output] = await outcome(silent, fine);
    assert.equal(code, 2);
    assert.match(output, new RegExp(`^\\? not checked: ${definitions}, far away: no answer$`, 'm'));
  });

  it('with 1 if it was not all checked, and something differs', async () => {
    const [code, output] = await outcome(silent, differs);
    assert.equal(code, 1);
    assert.match(output, /\n1 not accepted, 1 not checked$/m);
  });
});
