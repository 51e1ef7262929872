import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listenForReturn, returnChannelName } from '../../src/popout/return-channel.js';

describe('the channel of the return page', () => {
  it('is heard until it is stopped, whatever is posted', async () => {
    let times = 0;
    const sender = new BroadcastChannel(returnChannelName);
    const stop = listenForReturn(
      (name) => new BroadcastChannel(name),
      () => times++,
    );
    /** Messages come in order: once a witness hears this one, the listener has heard all before it. */
    const round = async () => {
      const witness = new BroadcastChannel(returnChannelName);
      const heard = new Promise((resolve) => (witness.onmessage = resolve));
      sender.postMessage('last');
      await heard;
      witness.close();
    };
    for (const data of ['returned', null, 'https://host.example/return?status=success'])
      sender.postMessage(data);
    await round();
    assert.equal(times, 4);
    stop();
    await round();
    assert.equal(times, 4);
    sender.close();
  });

  it('that the browser forbids is no failure', () => {
    const stop = listenForReturn(
      () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
      () => assert.fail('nothing can be heard'),
    );
    stop();
  });
});
