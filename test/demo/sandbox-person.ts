import type { Page } from 'playwright-core';
import type { Visit } from './sandbox-stage.js';

/** What a person does in the widget and at the bank, by the names that people see. */

export async function signIn({ frame }: Pick<Visit, 'frame'>, password: string): Promise<void> {
  await frame.getByLabel('Username').fill('mxuser');
  await frame.getByLabel('Password').fill(password);
  await frame.getByRole('button', { name: 'Continue' }).click();
}

/** Clicks Continue on the screen before an OAuth or AllData trip; resolves with the window that the widget opens. */
export async function goToBank({ page, frame }: Visit): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await frame.getByRole('button', { name: 'Continue' }).click();
  return opened;
}

export async function signInAtBank(bank: Page, password = 'correct horse'): Promise<void> {
  await bank.getByLabel('Username').fill('mxuser');
  await bank.getByLabel('Password').fill(password);
  await bank.getByRole('button', { name: 'Sign in' }).click();
}

export async function approve(bank: Page): Promise<void> {
  await signInAtBank(bank);
  await bank.getByRole('button', { name: 'Approve' }).click();
}

export async function deny(bank: Page): Promise<void> {
  await signInAtBank(bank);
  await bank.getByRole('button', { name: 'Deny' }).click();
}

/** Tells the bank, through its developers' panel, how to behave. */
export async function instruct(bank: Page, behaviour: string, { severed = false } = {}): Promise<void> {
  await bank.getByText('Sandbox controls').click();
  await bank.getByLabel('This bank shall').selectOption(behaviour);
  if (severed) await bank.getByLabel('Cross-Origin-Opener-Policy').check();
  await bank.getByRole('button', { name: 'Apply' }).click();
}

/** Finds a bank that cannot verify accounts by signing in, and types the account's numbers until they are to be reviewed. */
export async function enterAccount(
  { frame }: Pick<Visit, 'frame'>,
  account: { routingNumber: string; accountNumber: string; email?: string },
): Promise<void> {
  const goOn = () => frame.getByRole('button', { name: 'Continue' }).click();
  await frame.getByLabel('Search for your bank').fill('tamarack');
  await frame.getByRole('button', { name: 'Tamarack Village Bank' }).click();
  await frame.getByLabel('Routing number').fill(account.routingNumber);
  await goOn();
  await frame.getByRole('heading', { name: 'Connect your bank with account numbers' }).waitFor();
  await goOn();
  await frame.getByLabel('Savings').check();
  await frame.getByLabel('Account number', { exact: true }).fill(account.accountNumber);
  await frame.getByLabel('Confirm account number').fill(account.accountNumber);
  await goOn();
  if (account.email !== undefined) {
    await frame.getByLabel('First name').fill('Ada');
    await frame.getByLabel('Last name').fill('Lovelace');
    await frame.getByLabel('Email').fill(account.email);
    await goOn();
  }
  await frame.getByRole('heading', { name: 'Review your details' }).waitFor();
}

/** Types the amounts of the two deposits. */
export async function enterAmounts(
  { frame }: Pick<Visit, 'frame'>,
  first: string,
  second: string,
): Promise<void> {
  await frame.getByLabel('Amount 1').fill(first);
  await frame.getByLabel('Amount 2').fill(second);
  await frame.getByRole('button', { name: 'Continue' }).click();
}
