import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from '../setup/command.mjs';

const VITEST = 'test-results/vitest.json';
const PLAYWRIGHT = 'test-results/playwright.json';

/** Runs a check: passed or failed as one. */
export async function runCheck({ command, before }, options) {
  if (before) await run(before[0], before.slice(1), options);
  const { code, output } = await run(command[0], command.slice(1), options);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** Runs a suite of tests and counts them. One that ends badly without a failed test counts as one failure. */
export async function runSuite({ command }, options) {
  mkdirSync('test-results', { recursive: true });
  for (const report of [VITEST, PLAYWRIGHT]) rmSync(report, { force: true });
  const { code, output } = await run(command[0], command.slice(1), options);
  const { passed, failed } = countVitest() ?? countPlaywright() ?? { passed: 0, failed: 0 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
}

function countVitest() {
  const report = read(VITEST);
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright() {
  const report = read(PLAYWRIGHT);
  return report && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
