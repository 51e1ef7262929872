import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createPopups, type PopupOptions } from '../../demo/sandbox/bank/popups.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/index.js';
import { createManualTimers } from './manual-timers.js';
import { eventually } from './waiting.js';

/** Without a browser: the pages are fetched, and what they would do next is read off their `#ending`. */
interface Page {
  status: number;
  openerPolicy: string | null;
  html: string;
  ending: string | undefined;
  /** Where the page goes on, absolute. */
  next: string;
}

async function visit(url: string): Promise<Page> {
  const response = await fetch(url);
  const html = await response.text();
  const [, ending, path = ''] = /data-ending="(\w+)" data-url="([^"]*)"/.exec(html) ?? [];
  return {
    status: response.status,
    openerPolicy: response.headers.get('cross-origin-opener-policy'),
    html,
    ending,
    next: new URL(path.replaceAll('&amp;', '&'), url).href,
  };
}

/** Follows what a waiting page fetches, to the page that it goes on to. */
async function visitAfterWaiting({ next }: Page): Promise<Page> {
  return visit(new URL(await (await fetch(next)).text(), next).href);
}

interface Journey {
  url: string;
  status: () => string | undefined;
}

/** A new member of a new user, on the way to its bank. */
async function departFrom(sandbox: Sandbox, institution_code: string): Promise<Journey> {
  async function ask<Body>(path: string, body: object): Promise<Body> {
    const token = Buffer.from(`${sandbox.clientId}:${sandbox.apiKey}`).toString('base64');
    const response = await fetch(`${sandbox.apiUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${token}`, 'Accept-Version': 'v20250224' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Body;
  }
  const { user } = await ask<{ user: { guid: string } }>('/users', { user: { metadata: 'away' } });
  const { member } = await ask<{ member: { guid: string; oauth_window_uri: string } }>(
    `/users/${user.guid}/members`,
    { member: { institution_code, is_oauth: true } },
  );
  return {
    url: member.oauth_window_uri,
    status: () => sandbox.members().find(({ guid }) => guid === member.guid)?.connection_status,
  };
}

describe('the sandbox’s popup options', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ latency: 0, hostnames: 'localhost', popup: { behaviour: 'deny' } });
  });
  after(() => sandbox.close());

  const depart = (institution: string): Promise<Journey> => departFrom(sandbox, institution);

  for (const institution of ['mx_bank_oauth', 'alder_community_alldata']) {
    it(`decide what ${institution} does`, async () => {
      sandbox.setPopup({ behaviour: 'deny', openerPolicy: 'same-origin' });
      const denied = await visit((await depart(institution)).url);
      assert.equal(denied.openerPolicy, 'same-origin');
      assert.equal(denied.ending, 'return');
      assert.match(denied.next, /\/oauth\/complete\?state=/);

      sandbox.setPopup({ behaviour: 'impede', asks: false });
      const { url, status } = await depart(institution);
      const impeded = await visit(url);
      assert.equal(impeded.openerPolicy, 'unsafe-none');
      assert.equal(impeded.ending, 'return');
      assert.equal(status(), 'IMPEDED');
    });
  }

  it('give way to what the address of a page says', async () => {
    sandbox.setPopup({ behaviour: 'close', asks: false, openerPolicy: 'same-origin' });
    const { url } = await depart('mx_bank_oauth');
    const page = await visit(`${url}&behaviour=ask`);
    assert.equal(page.openerPolicy, 'unsafe-none');
    assert.match(page.html, /Sign in to online banking/);
    assert.equal((await visit(url)).ending, 'close');
  });

  it('ask the user unless told otherwise', async () => {
    sandbox.setPopup({});
    assert.match((await visit((await depart('mx_bank_oauth')).url)).html, /Sign in to online banking/);
    sandbox.setPopup({ behaviour: 'approve', asks: true });
    assert.match((await visit((await depart('mx_bank_oauth')).url)).html, /Sign in to online banking/);
  });

  it('let the bank take its time', async () => {
    sandbox.setPopup({ behaviour: 'approve', delay: 30 });
    const { url, status } = await depart('mx_bank_oauth');
    const waiting = await visit(url);
    assert.equal(waiting.ending, 'wait');
    assert.equal(status(), 'PENDING');
    assert.equal((await visitAfterWaiting(waiting)).ending, 'return');
    await eventually(() => (status() === 'CONNECTED' ? true : undefined));
  });

  it('bring a hanging window back to life when they change, even if it has not begun to wait yet', async () => {
    sandbox.setPopup({ behaviour: 'hang', asks: false });
    const { url } = await depart('mx_bank_oauth');
    const [one, other] = [await visit(url), await visit(url)];
    assert.equal(one.ending, 'wait');
    const woken = visitAfterWaiting(one);
    sandbox.setPopup({ behaviour: 'close', asks: false });
    assert.equal((await woken).ending, 'close');
    assert.equal((await visitAfterWaiting(other)).ending, 'close');
  });

  it('let a late success come at once when they change', async () => {
    sandbox.setPopup({ behaviour: 'late', asks: false });
    const { url, status } = await depart('mx_bank_oauth');
    assert.equal((await visit(url)).ending, 'close');
    assert.equal(status(), 'PENDING');
    sandbox.setPopup({});
    await eventually(() => (status() === 'CONNECTED' ? true : undefined));
  });
});

