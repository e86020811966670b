import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountFor } from '@/lib/postgres/cluster/account';
import { freePort, isFree } from '@/lib/postgres/cluster/port';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Whether this machine has one. */
export const hasPgbouncer = existsSync(PROGRAM);

/** A real pgbouncer in transaction mode before a database: few connections for many clients. */
export interface Pgbouncer {
  /** The database's address by way of it. */
  url: string;
  stop: () => Promise<void>;
}

export async function startPgbouncer(databaseUrl: string, connections = 3): Promise<Pgbouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'times-pgbouncer-'));
  chmodSync(folder, 0o755);
  const { hostname, port, username, password } = new URL(databaseUrl);
  const ours = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${ours}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
`,
  );
  const account = await accountFor(join(folder, 'none')); // it refuses to be root
  const program = spawn(PROGRAM, ['-q', file], { ...account, stdio: 'ignore' });
  while (await isFree(ours)) await sleep(20);
  const url = new URL(databaseUrl);
  url.port = String(ours);
  return { url: url.href, stop: () => end(program, folder) };
}

async function end(program: ChildProcess, folder: string): Promise<void> {
  if (program.exitCode === null) {
    const gone = once(program, 'exit');
    program.kill('SIGINT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}
