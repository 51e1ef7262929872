import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReportBudget } from '../../src/frame/report-budget.js';
import { rejectionOfStray } from '../../src/frame/rejection.js';
import { FakeWindow, fakePopup } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';

function begin() {
  const target = new FakeWindow();
  const hub = new MessageHub(target);
  const log: string[] = [];
  let asked = 0;
  const add = (name: string, source: Window | null) =>
    hub.add({
      source: () => {
        asked++;
        return source;
      },
      receive: ({ data }) => log.push(`${name} ${String(data)}`),
    });
  const watch = (name: string) => hub.watch(({ data }) => log.push(`${name} stray ${String(data)}`));
  return { target, log, add, watch, asked: () => asked };
}

describe('the message hub', () => {
  it('listens once for any number of routes, and only while there are some', () => {
    const { target, add } = begin();
    assert.equal(target.listeners.size, 0);
    const stops = Array.from({ length: 10 }, () => add('a', fakePopup().popup));
    assert.equal(target.listeners.size, 1);
    for (const stop of stops) stop();
    assert.equal(target.listeners.size, 0);
  });

  it('gives a message to the route of its source, and to no other', () => {
    const { target, log, add } = begin();
    const [one, two] = [fakePopup().popup, fakePopup().popup];
    add('one', one);
    add('two', two);
    target.post(two, 'b');
    target.post(one, 'a');
    assert.deepEqual(log, ['two b', 'one a']);
  });

  it('asks for a source when a message comes, and once it is known no more', () => {
    const { target, add, asked } = begin();
    const { popup } = fakePopup();
    add('one', popup);
    assert.equal(asked(), 0);
    for (let index = 0; index < 5; index++) target.post(popup, index);
    assert.equal(asked(), 1);
  });

  it('asks about a stranger once, until there is somebody new to ask', () => {
    const { target, log, add, asked } = begin();
    const { popup } = fakePopup();
    for (let count = 0; count < 3; count++) add('widget', fakePopup().popup);
    for (let index = 0; index < 5; index++) target.post(popup, index);
    assert.equal(asked(), 3);
    add('popout', popup);
    target.post(popup, 'done');
    assert.equal(asked(), 3 + 4);
    assert.deepEqual(log, ['popout done']);
  });

  it('gives what nobody expects to the oldest watcher alone', () => {
    const { target, log, add, watch } = begin();
    add('silent', fakePopup().popup);
    const stop = watch('older');
    watch('newer');
    target.post(fakePopup().popup, 'x');
    stop();
    target.post(null, 'y');
    assert.deepEqual(log, ['older stray x', 'newer stray y']);
  });

  it('listens for strangers alone, too', () => {
    const { target, watch } = begin();
    const stop = watch('one');
    assert.equal(target.listeners.size, 1);
    stop();
    assert.equal(target.listeners.size, 0);
  });

  it('takes no widget of another copy of the package for a stranger, while that copy hears it', () => {
    const { target, log, watch } = begin();
    const { popup } = fakePopup();
    watch('ours');
    const received: unknown[] = [];
    const another = new MessageHub(target);
    const stop = another.add({ source: () => popup, receive: ({ data }) => received.push(data) });
    target.post(popup, 'a');
    target.post(popup, 'forged', 'https://widget.example', false);
    stop();
    target.post(popup, 'b');
    assert.deepEqual(received, ['a']);
    assert.deepEqual(log, ['ours stray forged', 'ours stray b']);
  });

  it('does not believe a forged event that names a known source', () => {
    const { target, log, add, watch } = begin();
    const { popup } = fakePopup();
    watch('watcher');
    add('one', popup);
    target.post(popup, 'forged', 'https://widget.example', false);
    assert.deepEqual(log, ['watcher stray forged']);
  });

  it('forgets a route that was removed, its source included', () => {
    const { target, log, add, watch } = begin();
    const { popup } = fakePopup();
    watch('watcher');
    const stop = add('one', popup);
    target.post(popup, 'a');
    stop();
    target.post(popup, 'b');
    assert.deepEqual(log, ['one a', 'watcher stray b']);
  });

  it('does not take an empty source for a frame that is not there yet', () => {
    const { target, log, add, watch } = begin();
    watch('watcher');
    add('one', null);
    target.post(null, 'x');
    assert.deepEqual(log, ['watcher stray x']);
  });
});

describe('the rejection of a stray event', () => {
  const event = (parts: object) => parts as MessageEvent<unknown>;
  const origin = 'https://evil.example';

  it('names its reason and origin when it claims to be MX’s, and never quotes it', () => {
    for (const data of [{ mx: true }, { type: 'mx/load' }, { type: 'oauthComplete/success' }]) {
      assert.deepEqual(rejectionOfStray(event({ data, origin })), {
        reason: 'unknown-source',
        origin,
        message: 'It does not come from the frame of a widget on this page.',
      });
    }
  });

  it('is none for anybody else’s traffic', () => {
    const others = [undefined, null, 7, 'mx/load', '{"mx":true}', [], {}, { mx: 1 }, { type: 'webpackOk' }];
    for (const data of others) assert.equal(rejectionOfStray(event({ data, origin })), undefined);
  });

  it('is none when reading it throws, or its origin is no text', () => {
    const fail = () => {
      throw new Error('a getter that throws');
    };
    const throwing = (name: string, parts: object) =>
      event(Object.defineProperty({ ...parts }, name, { get: fail }));
    for (const name of ['data', 'origin']) {
      assert.equal(rejectionOfStray(throwing(name, { data: { mx: true }, origin })), undefined);
    }
    for (const name of ['mx', 'type']) {
      const data = Object.defineProperty({}, name, { get: fail });
      assert.equal(rejectionOfStray(event({ data, origin })), undefined);
    }
    assert.equal(rejectionOfStray(event({ data: { mx: true }, origin: { evil: true } })), undefined);
  });
});

describe('the budget of reports', () => {
  it('is ten a second, and full again in the next', () => {
    const clock = { time: 5000 };
    const mayReport = createReportBudget(() => clock.time);
    const flood = () => Array.from({ length: 1000 }, mayReport).filter(Boolean).length;
    assert.equal(flood(), 10);
    clock.time += 999;
    assert.equal(flood(), 0);
    clock.time += 1;
    assert.equal(flood(), 10);
  });

  it('does not wait for a clock that was turned back', () => {
    const clock = { time: 5000 };
    const mayReport = createReportBudget(() => clock.time, 1);
    assert.deepEqual([mayReport(), mayReport()], [true, false]);
    clock.time = 0;
    assert.equal(mayReport(), true);
  });
});
