import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { approve, deny, goToBank, instruct, signInAtBank } from './sandbox-person.js';
import { setStage, type Visit } from './sandbox-stage.js';

const stage = setStage();
const oauthBank = { current_institution_code: 'mx_bank_oauth' };
const allDataBank = { current_institution_code: 'alder_community_alldata' };

describe('a trip to the bank', { concurrency: 2 }, () => {
  for (const [name, widget] of [
    ['an OAuth bank', oauthBank],
    ['AllData', allDataBank],
  ] as const) {
    it(`connects through ${name}, and its window closes itself`, async () => {
      const visit = await stage.visit({ widget });
      const bank = await goToBank(visit);
      const closed = bank.waitForEvent('close');
      await approve(bank);
      await closed;
      await connected(visit);
      assert.equal(stage.memberOf(visit.userGuid).connection_status, 'CONNECTED');
    });

    it(`shows that ${name} was declined, and goes there again`, async () => {
      const visit = await stage.visit({ widget });
      await deny(await goToBank(visit));
      await visit.frame.getByRole('heading', { name: 'Your bank was not connected' }).waitFor();
      await visit.frame.getByRole('button', { name: 'Try again' }).click();
      await approve(await goToBank(visit));
      await connected(visit);
    });
  }

  it('connects even if the bank cuts the tie to its opener', async () => {
    const visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await instruct(bank, 'ask', { severed: true });
    await approve(bank);
    await connected(visit);
  });

  it('connects late, though the bank closed its window without a word', async () => {
    const visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await instruct(bank, 'late');
    const closed = bank.waitForEvent('close');
    await approve(bank);
    await closed;
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
    await connected(visit);
  });

  it('connects without asking when the bank is told to', async () => {
    const visit = await stage.visit({ widget: oauthBank });
    await instruct(await goToBank(visit), 'approve');
    await connected(visit);
  });

  for (const [behaviour, reason] of [
    ['deny', 'CANCELLED'],
    ['impede', 'IMPEDED'],
    ['fail', 'SERVER_ERROR'],
  ] as const) {
    it(`ends with ${reason} when the bank is told to ${behaviour}`, async () => {
      const visit = await stage.visit({ widget: oauthBank });
      const bank = await goToBank(visit);
      await instruct(bank, behaviour);
      if (behaviour !== 'deny') await approve(bank);
      await visit.heard('mx/connect/oauthError');
      assert.equal(await reasonOf(visit), reason);
    });
  }

  it('ends with DENIED after three wrong passwords', async () => {
    const visit = await stage.visit({ widget: oauthBank });
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
      const visit = await stage.visit({ widget: oauthBank });
      const bank = await goToBank(visit);
      await instruct(bank, behaviour);
      const closed = behaviour === 'close' ? bank.waitForEvent('close') : undefined;
      await approve(bank);
      await closed;
      await visit.page.waitForTimeout(1500);
      await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
      await visit.frame.getByRole('button', { name: 'Try again' }).click();
      await visit.frame.getByRole('button', { name: 'Continue' }).waitFor();
    });
  }

  it('shares at least one account', async () => {
    const visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    await signInAtBank(bank);
    for (const box of await bank.getByRole('checkbox').all()) await box.uncheck();
    await bank.getByRole('button', { name: 'Approve' }).click();
    await bank.getByText('Choose at least one account').waitFor();
    assert.equal(stage.memberOf(visit.userGuid).connection_status, 'PENDING');
  });

  it('is unknown to AllData when it leads to a bank, and refuses what it does not know', async () => {
    const visit = await stage.visit({ widget: oauthBank });
    const bank = await goToBank(visit);
    const { search } = new URL(bank.url());
    const statusOf = async (url: string) => (await bank.goto(url))?.status();
    assert.equal(await statusOf(`${stage.sandbox.allDataUrl}/connect${search}`), 404);
    assert.equal(await statusOf(`${stage.sandbox.bankUrl}/authorize${search}&behaviour=dance`), 400);
    await bank.getByText('behaviour must be one of ask, approve').waitFor();
    assert.equal(await statusOf(`${stage.sandbox.widgetUrl}/oauth/complete${search}`), 404);
  });
});

describe('a trip that the host sends its user on (APP)', () => {
  it('reports to the page that opened the window, and to no other', async () => {
    const visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source: 'APP' } });
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.heard('mx/connect/oauthRequested');
    const opened = visit.page.waitForEvent('popup');
    await visit.page.evaluate((url) => void window.open(url), await requestedUrl(visit));
    await approve(await opened);
    await visit.heard('oauthComplete/success');
    const report = (await visit.messages()).find(({ type }) => type === 'oauthComplete/success');
    assert.equal(report?.metadata['member_guid'], stage.memberOf(visit.userGuid).guid);
    assert.equal(report.origin, stage.sandbox.widgetUrl);
    await connected(visit);
  });

  for (const [decide, expected] of [
    [approve, { status: 'success' }],
    [deny, { status: 'error', error_reason: 'CANCELLED' }],
  ] as const) {
    it(`ends at client_redirect_url with status=${expected.status}`, async () => {
      const client_redirect_url = `${stage.hostUrl}return?kept=1`;
      const visit = await stage.visit({
        widget: { ...oauthBank, oauth_referral_source: 'APP', client_redirect_url },
      });
      await visit.frame.getByRole('button', { name: 'Continue' }).click();
      await visit.heard('mx/connect/oauthRequested');
      const page = await visit.context.newPage();
      await page.goto(await requestedUrl(visit));
      await decide(page);
      await page.waitForURL(/return/);
      const { guid } = stage.memberOf(visit.userGuid);
      assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), {
        kept: '1',
        ...(expected.status === 'success' ? { member_guid: guid } : {}),
        ...expected,
      });
    });
  }

  it('goes on when the host says that it ended, as native shells do', async () => {
    const visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source: 'APP' } });
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
    await visit.command({ mx: true, type: 'oauthComplete/error', metadata: { error_reason: 'DENIED' } });
    await visit.heard('mx/connect/oauthError');
    assert.equal(await reasonOf(visit), 'DENIED');
  });

  it('asks its server for the reason when the host tells none, as MX’s own hosts do', async () => {
    const visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source: 'APP' } });
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.heard('mx/connect/oauthRequested');
    const page = await visit.context.newPage();
    await page.goto(`${await requestedUrl(visit)}&behaviour=deny`);
    await visit.command({ mx: true, type: 'oauthComplete/error', metadata: {} });
    await visit.heard('mx/connect/oauthError');
    assert.equal(await reasonOf(visit), 'CANCELLED');
  });

  it('believes no success that its server knows nothing of', async () => {
    const visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source: 'APP' } });
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
    const { guid } = stage.memberOf(visit.userGuid);
    await visit.command({ mx: true, type: 'oauthComplete/success', metadata: { member_guid: guid } });
    await visit.page.waitForTimeout(400);
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
  });
});

async function connected(visit: Visit): Promise<void> {
  await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
}

async function reasonOf(visit: Visit): Promise<unknown> {
  const failure = (await visit.messages()).find(({ type }) => type === 'mx/connect/oauthError');
  return failure?.metadata['error_reason'];
}

async function requestedUrl(visit: Visit): Promise<string> {
  const request = (await visit.messages()).find(({ type }) => type === 'mx/connect/oauthRequested');
  return String(request?.metadata['url']);
}
