import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEmbedded } from '@/lib/postgres/database-url';
import { startPostgres } from '@/lib/postgres/server';
import type { RunningPostgres } from '@/lib/postgres/server';

const PREFIX = 'limited-times-test-';
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
};

/** A PostgreSQL of its own for one test run: fast, not durable, gone when it stops. */
export async function startScratchPostgres(): Promise<RunningPostgres> {
  await clearAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(dataDir, 0o711); // root runs the database under another account
  const postgres = await startPostgres({ dataDir, settings: SETTINGS });
  const stop = async () => {
    await postgres.stop();
    removeFolders(dataDir);
  };
  return { ...postgres, stop };
}

/** A run that was killed could not stop its database: the next one does. */
async function clearAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX) && !isAlive(ownerOf(name)));
  for (const folder of folders) {
    const dataDir = join(tmpdir(), folder);
    await startPostgres({ dataDir, settings: SETTINGS }).then(
      (abandoned) => abandoned.stop(),
      () => undefined, // of another user, or too broken to start
    );
    removeFolders(dataDir);
  }
}

function removeFolders(dataDir: string): void {
  try {
    const cluster = readEmbedded(dataDir)?.cluster;
    if (cluster) rmSync(cluster, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  } catch {
    return; // not ours to remove
  }
}

function ownerOf(name: string): number {
  return Number(name.slice(PREFIX.length).split('-')[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
