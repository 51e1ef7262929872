import { expect, test as base } from '@playwright/test';
import { startSandbox, type Sandbox } from 'connect-widget-element/sandbox';

const test = base.extend<{ sandbox: Sandbox }>({
  sandbox: async ({}, use) => {
    await using sandbox = await startSandbox({ latency: 0 });
    await use(sandbox);
    // A page that keeps MX's rule loads no widget URL twice.
    expect(sandbox.refusals()).toEqual([]);
  },
});

test('a user mistypes the password, then connects', async ({ page, sandbox }) => {
  await page.goto(sandbox.serve('<connect-widget widget-url-endpoint="/api/widget-url"></connect-widget>'));
  const widget = page.frameLocator('connect-widget iframe');
  await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
  for (const password of ['INVALID', 'any other']) {
    await widget.getByLabel('Username').fill('mxuser');
    await widget.getByLabel('Password').fill(password);
    await widget.getByRole('button', { name: 'Continue' }).click();
  }
  await expect(widget.getByText('You have connected MX Bank')).toBeVisible();
  expect(sandbox.members()).toMatchObject([{ connection_status: 'CONNECTED' }]);
});
