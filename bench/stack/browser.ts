import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const INSTALLED = '/usr/bin/chromium';

/** Starts the browser of `CHROMIUM`, of Debian, or of Playwright, whichever there is. */
export function startBrowser(...more: string[]): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (existsSync(INSTALLED) ? INSTALLED : undefined);
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...more] });
}
