import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createDeliveries, type Deliveries } from '../../demo/sandbox/webhooks/deliver.js';
import { createManualTimers, type ManualTimers } from './manual-timers.js';
import { eventually } from './waiting.js';

const TIMEOUT = 10_000;
const RETRY_DELAY = 1000;

describe('the delivery of webhooks', () => {
  let receiver: Server;
  let answer: (response: ServerResponse) => void;
  /** The actions of the payloads that have arrived, and their paths. */
  let received: string[];
  let timers: ManualTimers;
  /** The delays of the retries so far. */
  let delays: number[];
  let deliveries: Deliveries;

  before(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        received.push(`${(JSON.parse(body) as { action: string }).action} ${request.url ?? ''}`);
        answer(response);
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  after(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  beforeEach(() => {
    received = [];
    delays = [];
    timers = createManualTimers();
    deliveries = createDeliveries({
      after(milliseconds, run) {
        if (milliseconds !== TIMEOUT) delays.push(milliseconds);
        return timers.after(milliseconds, run);
      },
      close: () => timers.close(),
    });
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/webhooks`;
    deliveries.set({ url, username: '', password: '', retryDelay: RETRY_DELAY });
  });
  afterEach(() => deliveries.close());

  const refuse = (response: ServerResponse) => void response.writeHead(503).end();
  const accept = (response: ServerResponse) => void response.writeHead(204).end();
  const isTrue = (look: () => boolean) => eventually(() => look() || undefined);

  it('sends each one again, as it was', async () => {
    answer = refuse;
    const payload = { action: 'one' };
    deliveries.send(payload);
    payload.action = 'changed since';
    for (const action of ['two', 'three']) deliveries.send({ action });
    await isTrue(() => delays.length === 3);
    answer = accept;
    timers.advance(RETRY_DELAY);
    await isTrue(() => received.length === 6 && timers.waiting === 0);
    const sent = ['one /webhooks', 'two /webhooks', 'three /webhooks'];
    assert.deepEqual(received.slice(0, 3), sent);
    assert.deepEqual(received.slice(3).sort(), sent.toSorted());
  });

  it('gives up after twelve retries, each after twice the time of the one before', async () => {
    answer = refuse;
    deliveries.send({ action: 'refused' });
    for (let retry = 1; retry <= 12; retry++) {
      await isTrue(() => delays.length === retry);
      timers.advance(delays.at(-1) ?? 0);
    }
    await isTrue(() => received.length === 13 && timers.waiting === 0);
    assert.deepEqual(
      delays,
      Array.from({ length: 12 }, (_, index) => RETRY_DELAY * 2 ** index),
    );
  });

  it('takes a redirect for a failure, and does not follow it', async () => {
    answer = (response) => void response.writeHead(307, { Location: '/elsewhere' }).end();
    deliveries.send({ action: 'redirected' });
    await isTrue(() => delays.length === 1);
    assert.deepEqual(received, ['redirected /webhooks']);
  });

  it('takes ten seconds without an answer for a failure', async () => {
    answer = () => {};
    deliveries.send({ action: 'unanswered' });
    await isTrue(() => received.length === 1);
    timers.advance(TIMEOUT - 1);
    assert.equal(timers.waiting, 1, 'it still waits for the answer');
    timers.advance(1);
    await isTrue(() => delays.length === 1);
  });

  it('ends while a retry waits', async () => {
    answer = refuse;
    deliveries.send({ action: 'refused' });
    await isTrue(() => delays.length === 1);
    deliveries.close();
    assert.equal(timers.waiting, 0);
  });

  it('ends while it waits for an answer, without another try', async () => {
    const dropped = new Promise((resolve) => {
      answer = (response) => response.once('close', resolve);
    });
    deliveries.send({ action: 'unanswered' });
    await isTrue(() => received.length === 1);
    deliveries.close();
    await dropped;
    assert.deepEqual(delays, []);
  });
});
