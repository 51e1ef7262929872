import { expect, test as base } from '@playwright/test';
import { startSandbox, type Sandbox } from 'connect-widget-element/sandbox';

export { expect };

export const test = base.extend<{ sandbox: Sandbox }>({
  sandbox: async ({}, use) => {
    await using sandbox = await startSandbox({ latency: 0 });
    await use(sandbox);
    // A page that keeps MX's rule loads no widget URL twice.
    expect(sandbox.refusals()).toEqual([]);
  },
});

export const html = '<connect-widget widget-url-endpoint="/api/widget-url"></connect-widget>';
