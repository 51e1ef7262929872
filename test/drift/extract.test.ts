import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { accepted } from './accepted.js';
import { check } from './compare.js';
import { extractDocument } from './documents.js';
import { packageNames, type PackageName, type Source } from './facts.js';
import { extractPackage } from './packages.js';
import { extractNewest } from './registry.js';
import { readStored } from './stored.js';

const [definitions, platform] = packageNames;
const directory = mkdtempSync(join(tmpdir(), 'connect-widget-drift-test-'));
after(() => rmSync(directory, { recursive: true, force: true }));

/** One text in a file of a package or document, and what MX writes there instead. */
type Edit = readonly [file: string, before: string, after: string];

function replace(text: string, [file, from, to]: Edit): string {
  assert.ok(text.includes(from), `${file} has no ${from}`);
  return text.replace(from, () => to);
}

/** A copy of an installed package with changes. */
function edited(name: PackageName, edits: readonly Edit[]): string {
  const copy = join(directory, basename(name));
  rmSync(copy, { recursive: true, force: true });
  cpSync(`node_modules/${name}`, copy, { recursive: true });
  for (const edit of edits) {
    const file = join(copy, edit[0]);
    writeFileSync(file, replace(readFileSync(file, 'utf8'), edit));
  }
  return copy;
}

const differences = (source: Source) => check(source, accepted).unexpected;

describe('the extract of a package', () => {
  it('has new messages, and the types of their fields', () => {
    const text = `
      export declare type Payload = WidgetPayload;
      export interface HelloPayload { type: Type.Hello; step: "one" | "two"; nested?: { count: number; names: string[] }; more: { [name: string]: string } }`;
    const source = extractPackage(
      edited(definitions, [
        [
          'dist/generated.d.ts',
          'Load = "mx/load",',
          'Load = "mx/load", Hello = "mx/hello", Bare = "mx/bare",',
        ],
        ['dist/generated.d.ts', 'export declare type Payload = WidgetPayload | EntityPayload;', text],
        ['dist/generated.d.ts', 'initial_step: string', 'initial_step?: string | null'],
      ]),
    );
    assert.deepEqual(source.facts.messages?.['mx/hello'], {
      step: 'string of one, two',
      'nested.count': 'number?',
      'nested.names': 'list?',
      more: '{ [name: string]: string; }',
    });
    assert.deepEqual(differences(source), [
      'new message: mx/bare',
      'new message: mx/hello',
      'changed field of mx/connect/loaded: initial_step (string?, here string)',
    ]);
  });

  it('has options, statuses and operations, also of a later version of the API', () => {
    const source = extractPackage(
      edited(platform, [
        ['package.json', '"apiVersion": "v20111101"', '"apiVersion": "v20250224"'],
        [
          'dist/api.d.ts',
          "'microwidget_instance_id'?: string | null;",
          "'micro': MicroEnum; 'data_request'?: DataRequest;",
        ],
        [
          'dist/api.d.ts',
          'export interface WidgetRequestBody ',
          `export interface DataRequest { 'products': Array<SupportedProducts> }
           export declare const SupportedProducts: { readonly Rewards: "rewards" };
           export type SupportedProducts = typeof SupportedProducts[keyof typeof SupportedProducts];
           export declare enum MicroEnum { One = "one", Other = "other" }
           export interface WidgetRequestBody `,
        ],
        [
          'dist/api.d.ts',
          "'connection_status'?: string | null;",
          "'connection_status'?: 'CREATED' | 'NEW' | null;",
        ],
        ['dist/api.js', '`/users/{user_guid}/widget_urls`', '`/users/{id}/urls`'],
      ]),
    );
    const { options, statuses, operations } = source.facts;
    assert.equal(source.apiVersion, 'v20250224');
    assert.equal(options?.['micro'], 'string of one, other');
    assert.equal(options['data_request.products'], 'list? of rewards');
    assert.deepEqual(statuses, ['CREATED', 'NEW']);
    const posts = operations?.filter((operation) => /^POST .*urls$/.test(operation));
    assert.deepEqual(posts, ['POST /users/{}/urls']);
  });

  it('is refused, not empty, if the package is built otherwise', () => {
    const renamed = edited(definitions, [['dist/generated.d.ts', 'enum Type ', 'enum Kind ']]);
    assert.throws(() => extractPackage(renamed), /no enumeration Type/);
    const withoutRequest = edited(platform, [
      ['dist/api.d.ts', 'interface WidgetRequest ', 'interface Other '],
    ]);
    assert.throws(() => extractPackage(withoutRequest), /no interface WidgetRequest/);
  });
});

