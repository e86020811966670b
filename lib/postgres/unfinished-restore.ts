import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '@/lib/errors';

/** Throws a Fault when a restore into this data folder began and did not end: what is there is not all of it. */
export function requireWhole(dataDir: string): void {
  if (unfinishedRestore(dataDir) !== null)
    throw new Fault(
      'restore-unfinished',
      `A restore into ${dataDir} was cut short: run desk restore again, with the same file.`,
    );
}

/** The backup that was being restored into a data folder when that was cut short, or null. */
export function unfinishedRestore(dataDir: string): string | null {
  try {
    return readFileSync(noteFile(dataDir), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Notes that a restore begins. */
export function beginRestore(dataDir: string, backupId: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeFileSync(noteFile(dataDir), `${backupId}\n`, { mode: 0o600, flush: true });
}

/** Notes that it ended, or changed nothing. */
export function endRestore(dataDir: string): void {
  rmSync(noteFile(dataDir), { force: true });
}

function noteFile(dataDir: string): string {
  return join(dataDir, 'restoring');
}
