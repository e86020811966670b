import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEmbedded } from '@/lib/postgres/database-url';
import { reasonOf } from '@/lib/errors';
import { startPostgres } from '@/lib/postgres/server';
import { runBench } from './run-bench';
import { runProgram } from './stack/programs';
import { requireTools } from './stack/requirements';

// npm run bench [-- --json FILE] [--quick]: everything that is promised about speed, measured in one run on loopback.
// A figure that misses its aim is printed as such and never fails the run: timing is not for exit codes.
const { values } = parseArgs({
  options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const folder = mkdtempSync(join(tmpdir(), 'times-bench-'));
chmodSync(folder, 0o711); // root runs the database under another account
// Before lib/env is read: our own database and media, whatever the operator's are.
Object.assign(process.env, { DATA_DIR: folder, LOG_LEVEL: 'warn' });
delete process.env.DATABASE_URL;
const stops: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(1));
try {
  requireTools();
  await buildPages();
  const postgres = await startPostgres({ dataDir: folder });
  stops.push(postgres.stop);
  await runBench({ ...values, folder, databaseUrl: postgres.url, stops });
  await stopAll(0);
} catch (error) {
  if (!stopping) console.error(error instanceof Error && error.name !== 'Fault' ? error : reasonOf(error));
  await stopAll(1);
}

async function buildPages(): Promise<void> {
  await runProgram(process.execPath, ['tools/build.mjs', '--if-changed']);
  if (isBareBuilt()) return;
  await runProgram(process.execPath, ['node_modules/next/dist/bin/next', 'build', 'bench/bare'], {
    NODE_ENV: 'production',
  });
}

function isBareBuilt(): boolean {
  const built = 'bench/bare/.next/BUILD_ID';
  const sources = [
    'package-lock.json',
    'bench/bare/next.config.js',
    'bench/bare/app/layout.tsx',
    'bench/bare/app/story/[id]/page.tsx',
  ];
  return existsSync(built) && sources.every((file) => statSync(file).mtimeMs < statSync(built).mtimeMs);
}

/** The last started first, each waited for; then the folder goes. */
function stopAll(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const stop of stops.toReversed())
      await stop().catch((error: unknown) => {
        console.error(reasonOf(error));
      });
    const cluster = readEmbedded(folder)?.cluster;
    if (cluster) rmSync(cluster, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  })();
  return stopping;
}