describe('the extract of a document', () => {
  const name = 'v20250224.yml';
  const read = (...edits: (readonly [before: string, after: string])[]) =>
    extractDocument(
      name,
      edits.reduce(
        (text, edit) => replace(text, [name, ...edit]),
        readFileSync(`test/openapi/${name}`, 'utf8'),
      ),
    );

  const cases: Record<string, [before: string, after: string, ...differences: string[]]> = {
    'a new operation': [
      '  /users/{user_guid}/widget_urls:\n',
      '  /users/{guid}/hello:\n    patch: {}\n  /users/{user_guid}/widget_urls:\n',
      'new operation: PATCH /users/{}/hello',
    ],
    'an operation by another name': [
      '  /institutions/favorites:\n',
      '  /institutions/liked:\n',
      'missing operation: GET /institutions/favorites',
      'new operation: GET /institutions/liked',
    ],
    'another value': [
      '            - browser\n            - dark\n',
      '            - browser\n            - night\n',
      'changed option: color_scheme (string? of browser, light, night, here string? of browser, dark, light)',
    ],
    'a required option': [
      '      required:\n        - widget_type\n',
      '      required:\n        - widget_type\n        - mode\n',
      'changed option: mode (string, here string? of aggregation, verification)',
    ],
    'an option by reference': [
      '        style:\n',
      "        tone:\n          allOf:\n            - $ref: '#/components/schemas/Style'\n        style:\n",
      'new option: tone.font_name (string?)',
    ],
  };
  for (const [what, [from, to, ...expected]] of Object.entries(cases)) {
    it(`has ${what}`, () => assert.deepEqual(differences(read([from, to])), expected));
  }

  it('has a status that one model names', () => {
    assert.deepEqual(differences(read(['            - IMPEDED\n', '            - HINDERED\n'])), [
      'new status: HINDERED',
    ]);
  });

  it('is refused if the document cannot request a widget URL', () => {
    assert.throws(() => read(['/widget_urls:\n    post:', '/widget_urls:\n    put:']), /no body of POST/);
  });
});

describe('the newest package in the registry', () => {
  let answer: RequestListener;
  const server = createServer((request, response) => answer(request, response));
  const given = process.env['npm_config_registry'];
  before(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    process.env['npm_config_registry'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(() => server.closeAllConnections());
  after(() => {
    server.close();
    if (given === undefined) delete process.env['npm_config_registry'];
    else process.env['npm_config_registry'] = given;
  });

  /** Plays a registry that has these versions, all of them with the same content. */
  function publish(folder: string, versions: readonly string[]): void {
    const archive = execFileSync('tar', ['-czf', '-', '-C', dirname(folder), basename(folder)]);
    answer = ({ url = '', headers: { host = '' } }, response) => {
      if (url.endsWith('.tgz')) return response.end(archive);
      const entries = versions.map((version) => {
        const dist = { tarball: `http://${host}/${version}.tgz` };
        return [version, { name: definitions, version, dist }] as const;
      });
      const latest = versions[0];
      return response.end(
        JSON.stringify({ name: definitions, 'dist-tags': { latest }, versions: Object.fromEntries(entries) }),
      );
    };
  }

  it('is the last release, whatever the tag says, and is read', async () => {
    const asked: string[] = [];
    publish(
      edited(definitions, [
        ['package.json', '"version": "1.4.0"', '"version": "10.0.0"'],
        ['dist/generated.d.ts', 'Load = "mx/load",', 'Load = "mx/load", Hello = "mx/hello",'],
      ]),
      ['1.4.0', '9.0.0', '10.0.0', '11.0.0-rc.1'],
    );
    const registry = answer;
    answer = (request, response) => {
      asked.push(request.url ?? '');
      registry(request, response);
    };
    const source = await extractNewest(definitions);
    assert.equal(source.version, '10.0.0');
    assert.deepEqual(differences(source), ['new message: mx/hello']);
    assert.deepEqual(
      asked.filter((url) => url.endsWith('.tgz')),
      ['/10.0.0.tgz'],
    );
    assert.notDeepEqual(source.facts, readStored(definitions).facts);
  });

  it('is not what npm has kept if the registry does not answer', async () => {
    publish(edited(definitions, []), ['1.4.0']);
    await extractNewest(definitions);
    answer = (_, response) => response.socket?.destroy();
    await assert.rejects(extractNewest(definitions), /request to http:\/\/127\.0\.0\.1:\d+\/\S+ failed/);
  });

  it('is not there if the registry does not know it', async () => {
    answer = (_, response) => response.writeHead(404).end('{}');
    await assert.rejects(extractNewest(definitions), /Not Found/);
  });
});