describe('what waits at the bank', () => {
  it('ends with the sandbox: no late answer comes anymore', async () => {
    const sandbox = await startSandbox({
      latency: 0,
      hostnames: 'localhost',
      popup: { behaviour: 'late', asks: false },
    });
    const { url } = await departFrom(sandbox, 'mx_bank_oauth');
    assert.equal((await visit(url)).ending, 'close');
    await sandbox.close();
    sandbox.setPopup({});
    await new Promise(setImmediate);
    assert.deepEqual(
      sandbox.members().map(({ most_recent_job_guid }) => most_recent_job_guid),
      [null],
    );
  });

  it('never goes on once closed, neither by its time nor by new options', async () => {
    const timers = createManualTimers();
    const closed = createPopups({}, timers);
    let goneOn = 0;
    const count = (): void => void (goneOn += 1);
    void closed.wait(0, 0).then(count);
    closed.close();
    closed.set({});
    void closed.wait(0, 0).then(count);
    assert.equal(timers.waiting, 0);
    // By the next turn of the event loop, a promise that resolved would have been counted.
    await new Promise(setImmediate);
    assert.equal(goneOn, 0);
  });

  it('is let go when its visitor has left', async () => {
    const popups = createPopups();
    const visit = new AbortController();
    const waiting = popups.wait(null, 0, visit.signal);
    visit.abort();
    await waiting;
    await popups.wait(null, 0, visit.signal);
  });
});

describe('bad popup options', () => {
  // A caller without types can pass anything.
  for (const [options, message] of [
    ['deny', /option popup must be an object, as { behaviour: 'deny' }; got deny/],
    [{ behaviour: 'dance' }, /popup\.behaviour must be one of ask, approve, .*; got dance/],
    [{ openerPolicy: 'none' }, /popup\.openerPolicy must be one of unsafe-none, same-origin; got none/],
    [{ asks: 'no' }, /popup\.asks must be true or false; got no/],
    [{ delay: -1 }, /popup\.delay must be a whole number of milliseconds; got -1/],
    [{ delay: 2 ** 31 }, /popup\.delay/],
    [{ behavior: 'deny' }, /popup\.behavior is unknown; there are behaviour, openerPolicy, asks, delay/],
  ] as const) {
    it(`are refused by name: ${JSON.stringify(options)}`, async () => {
      assert.throws(() => createPopups(options as PopupOptions), message);
      await assert.rejects(startSandbox({ popup: options as PopupOptions }), message);
    });
  }
});
