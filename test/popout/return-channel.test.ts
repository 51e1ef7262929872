import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeUrlMessage } from '../../src/protocol/index.js';
import { decodeReturnUrl, listenForReturn, returnChannelName } from '../../src/popout/return-channel.js';

const page = 'https://host.example/bank/return';

describe('the address of the return page', () => {
  for (const [url, expected] of [
    [`${page}?status=success&member_guid=MBR-1`, { outcome: 'completed', memberGuid: 'MBR-1' }],
    [`${page}?kept=1&status=success&member_guid=MBR-1#top`, { outcome: 'completed', memberGuid: 'MBR-1' }],
    [`${page}?status=success&amp;member_guid=MBR-1`, { outcome: 'completed', memberGuid: 'MBR-1' }],
    [
      'http://localhost:4300/?status=success&member_guid=MBR-1',
      { outcome: 'completed', memberGuid: 'MBR-1' },
    ],
    [
      `${page}?status=error&member_guid=MBR-1&error_reason=DENIED`,
      { outcome: 'denied', memberGuid: 'MBR-1', reason: 'DENIED' },
    ],
    [`${page}?status=error`, { outcome: 'denied' }],
    [`${page}?status=mine&kept=%E0%A4%A&status=success`, { outcome: 'completed' }],
    [`${page}?status=success&__proto__=x&constructor=y`, { outcome: 'completed' }],
  ] as const) {
    it(url, () => assert.deepEqual(decodeReturnUrl(url), expected));
  }

  for (const junk of [
    undefined,
    null,
    7,
    {},
    { url: `${page}?status=success` },
    '',
    page,
    `${page}?`,
    `${page}?status=pending`,
    `${page}?status=success&member_guid=%E0%A4%A`,
    `${page}#status=success`,
    'javascript:alert(1)//?status=success',
    '/return?status=success',
  ]) {
    it(`says nothing in ${JSON.stringify(junk)}`, () => assert.equal(decodeReturnUrl(junk), undefined));
  }

  it('is read as decodeUrlMessage reads it for a native shell, whatever the page has in its own query', () => {
    const parameters = fc.constantFrom(
      'status=success',
      'status=error',
      'status=mine',
      'status',
      'member_guid=MBR-1',
      'amp;member_guid=MBR-2',
      'member_guid=%E0%A4%A',
      'error_reason=DENIED',
      'error_reason=a+b%20c',
      'member%5Fguid=MBR-3',
      'kept=%E0%A4%A',
    );
    fc.assert(
      fc.property(fc.array(parameters), (query) => {
        const url = `${page}?${query.join('&')}`;
        const decoded = decodeUrlMessage(url, { clientRedirectUrl: page });
        assert.deepEqual(
          decodeReturnUrl(url),
          decoded.status === 'oauth-result' ? decoded.result : undefined,
        );
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.webUrl({ withQueryParameters: true })), (data) => {
        decodeReturnUrl(data);
      }),
    );
  });
});

describe('the channel', () => {
  it('is heard until it is stopped', async () => {
    const heard: unknown[] = [];
    const sender = new BroadcastChannel(returnChannelName);
    const stop = listenForReturn(
      (name) => new BroadcastChannel(name),
      (result) => heard.push(result),
    );
    // Messages come in order: once the last is heard, so were those before it.
    const last = new Promise((resolve) => {
      const witness = new BroadcastChannel(returnChannelName);
      witness.onmessage = ({ data }) => {
        if (data !== 'last') return;
        witness.close();
        resolve(undefined);
      };
    });
    sender.postMessage('junk');
    sender.postMessage(`${page}?status=success&member_guid=MBR-1`);
    sender.postMessage('last');
    await last;
    assert.deepEqual(heard, [{ outcome: 'completed', memberGuid: 'MBR-1' }]);
    stop();
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
