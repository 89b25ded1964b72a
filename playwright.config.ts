import { defineConfig } from '@playwright/test';

// As every desk has a language: without one Chromium takes no file name with Vietnamese letters.
process.env['LANG'] ??= 'C.UTF-8';

/* The system's Chromium, found by tools/setup.mjs; each test file starts its own server. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e',
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      // Root has no sandbox of its own in Chromium.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
