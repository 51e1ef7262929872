import type { Page } from 'playwright-core';
import type { MicrodepositStatusName } from '../../demo/sandbox/index.js';
import { approve, deny, enterAccount, goToBank, instruct, signIn, signInAtBank } from './sandbox-person.js';
import type { Stage, Visit, VisitOptions } from './sandbox-stage.js';

/** A screen of the sandbox, and the way a person gets there. */
export interface Screen {
  name: string;
  /** Resolves with the page to look at. */
  reach: (stage: Stage, options: VisitOptions) => Promise<{ visit: Visit; page: Page }>;
}

const mxbank = { current_institution_code: 'mxbank' };
const oauthBank = { current_institution_code: 'mx_bank_oauth' };
const allDataBank = { current_institution_code: 'alder_community_alldata' };

const numbersBank = { mode: 'verification', current_institution_code: 'tamarack_village' };
const numbers = { routingNumber: '091000019', accountNumber: '33331', email: 'ada@example.com' };

/** The widget as it opens on a microdeposit in this status. */
function atMicrodeposit(status: MicrodepositStatusName): Screen {
  return {
    name: `microdeposit-${status.toLowerCase()}`,
    reach: async (stage, options) => {
      const userGuid = await stage.createUser();
      const account = { account_number: '33331', account_type: 'SAVINGS', routing_number: '091000019' };
      const created = await stage.api('POST', `/users/${userGuid}/micro_deposits`, {
        micro_deposit: account,
      });
      const { guid } = (created as { micro_deposit: { guid: string } }).micro_deposit;
      stage.sandbox.setMicrodepositStatus(guid, status);
      const widget = { mode: 'verification', current_microdeposit_guid: guid };
      const visit = await stage.visit({ ...options, userGuid, widget: { ...widget, ...options.widget } });
      await visit.heard('mx/connect/microdeposits/loaded');
      return { visit, page: visit.page };
    },
  };
}

function inWidget(name: string, widget: object, act: (visit: Visit) => Promise<unknown>): Screen {
  return {
    name,
    reach: async (stage, options) => {
      const visit = await stage.visit({ ...options, widget: { ...widget, ...options.widget } });
      await act(visit);
      return { visit, page: visit.page };
    },
  };
}

/** A screen in the window that the widget opens. */
function away(name: string, widget: object, act: (bank: Page) => Promise<unknown>): Screen {
  return {
    name,
    reach: async (stage, options) => {
      const visit = await stage.visit({ ...options, widget: { ...widget, ...options.widget } });
      const page = await goToBank(visit);
      if (options.viewport) await page.setViewportSize(options.viewport);
      await act(page);
      return { visit, page };
    },
  };
}

const title = ({ frame }: Visit, name: string) => frame.getByRole('heading', { name }).waitFor();

