import { defineConfig } from '@playwright/test';

export default defineConfig({
  // Without CHROME_PATH it is Playwright's own.
  use: { launchOptions: { executablePath: process.env['CHROME_PATH'] } },
});
