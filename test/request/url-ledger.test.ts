import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createUrlLedger, urlLifetime } from '../../src/request/url-ledger.js';
import { memoryStorage } from '../support/memory-storage.js';
import { minute, SimulatedTime } from '../support/simulated-time.js';

const url = 'https://widget.example/md/connect/secret-token';
const other = 'https://widget.example/md/connect/other-token';

function ledgerAt(time: SimulatedTime, storage: Pick<Storage, 'getItem' | 'setItem'> = memoryStorage()) {
  return createUrlLedger({ time, storage: () => storage });
}

describe('the ledger of widget URLs', () => {
  it('lets each be spent once', () => {
    const ledger = ledgerAt(new SimulatedTime());
    assert.deepEqual([ledger.spend(url), ledger.spend(url), ledger.spend(other)], [true, false, true]);
  });

  it('lets none be spent ten minutes after it came, but just before', () => {
    const time = new SimulatedTime();
    const ledger = ledgerAt(time);
    ledger.receive(url);
    ledger.receive(other);
    time.advance(urlLifetime - 1);
    assert.equal(ledger.spend(url), true);
    time.advance(1);
    assert.equal(ledger.spend(other), false);
  });

  it('counts from the first time that it came', () => {
    const time = new SimulatedTime();
    const ledger = ledgerAt(time);
    ledger.receive(url);
    time.advance(urlLifetime);
    ledger.receive(url);
    assert.equal(ledger.spend(url), false);
  });

  it('counts the time that a laptop slept', () => {
    const time = new SimulatedTime();
    const ledger = ledgerAt(time);
    ledger.receive(url);
    time.sleep(urlLifetime);
    assert.equal(ledger.spend(url), false);
  });

  it('is not fooled by a clock that somebody turns back', () => {
    const time = new SimulatedTime();
    const ledger = ledgerAt(time);
    ledger.receive(url);
    time.adjustWallClock(-60 * minute);
    time.advance(urlLifetime);
    assert.equal(ledger.spend(url), false);
  });

  it('remembers across documents of a tab', () => {
    const storage = memoryStorage();
    assert.equal(ledgerAt(new SimulatedTime(), storage).spend(url), true);
    assert.equal(ledgerAt(new SimulatedTime(), storage).spend(url), false);
    assert.equal(ledgerAt(new SimulatedTime(), storage).spend(other), true);
  });

  const fail = () => {
    throw new Error('forbidden');
  };

  for (const [what, storage] of [
    ['the storage cannot be had', fail],
    ['reading and writing throw', () => ({ getItem: fail, setItem: fail })],
  ] as const) {
    it(`remembers for its document when ${what}`, () => {
      const ledger = createUrlLedger({ time: new SimulatedTime(), storage });
      assert.deepEqual([ledger.spend(url), ledger.spend(url)], [true, false]);
    });
  }

  for (const content of ['', 'no JSON', '{}', 'null', '[1, null, {}]']) {
    it(`is not confused by ${JSON.stringify(content)} in storage`, () => {
      const storage = { ...memoryStorage(), getItem: () => content };
      const ledger = ledgerAt(new SimulatedTime(), storage);
      assert.deepEqual([ledger.spend(url), ledger.spend(url)], [true, false]);
    });
  }

  it('writes no URL down, and does not grow without end', () => {
    const storage = memoryStorage();
    const ledger = ledgerAt(new SimulatedTime(), storage);
    for (let index = 0; index < 200; index++) assert.equal(ledger.spend(`${url}/${index}`), true);
    const [written = ''] = storage.entries.values();
    assert.ok(written.length > 0 && written.length < 2000);
    assert.doesNotMatch(written, /secret|widget\.example/);
    assert.equal(ledgerAt(new SimulatedTime(), storage).spend(`${url}/199`), false);
  });

  it('tells thousands of URLs apart', () => {
    const ledger = ledgerAt(new SimulatedTime());
    for (let index = 0; index < 5000; index++) assert.equal(ledger.spend(`${url}${index}`), true);
  });
});
