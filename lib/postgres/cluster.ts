import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedDatabase } from '@/lib/postgres/database-url';
import { embeddedFile, readEmbedded } from '@/lib/postgres/database-url';
import { Fault, reasonOf } from '@/lib/errors';
import type { Account } from './account';
import { accountFor, canWrite, runAs } from './account';
import type { Binaries } from './binaries';
import { freePort } from './port';

/** Where root's clusters and copied programs go when the database's own account can't enter the data folder. */
export const SYSTEM_FOLDER = '/var/lib/limited-times';

/** The note about the cluster of a data folder, written on the first start, and the account to run it under. */
export async function claimCluster(dataDir: string): Promise<{ note: EmbeddedDatabase; account: Account }> {
  const kept = readEmbedded(dataDir);
  if (kept) return { note: kept, account: await accountFor(kept.cluster) };
  mkdirSync(dataDir, { recursive: true, mode: 0o711 }); // others may pass through to the cluster, not look around
  const account = await accountFor(join(dataDir, 'postgres'));
  const note = keepFirstNote(dataDir, {
    cluster: await chooseFolder(dataDir, account),
    port: await freePort(),
    password: randomBytes(24).toString('base64url'),
  });
  return { note, account };
}

/** Writes the note whole or not at all, for its owner's eyes alone. */
export function keepNote(dataDir: string, note: EmbeddedDatabase): void {
  renameSync(writeDraft(dataDir, note), embeddedFile(dataDir));
}

/** Of two first starts at the same time one writes the note, and both go by it. */
function keepFirstNote(dataDir: string, note: EmbeddedDatabase): EmbeddedDatabase {
  const draft = writeDraft(dataDir, note);
  try {
    linkSync(draft, embeddedFile(dataDir));
    return note;
  } catch (error) {
    const first = readEmbedded(dataDir);
    if (!first) throw error;
    return first;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(dataDir: string, note: EmbeddedDatabase): string {
  const draft = `${embeddedFile(dataDir)}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

/** Makes the cluster when there is none. One that another major version made is left alone, with a Fault. */
export async function prepareCluster(
  note: EmbeddedDatabase,
  binaries: Binaries,
  account: Account,
): Promise<void> {
  const versionFile = join(note.cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return initialise(note, binaries, account);
  const made = readFileSync(versionFile, 'utf8').trim();
  if (made !== binaries.major)
    throw new Fault(
      'postgres-version',
      `The database in ${note.cluster} was made by PostgreSQL ${made}, and this version runs ${binaries.major}: ` +
        'make a backup with the version that made it and restore it into an empty DATA_DIR.',
    );
}

async function chooseFolder(dataDir: string, account: Account): Promise<string> {
  const folder = join(dataDir, 'postgres');
  makeOwned(folder, account);
  if (await canWrite(account, folder)) return folder;
  rmSync(folder, { recursive: true });
  return join(SYSTEM_FOLDER, randomBytes(6).toString('hex'));
}

/** Under another name until it is complete, so that a start which is cut short leaves nothing half made. */
async function initialise(note: EmbeddedDatabase, binaries: Binaries, account: Account): Promise<void> {
  const draft = `${note.cluster}.${randomBytes(6).toString('hex')}`;
  const password = `${draft}.password`;
  mkdirSync(join(note.cluster, '..'), { recursive: true, mode: 0o755 });
  makeOwned(draft, account);
  writeFileSync(password, note.password, { mode: 0o600 });
  own(password, account);
  try {
    await runAs(account, binaries.initdb, [
      ...['-D', draft, '-U', 'postgres', `--pwfile=${password}`, '--auth=scram-sha-256', '-E', 'UTF8'],
      ...[
        `--locale=${process.platform === 'darwin' ? 'C' : 'C.UTF-8'}`,
        '--locale-provider=icu',
        '--icu-locale=und',
      ],
    ]);
    renameSync(draft, note.cluster); // refused when another start has put its own there
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(join(note.cluster, 'PG_VERSION'))) return;
    throw new Fault(
      'postgres-init',
      `The database could not be made in ${note.cluster}: ${reasonOf(error)}`,
      { cause: error },
    );
  } finally {
    rmSync(password);
  }
}

function makeOwned(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  own(folder, account);
}

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined && statSync(path).uid !== uid) chownSync(path, uid, gid);
}
