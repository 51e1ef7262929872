import { expect, html, test } from './sandbox.js';

test('a user connects a bank', async ({ page, sandbox }) => {
  await page.goto(sandbox.serve(html));
  const widget = page.frameLocator('connect-widget iframe');
  await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
  await widget.getByLabel('Username').fill('mxuser');
  await widget.getByLabel('Password').fill('any password');
  await widget.getByRole('button', { name: 'Continue' }).click();
  await expect(widget.getByText('You have connected MX Bank')).toBeVisible();
  expect(sandbox.members()).toMatchObject([{ connection_status: 'CONNECTED' }]);
});
