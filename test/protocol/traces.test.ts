import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { decodeMessage } from '../../src/protocol/index.js';

const folder = new URL('../traces/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function readTrace(name: string): unknown[] {
  const trace: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return Array.isArray(trace) ? trace : assert.fail(`${name} is no list of messages`);
}

describe('recordings of the real widget UI', () => {
  it('are all here', () => {
    assert.equal(files.length, 10);
    assert.equal(files.flatMap(readTrace).length, 77);
  });

  for (const name of files) {
    it(`${name}: every message is understood, under its own type with its own payload`, () => {
      for (const recorded of readTrace(name)) {
        const result = decodeMessage(recorded);
        assert.equal(result.status, 'ok');
        assert.deepEqual({ ...(recorded as object) }, { mx: true, ...flatten(result) });
      }
    });
  }
});

function flatten(result: ReturnType<typeof decodeMessage>): object {
  return result.status === 'ok' ? { type: result.message.type, metadata: result.message.detail } : {};
}