export const screens: readonly Screen[] = [
  inWidget('search', {}, ({ frame }) =>
    frame.getByRole('button', { name: 'MX Bank', exact: true }).waitFor(),
  ),
  inWidget('search-results', {}, async ({ frame }) => {
    await frame.getByLabel('Search for your bank').fill('credit');
    await frame.getByRole('button', { name: 'Canyon State Teachers Credit Union' }).waitFor();
  }),
  inWidget('search-nothing', {}, async ({ frame }) => {
    await frame.getByLabel('Search for your bank').fill('no such bank');
    await frame.getByText('Check the spelling').waitFor();
  }),
  inWidget('sign-in', mxbank, ({ frame }) => frame.getByLabel('Password').waitFor()),
  inWidget('sign-in-empty', mxbank, async ({ frame }) => {
    await frame.getByLabel('Username').fill('');
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByText('Password is required').waitFor();
  }),
  inWidget('sign-in-denied', mxbank, async (visit) => {
    await signIn(visit, 'INVALID');
    await visit.frame.getByRole('alert').waitFor();
  }),
  inWidget('challenge-text', mxbank, async (visit) => {
    await signIn(visit, 'challenge');
    await title(visit, 'Verify your identity');
  }),
  inWidget('challenge-options', mxbank, async (visit) => {
    await signIn(visit, 'options');
    await visit.frame.getByLabel('Correct', { exact: true }).check();
  }),
  inWidget('challenge-image', mxbank, async (visit) => {
    await signIn(visit, 'image');
    await visit.frame.getByRole('img', { name: 'Image from your bank' }).waitFor();
  }),
  inWidget('connected', mxbank, async (visit) => {
    await signIn(visit, 'secret');
    await title(visit, 'Success!');
  }),
  inWidget('locked', mxbank, async (visit) => {
    await signIn(visit, 'LOCKED');
    await title(visit, 'Your account is locked');
  }),
  inWidget('rejected', mxbank, async (visit) => {
    await signIn(visit, 'challenge');
    await visit.frame.getByLabel('What city').fill('wrong');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await title(visit, 'Incorrect information');
  }),
  inWidget('manual-account', {}, async ({ frame }) => {
    await frame.getByLabel('Search for your bank').fill('no such bank');
    await frame.getByRole('button', { name: 'Add account manually' }).click();
    await frame.getByLabel('Balance').waitFor();
  }),
  inWidget('disconnect', mxbank, async (visit) => {
    await signIn(visit, 'LOCKED');
    await visit.frame.getByRole('button', { name: 'Disconnect this bank' }).click();
    await visit.frame.getByRole('alert').getByText('Disconnect MX Bank?').waitFor();
  }),
  inWidget('numbers-routing', numbersBank, ({ frame }) => frame.getByLabel('Routing number').waitFor()),
  inWidget('numbers-blocked', numbersBank, async (visit) => {
    await visit.frame.getByLabel('Routing number').fill('021000021');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('alert').waitFor();
  }),
  inWidget('numbers-account', numbersBank, async (visit) => {
    await visit.frame.getByLabel('Routing number').fill('091000019');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await title(visit, 'Connect your bank with account numbers');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await title(visit, 'Enter your account information');
  }),
  inWidget('numbers-review', { mode: 'verification' }, (visit) => enterAccount(visit, numbers)),
  inWidget('numbers-come-back', { mode: 'verification' }, async (visit) => {
    await enterAccount(visit, numbers);
    await visit.frame.getByRole('button', { name: 'Confirm' }).click();
    await title(visit, 'Check back soon');
  }),
  ...(['DEPOSITED', 'DENIED', 'VERIFIED', 'PREVENTED', 'ERRORED'] as const).map(atMicrodeposit),
  inWidget('oauth', oauthBank, (visit) => visit.frame.getByRole('button', { name: 'Continue' }).waitFor()),
  inWidget('alldata', allDataBank, (visit) =>
    visit.frame.getByRole('button', { name: 'Continue' }).waitFor(),
  ),
  inWidget('oauth-waiting', oauthBank, async (visit) => {
    await goToBank(visit);
    await title(visit, 'Waiting for your bank');
  }),
  inWidget('oauth-denied', oauthBank, async (visit) => {
    await deny(await goToBank(visit));
    await title(visit, 'Your bank was not connected');
  }),
  {
    name: 'spent-url',
    reach: async (stage, options) => {
      const visit = await stage.visit(options);
      await visit.frame.getByRole('heading').first().waitFor();
      await visit.page.evaluate(() => {
        const frame = document.querySelector('iframe');
        if (frame) frame.src = `${frame.src}?again`;
      });
      await title(visit, 'This link can’t be used');
      return { visit, page: visit.page };
    },
  },
  away('bank-sign-in', oauthBank, (bank) => bank.getByRole('button', { name: 'Sign in' }).waitFor()),
  away('bank-controls', oauthBank, (bank) => bank.getByText('Sandbox controls').click()),
  away('bank-wrong-password', oauthBank, (bank) => signInAtBank(bank, 'INVALID')),
  away('bank-consent', oauthBank, async (bank) => {
    await signInAtBank(bank);
    await bank.getByRole('button', { name: 'Approve' }).waitFor();
  }),
  away('bank-hanging', oauthBank, async (bank) => {
    await instruct(bank, 'hang');
    await approve(bank);
    await bank.getByText('We are finishing').waitFor();
  }),
  away('alldata-sign-in', allDataBank, (bank) => bank.getByRole('button', { name: 'Sign in' }).waitFor()),
  away('alldata-consent', allDataBank, async (bank) => {
    await signInAtBank(bank);
    await bank.getByRole('button', { name: 'Approve' }).waitFor();
  }),
  away('alldata-hanging', allDataBank, async (bank) => {
    await instruct(bank, 'hang');
    await approve(bank);
    await bank.getByText('Still working').waitFor();
  }),
  {
    name: 'result',
    reach: async (stage, options) => {
      const visit = await stage.visit({ ...options, widget: { ...oauthBank, ...options.widget } });
      const bank = await goToBank(visit);
      const ending = bank.waitForRequest(/oauth\/complete/);
      await approve(bank);
      const address = (await ending).url();
      const page = await visit.context.newPage();
      await page.goto(address);
      await page.getByRole('heading', { name: 'All done' }).waitFor();
      return { visit, page };
    },
  },
  {
    name: 'replay',
    reach: async (stage, options) => {
      const visit = await stage.visit(options);
      const page = await visit.context.newPage();
      await page.goto(stage.sandbox.replayUrl);
      await page.getByRole('heading', { name: 'Replaying a recording' }).waitFor();
      return { visit, page };
    },
  },
];
