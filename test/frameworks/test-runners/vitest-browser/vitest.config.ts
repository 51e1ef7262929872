import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: './sandbox.setup.ts',
    browser: {
      enabled: true,
      provider: 'playwright',
      headless: true,
      // Without CHROME_PATH it is Playwright's own.
      instances: [{ browser: 'chromium', launch: { executablePath: process.env['CHROME_PATH'] } }],
    },
  },
});
