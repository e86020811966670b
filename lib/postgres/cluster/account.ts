import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { Fault, reasonOf } from '@/lib/errors';
import { env } from '@/lib/env';

const execute = promisify(execFile);

/** Who runs PostgreSQL, which refuses to be root. Empty: whoever we are. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** The account for a cluster: ourselves, or for root the owner of its files, else `postgres`, made when missing. */
export async function accountFor(cluster: string): Promise<Account> {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.())
      throw new Fault(
        'postgres-account',
        `${cluster} belongs to another account (uid ${owner.uid}): start as that one or as root, or set DATA_DIR to a folder of your own.`,
      );
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount('postgres') ?? (await createAccount()) ?? requireNobody();
}

/** Runs a program as an account, from `/`, in a bare environment, and answers what it printed. Rejects when it fails. */
export async function runAs(account: Account, program: string, parameters: string[]): Promise<string> {
  const bare = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    NODE_ENV: env().NODE_ENV,
  };
  const { stdout } = await execute(program, parameters, {
    ...account,
    cwd: '/',
    env: bare,
  });
  return stdout;
}

/** Whether an account may enter a folder and write there. */
export async function canWrite(account: Account, folder: string): Promise<boolean> {
  return runAs(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder]).then(
    () => true,
    () => false,
  );
}

async function createAccount(): Promise<Account | undefined> {
  const home = ['-r', '-d', '/nonexistent', '-s', '/usr/sbin/nologin', 'postgres'];
  await execute('useradd', ['-U', ...home]).catch(() => undefined); // a system without useradd still has nobody
  return findAccount('postgres');
}

function requireNobody(): Account {
  const nobody = findAccount('nobody');
  if (nobody) return nobody;
  throw new Fault(
    'postgres-account',
    'PostgreSQL does not run as root, and there is no account for it: set DATABASE_URL.',
  );
}

function findAccount(name: string): Account | undefined {
  const row = readAccounts()
    .split('\n')
    .find((line) => line.startsWith(`${name}:`));
  const [, , uid, gid] = row?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function readAccounts(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch (error) {
    throw new Fault('postgres-account', `The list of accounts can't be read: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}
