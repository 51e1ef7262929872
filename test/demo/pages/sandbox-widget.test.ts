import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { signIn } from '../sandbox-person.js';
import { setStage, type Visit } from '../sandbox-stage.js';

const stage = setStage();
const mxbank = { current_institution_code: 'mxbank' };

describe('a widget URL', () => {
  for (const [state, status, prepare] of [
    ['spent', 410, fetchInBrowser],
    ['expired', 410, () => stage.sandbox.expireUrl()],
    ['unknown', 404, () => undefined],
  ] as const) {
    it(`that is ${state} answers ${status} with a page that explains and says nothing to its host`, async () => {
      await using visit = await stage.visit();
      await visit.frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
      const before = await visit.messages();
      const minted = await stage.mintUrl(visit.userGuid);
      await prepare(minted);
      const url = state === 'unknown' ? `${stage.sandbox.widgetUrl}/md/connect/nonsense` : minted;
      const answered = visit.page.waitForResponse(url);
      await visit.page.evaluate((src) => document.querySelector('iframe')?.setAttribute('src', src), url);
      assert.equal((await answered).status(), status);
      await visit.frame.getByRole('heading', { name: 'This link can’t be used' }).waitFor();
      await visit.delivered();
      assert.deepEqual(await visit.messages(), before);
    });
  }

  it('is good for one load', async () => {
    const url = await stage.mintUrl(await stage.createUser());
    assert.deepEqual([await fetchInBrowser(url), await fetchInBrowser(url)], [200, 410]);
  });
});

