import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@/lib/errors';

/** The first process of a PostgreSQL that runs, and the port it says it has; 0 while it does not say. */
export interface Postmaster {
  pid: number;
  port: number;
}

// Each is safe for what was committed: after the second and third the next start repeats it from the log.
const WAYS = [
  { signal: 'SIGINT', seconds: 30 }, // ends sessions and writes everything down, which needs room on the disk
  { signal: 'SIGQUIT', seconds: 10 },
  { signal: 'SIGKILL', seconds: 10 },
] as const;

/** The server that runs on the files of this very folder, whatever path it was started by; nothing when none does. */
export function postmasterOf(cluster: string): Postmaster | undefined {
  const lock = readLock(cluster);
  return lock && worksIn(lock.pid, cluster) === true ? lock : undefined;
}

/**
 * PostgreSQL takes over the lock of a dead process by itself, but not one whose number some other program now has, or
 * the server of the folder that this one is a copy of. One of a process that can't be looked at stays.
 */
export function dropForeignLock(cluster: string): void {
  const lock = readLock(cluster);
  if (lock && isAlive(lock.pid) && worksIn(lock.pid, cluster) === false) rmSync(lockFile(cluster));
}

/**
 * Stops the server of a folder, each time less gently, and waits until it is gone. Fault `postgres-stop` after 50 s, or
 * the share of that which `patience` is.
 */
export async function stopPostmaster(cluster: string, patience = 1): Promise<void> {
  for (const { signal, seconds } of WAYS) {
    const running = postmasterOf(cluster);
    if (!running) return;
    send(running.pid, signal);
    const deadline = Date.now() + seconds * 1000 * patience;
    while (Date.now() < deadline) {
      if (!worksIn(running.pid, cluster)) return;
      await sleep(50);
    }
  }
  throw new Fault('postgres-stop', `The database in ${cluster} does not end, not even by force.`);
}

function readLock(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(lockFile(cluster), 'utf8').split('\n').map(Number);
    return pid ? { pid, port: port || 0 } : undefined;
  } catch {
    return undefined;
  }
}

function lockFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Whether a process is the server of a folder, which is its working directory; undefined where nobody can tell. */
function worksIn(pid: number, cluster: string): boolean | undefined {
  try {
    if (process.platform === 'linux') return isSame(`/proc/${pid}/cwd`, cluster);
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).includes(
      `-D ${cluster} `,
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'EACCES' || code === 'EPERM' ? wasStartedOn(pid, cluster) : false;
  }
}

/** In most containers not even root may see where a process of another account works; its command line is for all. */
function wasStartedOn(pid: number, cluster: string): boolean | undefined {
  try {
    const [program = '', ...given] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const folder = given[given.indexOf('-D') + 1] ?? '';
    if (!/(^|\/)(postgres|postmaster)$/.test(program) || !given.includes('-D')) return false;
    if (folder === cluster) return true;
    return existsSync(/*turbopackIgnore: true*/ folder) ? isSame(folder, cluster) : undefined; // its folder was moved: to here, perhaps
  } catch {
    return undefined;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statSync(/*turbopackIgnore: true*/ one), statSync(/*turbopackIgnore: true*/ other)];
  return a.ino === b.ino && a.dev === b.dev;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    return; // gone meanwhile, or not ours: the wait will tell
  }
}
