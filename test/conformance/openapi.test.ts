import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { answerExceptions, requestExceptions } from './exceptions.js';
import { readOpenApi, type OpenApi } from './openapi.js';

const documents = { v20111101: readOpenApi('v20111101'), v20250224: readOpenApi('v20250224') };
const document = documents.v20250224;
const pagination = { current_page: 1, per_page: 25, total_entries: 0, total_pages: 1 };
const user = { guid: 'USR-1', id: null, email: 'one@partner.example', is_disabled: false, metadata: null };
const answer = (method: string, path: string, status: number, body: unknown) =>
  document.checkAnswer(document.endpoint(method, path) ?? assert.fail(path), status, body);

describe('MX’s OpenAPI document, its schemas closed,', () => {
  it('takes an answer with exactly its properties', () => {
    assert.deepEqual(answer('GET', '/users/USR-1', 200, { user }), []);
    assert.deepEqual(answer('DELETE', '/users/USR-1', 204, undefined), []);
  });

  it('finds what is missing, undocumented, of another type or value', () => {
    const { id: _, ...wrong } = { ...user, guid: 1, email: null, name: 'One' };
    assert.deepEqual(answer('GET', '/users/USR-1', 200, { user: wrong }).sort(), [
      'UserResponse.email is null, not string',
      'UserResponse.guid is number, not string,null',
      'UserResponse.id is missing',
      'UserResponse.name is undocumented',
    ]);
    const member = { connection_status: 'HAPPY', use_cases: ['FUN'] };
    const findings = answer('GET', '/users/USR-1/members/MBR-1', 200, { member }).join('\n');
    assert.match(findings, /MemberResponse\.connection_status is "HAPPY", not one of ,CREATED,/);
    assert.match(findings, /MemberResponse\.use_cases\[\] is "FUN", not one of MONEY_MOVEMENT,PFM/);
  });

  it('finds it in every part of a schema that is put together, and in lists', () => {
    const transactions = [{ amount: '1', classification: { parent_class: 'Rent' } }];
    const findings = answer('GET', '/users/USR-1/transactions', 200, { transactions, pagination });
    for (const finding of [
      'TransactionIncludesResponse.amount is string, not number,null',
      'TransactionIncludesResponse.guid is missing',
      'TransactionIncludesResponse.merchant is missing',
      'TransactionIncludesResponse.classification.guid is missing',
    ])
      assert.ok(findings.includes(finding), finding);
  });

  it('finds another status, and content that is missing or too much', () => {
    assert.deepEqual(answer('GET', '/users/USR-1', 201, { user }), ['readUser answers 201']);
    assert.deepEqual(answer('GET', '/users/USR-1', 200, undefined), ['readUser has no content']);
    assert.deepEqual(answer('DELETE', '/users/USR-1', 204, {}), ['deleteUser has content']);
    assert.equal(document.endpoint('PATCH', '/users/USR-1'), undefined);
  });

  it('finds lists that are empty in every answer', () => {
    const emptyOnes: OpenApi = readOpenApi('v20250224');
    const endpoint = emptyOnes.endpoint('GET', '/users') ?? assert.fail();
    const finding = 'UsersResponseBody.users is always empty in listUsers';
    assert.deepEqual(emptyOnes.checkAnswer(endpoint, 200, { users: [], pagination }), []);
    assert.deepEqual(emptyOnes.emptyLists(), [finding]);
    emptyOnes.checkAnswer(endpoint, 200, { users: [user], pagination });
    emptyOnes.checkAnswer(endpoint, 200, { users: [], pagination });
    assert.deepEqual(emptyOnes.emptyLists(), []);
  });

  it('tells a named path from one with a parameter', () => {
    assert.equal(document.endpoint('GET', '/institutions/favorites')?.id, 'listFavoriteInstitutions');
    assert.equal(document.endpoint('GET', '/institutions/mxbank')?.id, 'readInstitution');
  });

  it('finds options that are undocumented, missing or of another value in a request', () => {
    const endpoint = document.endpoint('POST', '/users/USR-1/widget_urls') ?? assert.fail();
    const widget_url = { theme: 'dark', data_request: { products: ['gold'] } };
    assert.deepEqual(document.checkRequest(endpoint, { widget_url: { widget_type: 'connect_widget' } }), []);
    const findings = document.checkRequest(endpoint, { widget_url, x: 1 }).map((text) => text.slice(0, 44));
    assert.deepEqual(findings.sort(), [
      'SupportedProducts is "gold", not one of acco',
      'WidgetRequest.theme is undocumented',
      'WidgetRequest.widget_type is missing',
      'requestWidgetURL.x is undocumented',
    ]);
  });
});

describe('the exceptions from MX’s OpenAPI documents', () => {
  const exceptions = [...answerExceptions, ...requestExceptions];

  it('are forty at most', () => {
    assert.ok(exceptions.length <= 40);
  });

  it('follow sentences of the document', () => {
    for (const { finding, versions, follows, source } of exceptions) {
      assert.ok(follows.length > 20, finding);
      if (source !== undefined) continue;
      for (const version of versions)
        assert.ok(documents[version].text.includes(follows), `${finding}: ${follows}`);
    }
  });

  it('follow otherwise the sentences that are stored of other sources, each of them', () => {
    const file = new URL('../openapi/other-sources.json', import.meta.url);
    const sources = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      { address: string; read: string; sentences: string[] }
    >;
    const stored = Object.entries(sources).flatMap(([source, { address, read, sentences }]) => {
      assert.ok(URL.canParse(address) && !Number.isNaN(Date.parse(read)), source);
      return sentences.map((sentence) => `${source}: ${sentence}`);
    });
    const followed = exceptions
      .filter(({ source }) => source !== undefined)
      .map(({ source = '', follows }) => `${source}: ${follows}`);
    assert.deepEqual([...new Set(followed)].sort(), stored.sort());
  });
});
