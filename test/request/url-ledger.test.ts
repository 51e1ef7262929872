import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createUrlLedger, urlLifetime } from '../../src/request/url-ledger.js';
import { memoryStorage } from '../support/memory-storage.js';

const url = 'https://widget.example/md/connect/secret-token';
const other = 'https://widget.example/md/connect/other-token';

function ledgerAt(clock: { time: number }, storage?: Pick<Storage, 'getItem' | 'setItem'>) {
  return createUrlLedger({ now: () => clock.time, storage });
}

describe('the ledger of widget URLs', () => {
  it('lets each be spent once', () => {
    const ledger = ledgerAt({ time: 0 });
    assert.deepEqual([ledger.spend(url), ledger.spend(url), ledger.spend(other)], [true, false, true]);
  });

  it('lets none be spent ten minutes after it came, but just before', () => {
    const clock = { time: 1000 };
    const ledger = ledgerAt(clock);
    ledger.receive(url);
    ledger.receive(other);
    clock.time += urlLifetime - 1;
    assert.equal(ledger.spend(url), true);
    clock.time += 1;
    assert.equal(ledger.spend(other), false);
  });

  it('counts from the first time that it came', () => {
    const clock = { time: 0 };
    const ledger = ledgerAt(clock);
    ledger.receive(url);
    clock.time = urlLifetime;
    ledger.receive(url);
    assert.equal(ledger.spend(url), false);
  });

  it('remembers across documents of a tab', () => {
    const storage = memoryStorage();
    assert.equal(ledgerAt({ time: 0 }, storage).spend(url), true);
    assert.equal(ledgerAt({ time: 0 }, storage).spend(url), false);
    assert.equal(ledgerAt({ time: 0 }, storage).spend(other), true);
  });

  it('remembers for its document when storage throws', () => {
    const fail = () => {
      throw new Error('forbidden');
    };
    const ledger = ledgerAt({ time: 0 }, { getItem: fail, setItem: fail });
    assert.deepEqual([ledger.spend(url), ledger.spend(url)], [true, false]);
  });

  for (const content of ['', 'no JSON', '{}', 'null', '[1, null, {}]']) {
    it(`is not confused by ${JSON.stringify(content)} in storage`, () => {
      const storage = { ...memoryStorage(), getItem: () => content };
      const ledger = ledgerAt({ time: 0 }, storage);
      assert.deepEqual([ledger.spend(url), ledger.spend(url)], [true, false]);
    });
  }

  it('writes no URL down, and does not grow without end', () => {
    const storage = memoryStorage();
    const ledger = ledgerAt({ time: 0 }, storage);
    for (let index = 0; index < 200; index++) assert.equal(ledger.spend(`${url}/${index}`), true);
    const [written = ''] = storage.entries.values();
    assert.ok(written.length > 0 && written.length < 2000);
    assert.doesNotMatch(written, /secret|widget\.example/);
    assert.equal(ledgerAt({ time: 0 }, storage).spend(`${url}/199`), false);
  });

  it('tells thousands of URLs apart', () => {
    const ledger = ledgerAt({ time: 0 });
    for (let index = 0; index < 5000; index++) assert.equal(ledger.spend(`${url}${index}`), true);
  });
});
