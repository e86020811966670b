import { existsSync } from 'node:fs';
import { run } from '../setup/command.mjs';
import { Stop } from '../setup/progress.mjs';

// The first is the same engine without the windows that nobody sees, which cost a third of the time.
const INSTALLED = [
  ...[
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
  ],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium that runs: the one of CHROMIUM, one installed, else Playwright's, else the distribution's. */
export async function requireBrowser() {
  const candidates = [process.env.CHROMIUM, ...INSTALLED].filter(Boolean);
  return (
    (await firstThatRuns(candidates)) ??
    (await firstThatRuns(await downloaded())) ??
    (await firstThatRuns(await packaged())) ??
    giveUp()
  );
}

async function firstThatRuns(paths) {
  for (const path of paths.filter((path) => existsSync(path))) {
    const { code } = await run(path, ['--version', '--no-sandbox']).catch(() => ({ code: 1 }));
    if (code === 0) return path;
  }
  return undefined;
}

async function downloaded() {
  const { chromium } = await import('@playwright/test');
  if (!existsSync(chromium.executablePath())) await run('npx', ['playwright', 'install', 'chromium']);
  return [chromium.executablePath()];
}

async function packaged() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  await run('apt-get', ['update', '-qq']);
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
    if (code === 0) break;
  }
  return INSTALLED;
}

function giveUp() {
  throw new Stop(
    'No Chromium is here and none could be installed: install one and name it, as in CHROMIUM=/path npm test.',
  );
}
