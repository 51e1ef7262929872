import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { approve, deny, goToBank, instruct, signInAtBank } from '../sandbox-person.js';
import { setStage, type Visit } from '../sandbox-stage.js';

const stage = setStage();
const oauthBank = { current_institution_code: 'mx_bank_oauth' };
const allDataBank = { current_institution_code: 'alder_community_alldata' };

describe('a trip to the bank', { concurrency: 2 }, () => {
  for (const [name, widget] of [
    ['an OAuth bank', oauthBank],
    ['AllData', allDataBank],
  ] as const) {
    it(`connects through ${name}, and its window closes itself`, async () => {
      await using visit = await stage.visit({ widget });
      const bank = await goToBank(visit);
      const closed = bank.waitForEvent('close');
      await approve(bank);
      await closed;
      await connected(visit);
      assert.equal(stage.memberOf(visit.userGuid).connection_status, 'CONNECTED');
    });

    it(`has its decision in view at ${name}, in a small window and without scrolling`, async () => {
      await using visit = await stage.visit({ widget });
      const bank = await goToBank(visit);
      await bank.setViewportSize({ width: 320, height: 480 });
      await signInAtBank(bank);
      for (const decision of ['Approve', 'Deny']) {
        const box = await bank.getByRole('button', { name: decision }).boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= 480, `${decision}: ${JSON.stringify(box)}`);
      }
    });

    it(`shows that ${name} was declined, and goes there again`, async () => {
      await using visit = await stage.visit({ widget });
      await deny(await goToBank(visit));
      await visit.frame.getByRole('heading', { name: 'Your bank was not connected' }).waitFor();
      await visit.frame.getByRole('button', { name: 'Try again' }).click();
      await approve(await goToBank(visit));
      await connected(visit);
    });
  }

  for (const [what, decide, end] of [
    ['connects', approve, connected],
    ['fails', deny, cancelled],
  ] as const) {
    it(`${what} even if the bank cuts the tie to its opener`, async () => {
      await using visit = await stage.visit({ widget: oauthBank });
      const bank = await goToBank(visit);
      await instruct(bank, 'ask', { severed: true });
      await decide(bank);
      await end(visit);
    });
  }

  it('is over at once when the result page reports, without another look', async () => {
    await using visit = await stage.visit({ widget: oauthBank, clockStopped: true });
    await approve(await goToBank(visit));
    await visit.heard('mx/connect/stepChange', 'connecting');
  });

  it('is followed through requests that fail', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    const { promise: failedTwice, resolve } = withResolvers();
    let failures = 0;
    await visit.page.route('**/session/departures/*', async (route) => {
      if (failures === 2) return route.continue();
      await route.abort();
      failures += 1;
      if (failures === 2) resolve();
    });
    const bank = await goToBank(visit);
    await failedTwice;
    await instruct(bank, 'ask', { severed: true });
    await approve(bank);
    await connected(visit);
  });

  it('connects late, though the bank closed its window without a word', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await instruct(bank, 'late');
    const closed = bank.waitForEvent('close');
    await approve(bank);
    await closed;
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
    await connected(visit);
  });

  it('connects without asking when the bank is told to', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    await instruct(await goToBank(visit), 'approve');
    await connected(visit);
  });

  for (const [behaviour, reason] of [
    ['deny', 'CANCELLED'],
    ['impede', 'IMPEDED'],
    ['fail', 'SERVER_ERROR'],
  ] as const) {
    it(`ends with ${reason} when the bank is told to ${behaviour}`, async () => {
      await using visit = await stage.visit({ widget: oauthBank });
      const bank = await goToBank(visit);
      await instruct(bank, behaviour);
      if (behaviour !== 'deny') await approve(bank);
      await visit.heard('mx/connect/oauthError');
      assert.equal(await reasonOf(visit), reason);
    });
  }

  it('ends with DENIED after three wrong passwords', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await signInAtBank(bank, 'INVALID');
    await bank.getByRole('alert').waitFor();
    await signInAtBank(bank, 'INVALID');
    await bank.getByRole('alert').waitFor();
    await signInAtBank(bank, 'INVALID');
    await visit.heard('mx/connect/oauthError');
    assert.equal(await reasonOf(visit), 'DENIED');
  });

  for (const behaviour of ['hang', 'close']) {
    it(`is waited for while the bank does nothing but ${behaviour}`, async () => {
      await using visit = await stage.visit({ widget: oauthBank });
      const bank = await goToBank(visit);
      await instruct(bank, behaviour);
      const closed = behaviour === 'close' ? bank.waitForEvent('close') : undefined;
      await approve(bank);
      await closed;
      await visit.polled();
      await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
      await visit.frame.getByRole('button', { name: 'Try again' }).click();
      await visit.frame.getByRole('button', { name: 'Continue' }).waitFor();
    });
  }

  it('shares at least one account', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await signInAtBank(bank);
    for (const box of await bank.getByRole('checkbox').all()) await box.uncheck();
    await bank.getByRole('button', { name: 'Approve' }).click();
    await bank.getByText('Choose at least one account').waitFor();
    assert.equal(stage.memberOf(visit.userGuid).connection_status, 'PENDING');
  });

  it('is unknown to AllData when it leads to a bank, and refuses what it does not know', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    const { search } = new URL(bank.url());
    const statusOf = async (url: string) => (await bank.goto(url))?.status();
    assert.equal(await statusOf(`${stage.sandbox.allDataUrl}/connect${search}`), 404);
    assert.equal(await statusOf(`${stage.sandbox.bankUrl}/authorize${search}&behaviour=dance`), 400);
    await bank.getByText('behaviour must be one of ask, approve').waitFor();
    assert.equal(await statusOf(`${stage.sandbox.widgetUrl}/oauth/complete${search}`), 404);
  });
});

