import { expect, html, test } from './sandbox.js';
import type { ConnectWidget } from 'connect-widget-element';

test('the bank refuses the password', async ({ page, sandbox }) => {
  await page.goto(sandbox.serve(html));
  const widget = page.frameLocator('connect-widget iframe');
  await widget.getByRole('button', { name: 'MX Bank', exact: true }).click();
  await widget.getByLabel('Username').fill('mxuser');
  await widget.getByLabel('Password').fill('INVALID');
  await widget.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => sandbox.members()).toMatchObject([{ connection_status: 'DENIED' }]);
  // Your page gets connect-member-error; the widget asks for the password again.
  await expect(widget.getByLabel('Password')).toBeVisible();
});

test('the user denies at the bank', async ({ page, sandbox }) => {
  sandbox.setPopup({ behaviour: 'deny' }); // the bank's window denies and closes by itself
  await page.goto(sandbox.serve(html));
  const outcome = page
    .locator('connect-widget')
    .evaluate(
      (element: ConnectWidget) =>
        new Promise((resolve) =>
          element.addEventListener('connect-popout-settled', ({ detail }) => resolve(detail.outcome)),
        ),
    );
  const widget = page.frameLocator('connect-widget iframe');
  await widget.getByRole('button', { name: 'MX Bank (OAuth)', exact: true }).click();
  await widget.getByRole('button', { name: 'Continue' }).click();
  expect(await outcome).toBe('denied');
  await expect(widget.getByRole('button', { name: 'Try again' })).toBeVisible();
});
