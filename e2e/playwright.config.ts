import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// A site of its own, started as anyone would start it, with the demo newsroom. npm run e2e gives it a free port and a
// data folder that it removes afterwards.
const port = process.env.E2E_PORT ?? '5690';
const root = join(import.meta.dirname, '..');
const dataDir = process.env.E2E_DATA_DIR ?? join(root, '.data', 'e2e');
const baseURL = `http://127.0.0.1:${port}`;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  fullyParallel: true,
  workers: 2,
  timeout: 90_000, // a browser is killed and restored in some, on machines that do more than this
  retries: 1, // told as flaky
  expect: { timeout: 15_000 }, // a machine that does more than this; what must be soon is measured in bench
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Letters as wide as on any screen of today: whole pixels for each is the headless shell's own habit.
      args: ['--font-render-hinting=none', ...(asRoot ? ['--no-sandbox'] : [])],
    },
  },
  webServer: {
    command: 'node tools/start.mjs',
    cwd: root,
    env: {
      ...environment(),
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DEMO: '1',
      SITE_URL: baseURL,
      OIDC_ISSUER: `http://127.0.0.1:${Number(port) + 1}`, // newsroom-oidc.spec.ts plays it
      OIDC_CLIENT_ID: 'the-paper',
      OIDC_CLIENT_SECRET: 'a secret of the paper',
    },
    url: `${baseURL}/readyz`,
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
