import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { run } from './command.mjs';
import { recorded } from './fingerprint.mjs';
import { step, Stop } from './progress.mjs';

const MARK = 'node_modules/.installed-from';
const OF_TESTS = 'node_modules/vitest/package.json';
const SHORT_RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];
const REASONS = [
  [/ENOSPC/, 'The disk is full: the packages need about 1.5 GB. Make room and start again.'],
  [
    /EACCES|EPERM|EROFS/,
    'The packages can not be written into this folder: it belongs to another user or is read-only.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E50\d/,
    'The npm registry can not be reached, and the packages are not installed yet: check the network and start again.',
  ],
];

/** Stops with a sentence on a Node that is too old for our packages. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(
    `Node.js 20.19 or newer is needed, and this is ${process.versions.node}: see https://nodejs.org.`,
  );
}

/**
 * Installs the packages when there are none, or when package-lock.json is not what they were installed from: those that
 * run the site, and with `development`, or where they were there before, those that test it as well.
 */
export async function install({ development = false } = {}) {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (isInstalled(lock) && (!development || existsSync(OF_TESTS))) return;
  const parts = development || existsSync(OF_TESTS) ? ['--include=dev'] : ['--omit=dev'];
  const { code, output } = await step('installing packages', () =>
    run('npm', ['ci', ...parts, '--no-audit', '--no-fund', '--loglevel=warn', ...SHORT_RETRIES]),
  );
  if (code !== 0) throw new Stop(explain(output));
  writeFileSync(MARK, lock);
}

function isInstalled(lock) {
  return recorded(MARK) === lock || installedByHand();
}

/** npm keeps its own record of what it installed; newer than the lock file, it stands for it. */
function installedByHand() {
  const time = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return time('node_modules/.package-lock.json') >= time('package-lock.json');
}

function explain(output) {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  return known
    ? known[1]
    : `The packages could not be installed:\n${output.trim().split('\n').slice(-20).join('\n')}`;
}
