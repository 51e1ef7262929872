import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeDocument, FakeWindow } from '../support/fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { openFrame } from '../../src/frame/open-frame.js';
import { settled } from '../support/stage.js';

const url = 'https://widget.example/md/connect/1';

function begin() {
  const target = new FakeWindow();
  let load: () => void = () => undefined;
  const element = {
    contentWindow: {} as Window,
    setAttribute: () => undefined,
    remove: () => undefined,
    addEventListener: (_: string, callback: () => void) => (load = callback),
  };
  const violations = new Set<(event: unknown) => void>();
  const window = {
    addEventListener: (_: string, callback: (event: unknown) => void) => violations.add(callback),
    removeEventListener: (_: string, callback: (event: unknown) => void) => violations.delete(callback),
    document: fakeDocument({ createElement: () => element }),
  } as unknown as Window;
  const clock = { now: 0 };
  const hub = new MessageHub(target);
  const frame = openFrame({ window, hub, url, title: 'Connect', now: () => clock.now });
  const log: string[] = [];
  const listener = {
    receive: ({ data }: { data: unknown }) => log.push(`${String(data)} ${frame.age}`),
    refuse: () => log.push('refused'),
  };
  const post = (data: unknown) => target.post(element.contentWindow, data);
  const violate = (blockedURI: string, effectiveDirective = 'frame-src', disposition = 'enforce') =>
    violations.forEach((tell) => tell({ blockedURI, effectiveDirective, disposition }));
  return { target, element, violations, clock, frame, log, listener, post, violate, load: () => load() };
}

describe('a frame that was opened early', () => {
  it('keeps what it hears, in order, and says how long ago that was', async () => {
    const { clock, frame, log, listener, post, violate } = begin();
    clock.now = 100;
    post('a');
    clock.now = 400;
    violate('https://widget.example/md');
    post('b');
    clock.now = 1000;
    frame.listen(listener);
    assert.deepEqual(log, [], 'not in the midst of the listener’s own start');
    await settled();
    post('c');
    assert.deepEqual(log, ['a 900', 'refused', 'b 600', 'c 0']);
    assert.equal(frame.since, 0);
  });

  it('keeps a thousand, for a page gone wild must not fill the memory', async () => {
    const { frame, log, listener, post } = begin();
    for (let count = 1; count <= 3000; count++) post(count);
    frame.listen(listener);
    await settled();
    assert.equal(log.length, 1000);
    assert.equal(log.at(-1), '1000 0');
  });

  it('tells of a policy that refuses its own origin, and of no other', () => {
    const { frame, log, listener, violate } = begin();
    frame.listen(listener);
    violate('https://elsewhere.example/');
    violate('https://widget.example/', 'img-src');
    violate('https://widget.example/', 'frame-src', 'report');
    assert.deepEqual(log, []);
    violate('https://widget.example', 'default-src');
    assert.deepEqual(log, ['refused']);
  });

  it('knows whether its page was replaced, also before that has said anything', () => {
    for (const happens of ['load', 'post'] as const) {
      const { element, frame, load, post } = begin();
      assert.equal(frame.isReplaced(), true, 'nobody knows which page it showed');
      if (happens === 'load') load();
      else post('a');
      assert.equal(frame.isReplaced(), false);
      element.contentWindow = {} as Window;
      if (happens === 'load') load();
      assert.equal(frame.isReplaced(), true);
    }
  });

  it('leaves nothing behind, what it kept included', async () => {
    const { target, violations, frame, log, listener, post } = begin();
    post('a');
    frame.listen(listener);
    frame.close();
    await settled();
    assert.deepEqual(log, []);
    assert.equal(target.listeners.size + violations.size, 0);
  });
});