describe('a trip that the host sends its user on (APP)', { concurrency: 2 }, () => {
  const app = { ...oauthBank, oauth_referral_source: 'APP' };

  it('ends on a page that posts nothing and stays, as the widget finds out by itself', async () => {
    await using visit = await stage.visit({ widget: app });
    const url = await depart(visit);
    await visit.context.clock.install();
    const opened = visit.page.waitForEvent('popup');
    await visit.page.evaluate((url) => void window.open(url), url);
    const bank = await opened;
    await approve(bank);
    await bank.getByRole('heading', { name: 'All done' }).waitFor();
    await bank.waitForLoadState();
    // Whatever the page's script has posted to its opener arrives before this.
    await bank.evaluate(() => {
      const opener = window.opener as Window;
      opener.postMessage({ mx: true, type: 'from the result page', metadata: {} }, '*');
    });
    await visit.heard('from the result page');
    await connected(visit);
    const types = (await visit.messages()).map(({ type }) => type);
    assert.deepEqual(
      types.filter((type) => !type.startsWith('mx/')),
      ['from the result page'],
    );
    await visit.context.clock.fastForward('01:00:00');
    await bank.getByText('You can close this window and go back to the app.').waitFor();
  });

  for (const [decide, end] of [
    [approve, connected],
    [deny, cancelled],
  ] as const) {
    it(`is ${end.name} without a word from anybody`, async () => {
      await using visit = await stage.visit({ widget: app });
      const bank = await visit.context.newPage();
      await bank.goto(await depart(visit));
      await decide(bank);
      await end(visit);
    });
  }

  for (const [decide, end, expected] of [
    [approve, connected, { status: 'success' }],
    [deny, cancelled, { status: 'error', error_reason: 'CANCELLED' }],
  ] as const) {
    it(`ends at client_redirect_url with status=${expected.status}, and so in the widget`, async () => {
      const client_redirect_url = `${stage.hostUrl}return?kept=1`;
      await using visit = await stage.visit({ widget: { ...app, client_redirect_url } });
      const page = await visit.context.newPage();
      await page.goto(await depart(visit));
      await decide(page);
      await page.waitForURL(/return/);
      const { guid } = stage.memberOf(visit.userGuid);
      assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), {
        kept: '1',
        ...(expected.status === 'success' ? { member_guid: guid } : {}),
        ...expected,
      });
      await end(visit);
    });
  }
});

describe('while MX knows of no end of a trip', { concurrency: 2 }, () => {
  for (const oauth_referral_source of ['BROWSER', 'APP']) {
    for (const type of ['oauthComplete/success', 'oauthComplete/error']) {
      it(`a forged ${type} changes nothing (${oauth_referral_source})`, async () => {
        await using visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source } });
        await depart(visit);
        const { guid } = stage.memberOf(visit.userGuid);
        // As a member that had been connected before; what is pending is its new authorization.
        stage.sandbox.setMemberStatus(guid, 'CONNECTED');
        const before = await visit.messages();
        const forged = { mx: true, type, metadata: { member_guid: guid, error_reason: 'DENIED' } };
        await visit.frame
          .locator('html')
          .evaluate((_, forged) => postMessage(forged, location.origin), forged);
        await visit.command(forged);
        // Commands arrive in order: once this one has had its effect, the forged one has been read.
        await visit.command({ type: 'mx/sdk/info', metadata: { sdk: 'web', version: '1' } });
        await visit.frame.locator('html[data-host-sdk="web 1"]').waitFor();
        await visit.polled();
        await visit.delivered();
        assert.deepEqual(await visit.messages(), before);
        await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
      });
    }
  }
});

/** Clicks Continue, and waits until the widget waits; resolves with the address of the trip. */
async function depart(visit: Visit): Promise<string> {
  await visit.frame.getByRole('button', { name: 'Continue' }).click();
  await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
  await visit.heard('mx/connect/oauthRequested');
  const request = (await visit.messages()).find(({ type }) => type === 'mx/connect/oauthRequested');
  return String(request?.metadata['url']);
}

async function connected(visit: Visit): Promise<void> {
  await visit.heard('mx/connect/memberConnected');
  await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
}

async function cancelled(visit: Visit): Promise<void> {
  await visit.heard('mx/connect/oauthError');
  assert.equal(await reasonOf(visit), 'CANCELLED');
}

async function reasonOf(visit: Visit): Promise<unknown> {
  const failure = (await visit.messages()).find(({ type }) => type === 'mx/connect/oauthError');
  return failure?.metadata['error_reason'];
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
