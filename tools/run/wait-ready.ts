import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** How long nothing may come of it: a slow machine takes its time, and is seen to work. */
const PATIENCE = 120_000;

/** Where a browser on this machine finds the site, whatever its public address is. */
export function openingAddress(): string {
  const { HOST, PORT } = env();
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

/**
 * Settles when the site says that it can serve: database reachable, migrations applied. Waits for as long as the
 * process gets on, which takes processor time until it answers; Fault `not-ready` when it does not.
 */
export async function answersReady(pid: () => number | undefined): Promise<void> {
  let deadline = Date.now() + PATIENCE;
  let spent = 0;
  let last = 'no answer';
  while (Date.now() < deadline) {
    const answer = await fetch(`${openingAddress()}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(
      () => undefined,
    );
    if (answer?.status === 200) return;
    if (answer) last = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
    const now = processorTime(pid());
    if (!answer && now >= spent + 1) [deadline, spent] = [Date.now() + PATIENCE, now];
    await sleep(200);
  }
  throw new Fault(
    'not-ready',
    `The web server did not become ready, and nothing came of ${PATIENCE / 1000} s of waiting (${last}).`,
  );
}

/** Seconds of processor time that a process has taken; 0 when there is no telling. */
function processorTime(pid = 0): number {
  try {
    if (process.platform !== 'linux')
      return minutesOf(execFileSync('ps', ['-p', String(pid), '-o', 'time=']));
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100; // user and system, in the kernel's hundredths
  } catch {
    return 0;
  }
}

function minutesOf(time: Buffer): number {
  return time
    .toString()
    .trim()
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
