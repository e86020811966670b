import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '@/lib/errors';
import { readEmbedded, SYSTEM_FOLDER } from '@/lib/postgres/database-url';

/** The folder for what must lie apart. Everybody may pass through it, whatever mask we run under. */
export function makeSystemFolder(): void {
  mkdirSync(SYSTEM_FOLDER, { recursive: true });
  chmodSync(SYSTEM_FOLDER, 0o755);
}

/**
 * Makes sure that a cluster which lies apart from its data folder belongs to this one. The cluster names its folder:
 * a folder that was moved takes it along, a copy is refused while the original is there (Fault `data-folder-copied`).
 */
export function requireOwner(dataDir: string, cluster: string): void {
  const here = realpathSync(dataDir);
  const owner = ownerOf(cluster);
  if (owner === here) return;
  if (owner !== undefined && owns(owner, cluster))
    throw new Fault(
      'data-folder-copied',
      `${dataDir} is a copy of ${owner}, and its database in ${cluster} belongs to the original: ` +
        'make a backup there and restore it into an empty DATA_DIR.',
    );
  const draft = `${ownerFile(cluster)}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${here}\n`);
  renameSync(draft, ownerFile(cluster));
}

function owns(folder: string, cluster: string): boolean {
  try {
    return readEmbedded(folder)?.cluster === cluster;
  } catch {
    return true; // it can't be read: nothing that may be somebody's is taken
  }
}

function ownerOf(cluster: string): string | undefined {
  try {
    return readFileSync(ownerFile(cluster), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function ownerFile(cluster: string): string {
  return join(cluster, 'data-folder');
}