describe('the widget', { concurrency: 2 }, () => {
  it('has a header where there is a way back, and no empty one elsewhere', async () => {
    await using visit = await stage.visit();
    const header = visit.frame.locator('header');
    const bank = visit.frame.getByRole('button', { name: 'MX Bank', exact: true });
    await bank.waitFor();
    assert.equal(await header.count(), 0);
    await bank.click();
    await header.getByRole('button', { name: 'Back' }).waitFor();
  });

  it('lets a person find a bank with the keyboard alone', async () => {
    await using visit = await stage.visit();
    const { page, frame, heard } = visit;
    await frame.getByLabel('Search for your bank').focus();
    await page.keyboard.type('mx bank');
    await frame.getByRole('button', { name: 'Aspen Ridge' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await heard('mx/connect/selectedInstitution');
    await frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
  });

  it('asks for a query once the typing pauses, not for every letter', async () => {
    await using visit = await stage.visit({ clockStopped: true });
    const { context, frame, heard, messages } = visit;
    await frame.getByLabel('Search for your bank').pressSequentially('canyon');
    await context.clock.runFor(1000);
    await heard('mx/connect/institutionSearch');
    await frame.getByRole('button', { name: 'Canyon State Teachers Credit Union' }).waitFor();
    const queries = (await messages()).filter(({ type }) => type === 'mx/connect/institutionSearch');
    assert.deepEqual(
      queries.map(({ metadata }) => metadata['query']),
      ['canyon'],
    );
  });

  it('takes a second try after a wrong password, for the same member', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'INVALID');
    await visit.frame.getByText('does not match').waitFor();
    await signIn(visit, 'right');
    await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
    const types = (await visit.messages()).map(({ type }) => type);
    assert.ok(types.includes('mx/connect/updateCredentials'));
    assert.equal(stage.memberOf(visit.userGuid).connection_status, 'CONNECTED');
  });

  it('sends nothing while a field is empty, and says which', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    const { page, frame, delivered, messages } = visit;
    await frame.getByLabel('Username').fill('mxuser');
    await frame.getByLabel('Password').focus();
    await page.keyboard.press('Enter');
    await frame.getByText('Password is required').waitFor();
    assert.equal(await frame.getByLabel('Password').getAttribute('aria-invalid'), 'true');
    await delivered();
    assert.ok(!(await messages()).some(({ type }) => type === 'mx/connect/enterCredentials'));
  });

  for (const [kind, act] of [
    ['options', ({ frame }: Visit) => frame.getByLabel('Correct', { exact: true }).check()],
    ['image', ({ frame }: Visit) => frame.getByLabel('Which word does the picture show?').fill('correct')],
  ] as const) {
    it(`connects through a challenge of kind ${kind}`, async () => {
      await using visit = await stage.visit({ widget: mxbank });
      await signIn(visit, kind);
      await act(visit);
      await visit.frame.getByRole('button', { name: 'Continue' }).click();
      await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
    });
  }

  it('tries a rejected answer again with a new question', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'challenge');
    await visit.frame.getByLabel('What city were you born in?').fill('wrong');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('heading', { name: 'Incorrect information' }).waitFor();
    await visit.frame.getByRole('button', { name: 'Try again' }).click();
    await visit.frame.getByLabel('What city were you born in?').fill('correct');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
  });

  it('offers no way to the search where there is none, and leaves the end to its host', async () => {
    await using visit = await stage.visit({ widget: { ...mxbank, disable_institution_search: true } });
    await visit.frame.getByLabel('Username').waitFor();
    assert.equal(await visit.frame.getByRole('button', { name: 'Back' }).count(), 0);
    await visit.command({ mx: true, type: 'mx/navigation', payload: { action: 'back' } });
    await visit.heard('mx/navigation');
    await signIn(visit, 'right');
    await visit.frame.getByRole('button', { name: 'Done' }).click();
    await visit.heard('mx/connect/backToSearch');
    await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
  });

  it('opens a member on its credentials when they are to be updated', async () => {
    await using first = await stage.visit({ widget: mxbank });
    await signIn(first, 'right');
    await first.frame.getByRole('heading', { name: 'Success!' }).waitFor();
    const { guid } = stage.memberOf(first.userGuid);
    await using visit = await stage.visit({
      userGuid: first.userGuid,
      widget: { current_member_guid: guid, update_credentials: true },
    });
    const { frame } = visit;
    await frame.getByRole('heading', { name: 'Sign in to MX Bank' }).waitFor();
  });

  it('shows only the institutions of the countries asked for', async () => {
    await using visit = await stage.visit({ widget: { iso_country_code: ['CA'] } });
    const { frame } = visit;
    await frame.getByRole('button', { name: 'Caisse des Érables' }).waitFor();
    assert.equal(await frame.getByRole('button', { name: 'MX Bank' }).count(), 0);
  });

  for (const [language, heading] of [
    ['en-CA', 'Select your financial institution'],
    ['es', 'Seleccione su banco'],
    ['fr', 'Choisissez votre banque'],
  ] as const) {
    it(`speaks ${language}`, async () => {
      await using visit = await stage.visit({ language });
      const { frame } = visit;
      await frame.getByRole('heading', { name: heading }).waitFor();
      assert.equal(await frame.locator('html').getAttribute('lang'), language);
    });
  }

  it('tells a host that its user is active, but not for every move', async () => {
    await using visit = await stage.visit();
    const { page, heard, delivered, frame } = visit;
    await frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
    await page.mouse.move(100, 200);
    await page.mouse.move(120, 200, { steps: 20 });
    await heard('mx/ping');
    await delivered();
    const pings = await page.evaluate(
      () =>
        (window as unknown as { received: { type: string }[] }).received.filter(
          ({ type }) => type === 'mx/ping',
        ).length,
    );
    assert.equal(pings, 1);
  });

  it('is mute to a host that sends no referrer, and works all the same', async () => {
    await using visit = await stage.visit({ widget: mxbank, referrerPolicy: 'no-referrer' });
    await signIn(visit, 'right');
    await visit.frame.getByRole('heading', { name: 'Success!' }).waitFor();
    await visit.delivered();
    assert.deepEqual(await visit.messages(), []);
  });

  it('obeys no window but its host', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await visit.frame.getByLabel('Username').waitFor();
    const forge = { type: 'mx/navigation', payload: { action: 'back' } };
    await visit.frame.locator('html').evaluate((_, data) => postMessage(JSON.stringify(data), '*'), forge);
    await visit.delivered();
    assert.ok(!(await visit.messages()).some(({ type }) => type === 'mx/navigation'));
  });

  it('in a WebView says everything by navigating', async () => {
    const userGuid = await stage.createUser();
    const widget = { ...mxbank, is_mobile_webview: true, ui_message_webview_url_scheme: 'acme' };
    const page = await stage.browser.newPage();
    const navigations = await recordNavigations(page, 3);
    await page.goto(await stage.mintUrl(userGuid, widget), { waitUntil: 'commit' });
    await page.getByLabel('Password').waitFor();
    const [first, ...others] = await navigations.recorded;
    await page.close();
    assert.match(first ?? '', /^acme:\/\/load\?metadata=/);
    const metadata = JSON.parse(new URL(first ?? '').searchParams.get('metadata') ?? '') as object;
    assert.deepEqual(Object.keys(metadata), ['user_guid', 'session_guid']);
    assert.deepEqual(
      others.map((url) => url.split('?')[0]),
      ['acme://connect/stepChange', 'acme://connect/loaded'],
    );
  });

  it('answers no request without a session, nor about another user’s member', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    const { frame, userGuid } = visit;
    await signIn({ frame }, 'right');
    await frame.getByRole('heading', { name: 'Success!' }).waitFor();
    const { guid } = stage.memberOf(userGuid);
    await using other = await stage.visit();
    await other.frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
    const statuses = await other.frame.locator('#session').evaluate((script, memberGuid) => {
      const { token } = JSON.parse(script.textContent) as { token: string };
      return Promise.all(
        ['', 'Bearer nonsense', `Bearer ${token}`].map((authorization) =>
          fetch(`/session/members/${memberGuid}`, { headers: { authorization } }).then(
            ({ status }) => status,
          ),
        ),
      );
    }, guid);
    assert.deepEqual(statuses, [401, 401, 404]);
  });

  it('runs under its strict policy without a violation', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    const complaints: string[] = [];
    visit.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await signIn(visit, 'image');
    await visit.frame.getByLabel('Which word does the picture show?').fill('correct');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('button', { name: 'Done' }).click();
    await visit.frame.getByLabel('Search for your bank').fill('credit');
    await visit.frame.getByRole('button', { name: 'Canyon State Teachers Credit Union' }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

/** Loads a URL as a page of its own; resolves with the status. */
async function fetchInBrowser(url: string): Promise<number | undefined> {
  const page = await stage.browser.newPage();
  const response = await page.goto(url);
  await page.close();
  return response?.status();
}

/** Records where a page tries to go, as a native shell that intercepts navigations would; `recorded` resolves with the first `count`. */
async function recordNavigations(page: Page, count: number): Promise<{ recorded: Promise<string[]> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const recorded = new Promise<string[]>((resolve) => {
    const urls: string[] = [];
    session.on('Page.frameRequestedNavigation', ({ url }) => {
      if (url.startsWith('acme:')) urls.push(url);
      if (urls.length === count) resolve(urls);
    });
  });
  await session.send('Page.enable');
  return { recorded };
}
