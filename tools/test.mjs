import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck, runSuite } from './checks/suite.mjs';
import { BUILD, CHECKS, SUITES } from './checks/table.mjs';
import { run } from './setup/command.mjs';
import { install, requireNode } from './setup/install.mjs';
import { fail, step, Stop } from './setup/progress.mjs';
import { requireBrowser } from './testing/browser.mjs';

// npm test, and with --only check|unit|site|e2e|acceptance its parts. One line a step; what a step printed is shown when it
// fails, and always in CI. The last line is "N passed, N failed".
const PARTS = {
  check: async () => {
    for (const check of CHECKS) await count(check, runCheck);
  },
  unit: () => count(SUITES.unit, runSuite),
  site: async () => {
    if (await count(BUILD, runCheck)) await count(SUITES.site, runSuite, buildKey());
  },
  e2e: async () => {
    if (await count(BUILD, runCheck)) await endToEnd();
  },
  acceptance,
};
const WHOLE = ['check', 'unit', 'site', 'e2e'];

const total = { passed: 0, failed: 0 };
try {
  requireNode();
  process.chdir(join(import.meta.dirname, '..'));
  const only = process.argv.indexOf('--only') + 1;
  const parts = only ? [process.argv[only]] : WHOLE;
  if (!parts.every((part) => Object.hasOwn(PARTS, part)))
    throw new Stop(`--only takes ${Object.keys(PARTS).join(', ')}`);
  await install({ development: true });
  await makeClient();
  for (const part of parts) await PARTS[part]();
} catch (error) {
  fail(error);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

/** Runs one step, adds to the total, and answers whether all went well. */
async function count(task, runner, env = {}) {
  const options = { echo: Boolean(process.env.CI), env: { ...process.env, ...env } };
  const { passed, failed, output } = await step(task.title, () => runner(task, options));
  total.passed += passed;
  total.failed += failed;
  if (failed && !options.echo) console.log(output.trimEnd());
  return failed === 0;
}

async function endToEnd() {
  const browser = await step('finding a browser', requireBrowser);
  const dataDir = mkdtempSync(join(tmpdir(), 'limited-times-e2e-'));
  chmodSync(dataDir, 0o711); // root runs the database under another account
  const env = { CHROMIUM: browser, E2E_DATA_DIR: dataDir, E2E_PORT: await freePort(), ...buildKey() };
  await count(SUITES.e2e, runSuite, env);
  rmSync(dataDir, { recursive: true, force: true });
}

/** The key that the pages were just built with: with another one the site would build them again. */
function buildKey() {
  const file = join(process.env.DATA_DIR?.trim() || '.data', 'keys', 'server-actions');
  return { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readFileSync(file, 'utf8') };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(String(port)));
    });
  });
}

async function acceptance() {
  if (!existsSync('../shared/tools/outlets.mjs'))
    return console.log('acceptance is skipped: it needs the outlets of ../shared, which is not here');
  if (await count(BUILD, runCheck)) await count(SUITES.acceptance, runSuite, buildKey());
}

async function makeClient() {
  const { code, output } = await run(process.execPath, ['tools/build.mjs', '--if-changed', '--client']);
  if (code !== 0) throw new Stop(output.trim());
}
