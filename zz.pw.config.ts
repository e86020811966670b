import { defineConfig, devices } from '@playwright/test';
export default defineConfig({
  testDir: './e2e', testMatch: '**/*.spec.ts', outputDir: '/tmp/pw-editor', workers: 1, timeout: 240_000, expect: { timeout: 45_000 }, reporter: [['list']],
  use: { ...devices['Desktop Chrome'], baseURL: 'http://127.0.0.1:4300', launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } },
});
