import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { EmbeddedDatabase } from '@/lib/postgres/database-url';
import { embeddedFile, readEmbedded, SYSTEM_FOLDER } from '@/lib/postgres/database-url';
import { Fault, reasonOf } from '@/lib/errors';
import type { Account } from '@/lib/postgres/cluster/account';
import { accountFor, canWrite, runAs } from '@/lib/postgres/cluster/account';
import type { Binaries } from '@/lib/postgres/cluster/binaries';
import { makeSystemFolder, requireOwner } from './cluster/owner';
import { freePort } from '@/lib/postgres/cluster/port';

/** A cluster, and the account it runs under. */
interface Claimed {
  note: EmbeddedDatabase;
  account: Account;
}

/**
 * The note about the cluster of a data folder, written on the first start, and the account to run it under. Faults that
 * say in one sentence why this folder's own database can't be used: another is never made in its stead.
 */
export async function claimCluster(dataDir: string): Promise<Claimed> {
  const kept = readEmbedded(dataDir);
  if (kept) return claimKept(dataDir, kept);
  const folder = join(resolve(dataDir), 'postgres');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const account = await accountFor(folder);
  closeFolder(dataDir, account);
  const note = keepFirstNote(dataDir, {
    cluster: await chooseFolder(folder, account),
    port: await freePort(),
    password: randomBytes(24).toString('base64url'),
    made: false,
  });
  return { note, account };
}

async function claimKept(dataDir: string, note: EmbeddedDatabase): Promise<Claimed> {
  const account = await accountFor(note.cluster);
  const isInside = isBelow(dataDir, note.cluster);
  closeFolder(dataDir, isInside ? account : {});
  if (!existsSync(note.cluster)) {
    if (!note.made) return { note, account };
    throw new Fault(
      'database-missing',
      `The database of ${dataDir} is not where it was (${note.cluster}): put it back, or restore a backup into an empty DATA_DIR.`,
    );
  }
  if (!isInside) requireOwner(dataDir, note.cluster);
  adopt(note.cluster, account);
  if (await canWrite(account, note.cluster)) return { note, account };
  throw new Fault(
    'data-folder-closed',
    `The account that runs the database can't enter ${note.cluster}: move DATA_DIR to where every folder above it lets others pass.`,
  );
}

/** Nobody else may look into the data folder; the account of the database may pass through it. */
function closeFolder(dataDir: string, { uid, gid }: Account): void {
  const { mode, uid: owner, gid: group } = statSync(dataDir);
  const ours = process.getuid?.();
  if ((ours !== 0 && owner !== ours) || mode & 0o1000) return; // not ours alone, like /tmp
  const passes = ours === 0 && uid !== undefined && gid !== undefined && uid !== owner;
  if (passes && group !== gid) chownSync(dataDir, owner, gid);
  chmodSync(dataDir, passes ? 0o710 : 0o700);
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

function isBelow(dataDir: string, cluster: string): boolean {
  return cluster.startsWith(join(resolve(dataDir), '/'));
}

function writeDraft(dataDir: string, note: EmbeddedDatabase): string {
  const draft = `${embeddedFile(dataDir)}.${randomBytes(6).toString('hex')}`;
  // A folder that is moved takes its own along.
  const cluster = isBelow(dataDir, note.cluster) ? relative(resolve(dataDir), note.cluster) : note.cluster;
  writeFileSync(draft, `${JSON.stringify({ ...note, cluster }, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

/** Makes the cluster when there is none. One that another major version made is left alone, with a Fault. */
export async function prepareCluster(
  { dataDir, note, account, settings }: Claimed & { dataDir: string; settings?: Record<string, string> },
  binaries: Binaries,
): Promise<void> {
  const versionFile = join(note.cluster, 'PG_VERSION');
  if (!existsSync(versionFile))
    await initialise({ note, binaries, account, isDurable: settings?.fsync !== 'off' });
  if (!isBelow(dataDir, note.cluster)) requireOwner(dataDir, note.cluster);
  if (!note.made) keepNote(dataDir, { ...note, made: true });
  const made = readFileSync(versionFile, 'utf8').trim();
  if (made !== binaries.major)
    throw new Fault(
      'postgres-version',
      `The database in ${note.cluster} was made by PostgreSQL ${made}, and this version runs ${binaries.major}: ` +
        'make a backup with the version that made it and restore it into an empty DATA_DIR.',
    );
}

async function chooseFolder(folder: string, account: Account): Promise<string> {
  makeOwned(folder, account);
  if (await canWrite(account, folder)) return folder;
  rmSync(folder, { recursive: true });
  return join(SYSTEM_FOLDER, randomBytes(6).toString('hex'));
}

interface Making extends Claimed {
  binaries: Binaries;
  isDurable: boolean;
}

/** Under another name until it is complete, so that a start which is cut short leaves nothing half made. */
async function initialise({ note, binaries, account, isDurable }: Making): Promise<void> {
  const draft = `${note.cluster}.${randomBytes(6).toString('hex')}`;
  const password = `${draft}.password`;
  if (note.cluster.startsWith(SYSTEM_FOLDER)) makeSystemFolder();
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
        ...(isDurable ? [] : ['--no-sync']),
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

/** What root copied belongs to root, and PostgreSQL wants it for itself. The folder itself last: until then it is root's. */
function adopt(cluster: string, account: Account): void {
  const { uid, mode } = statSync(cluster);
  if (mode & 0o077) chmodSync(cluster, 0o700);
  if (account.uid === undefined || uid === account.uid) return;
  for (const name of readdirSync(cluster, { recursive: true, encoding: 'utf8' }))
    ownLink(join(cluster, name), account);
  makeOwned(cluster, account);
}

function ownLink(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) lchownSync(path, uid, gid);
}

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined && statSync(path).uid !== uid) chownSync(path, uid, gid);
}
