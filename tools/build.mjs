import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSite } from './setup/bundle.mjs';
import { run } from './setup/command.mjs';
import { fingerprint, recorded } from './setup/fingerprint.mjs';
import { install, requireNode } from './setup/install.mjs';
import { fail, step, Stop } from './setup/progress.mjs';

// npm run build: generated code and the pages. With --if-changed nothing happens when both stand from the same sources;
// with --client only the code is generated.
const CLIENT = {
  sources: ['prisma/schema.prisma', 'prisma/models', 'prisma.config.ts', 'reader'],
  mark: 'generated/made-from',
};
const SITE = {
  sources: [
    'server',
    'workers',
    'features',
    'components',
    'lib',
    'package-lock.json',
    'generated/prisma',
    'tools/setup',
  ],
  mark: 'generated/run/made-from',
};
const PAGES = {
  sources: [
    ...['app', 'components', 'features', 'lib', 'reader', 'public', 'prisma/schema.prisma', 'prisma/models'],
    ...['next.config.js', 'postcss.config.mjs', 'package-lock.json'],
  ],
  mark: '.next/made-from',
};

// lib/postgres/standing-date.ts reads it.
const WORDS = '.next/words';

try {
  requireNode();
  process.chdir(join(import.meta.dirname, '..'));
  await install();
  const always = !process.argv.includes('--if-changed');
  const secret = await actionsKey();
  await make(CLIENT, always, '', () => step('generating code', generate));
  if (!process.argv.includes('--client')) {
    await make(SITE, always, '', bundleSite);
    await make(PAGES, always, secret, () => step('building the pages', () => buildPages(secret)));
    writeFileSync(WORDS, fingerprint(PAGES.sources)); // the same on every machine that has built the same
  }
} catch (error) {
  fail(error);
}

async function make({ sources, mark }, always, secret, work) {
  const now = fingerprint(sources, secret);
  if (!always && recorded(mark) === now) return;
  rmSync(mark, { force: true }); // a build that is cut off leaves neither what was there nor what was to be
  await work();
  writeFileSync(mark, now);
}

/** The database client, and the readers' script with the module that names it. */
async function generate() {
  await expectSuccess('node_modules/prisma/build/index.js', ['generate']);
  await expectSuccess('reader/build.mjs', []);
}

function buildPages(secret) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret,
  };
  return expectSuccess('node_modules/next/dist/bin/next', ['build'], env);
}

async function expectSuccess(script, parameters, env) {
  const { code, output } = await run(process.execPath, [script, ...parameters], { env });
  if (code === 0) return;
  throw new Stop(/ENOSPC/.test(output) ? 'The disk is full: make room and start again.' : output.trim());
}

/** Pages that readers keep name server actions by ids made with this key: the same key, the same ids in every build. */
async function actionsKey() {
  if (process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY) return process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  const { keptSecret } = await import('../lib/secrets.ts');
  const secret = keptSecret('server-actions');
  await unregister();
  return secret;
}
