import { join } from 'node:path';
import { bundleUp } from './setup/bundle.mjs';
import { claimDataFolder, requirePort } from './setup/guard.mjs';
import { install, requireNode } from './setup/install.mjs';
import { leaveWithNpm } from './setup/leave-with-npm.mjs';
import { fail, step } from './setup/progress.mjs';

// npm start and npm run dev. Plain JavaScript on Node alone, since on a fresh clone nothing is installed yet.
try {
  requireNode();
  process.chdir(join(import.meta.dirname, '..'));
  leaveWithNpm();
  claimDataFolder();
  await requirePort();
  await install();
  const { up } = await import(await bundleUp());
  await up({ mode: process.argv.includes('--dev') ? 'development' : 'production', step });
} catch (error) {
  fail(error);
}
