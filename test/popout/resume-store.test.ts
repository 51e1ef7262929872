import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createResumeStore } from '../../src/popout/resume-store.js';
import { memoryStorage } from '../support/memory-storage.js';
import { minute, SimulatedTime } from '../support/simulated-time.js';
import { WidgetNames } from '../../src/popout/widget-names.js';

const time = new SimulatedTime();

function storeIn(storage: ReturnType<typeof memoryStorage>, name = 'checking') {
  return createResumeStore(() => storage as unknown as Storage, time.now, name);
}

describe('what is kept for coming back', () => {
  it('is a member and a time, until the flow is over for good', () => {
    const storage = memoryStorage();
    storeIn(storage).save('MBR-1');
    assert.deepEqual(
      [...storage.entries.values()],
      [JSON.stringify({ memberGuid: 'MBR-1', time: time.now() })],
    );
    time.advance(15 * minute - 1);
    assert.equal(storeIn(storage).read(), 'MBR-1');
    time.advance(1);
    assert.equal(storeIn(storage).read(), undefined);
    assert.equal(storage.entries.size, 0);
  });

  it('is each widget’s own', () => {
    const storage = memoryStorage();
    const store = storeIn(storage);
    store.save('MBR-1');
    assert.equal(storeIn(storage, 'savings').read(), undefined);
    storeIn(storage, 'savings').clear();
    assert.equal(store.read(), 'MBR-1');
    store.clear();
    assert.equal(store.read(), undefined);
  });

  for (const junk of [
    'no JSON',
    'null',
    '7',
    '"MBR-1"',
    '[]',
    '{}',
    '{"memberGuid":"MBR-1"}',
    '{"memberGuid":7,"time":0}',
    `{"memberGuid":"MBR-1","time":${Date.UTC(2100, 0)}}`,
    '{"memberGuid":"MBR-1","time":"soon"}',
  ]) {
    it(`is nothing in ${junk}`, () => {
      const storage = memoryStorage();
      storage.setItem('connect-widget-element/resume/checking', junk);
      assert.equal(storeIn(storage).read(), undefined);
    });
  }

  it('is nothing where the browser forbids to store', () => {
    const store = createResumeStore(
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      time.now,
      'checking',
    );
    store.save('MBR-1');
    assert.equal(store.read(), undefined);
    store.clear();
  });
});

describe('the names of a page’s widgets', () => {
  it('are their ids, or their places among those without', () => {
    const names = new WidgetNames();
    const [first, second, named] = [names.take(''), names.take(''), names.take('checking')];
    assert.deepEqual([first.name, second.name, named.name], ['unnamed 1', 'unnamed 2', 'checking']);
    named.release();
    first.release();
    assert.equal(names.take('').name, 'unnamed 1', 'one that is mounted anew comes back to its record');
    assert.equal(names.take('').name, 'unnamed 3');
  });
});
