import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@/lib/errors';
import { ask } from '../load/ask';

const PATIENCE = 60_000;
const GRACE = 10_000;

interface Program {
  command: string;
  parameters: string[];
  env?: Record<string, string>;
  /** Where its output goes. */
  logFile: string;
  /** An address that answers once it is ready. */
  ready: string;
}

/** Starts a program and waits until it answers. Ends it when it does not. */
export async function startProgram({
  command,
  parameters,
  env,
  logFile,
  ready,
}: Program): Promise<ChildProcess> {
  const output = openSync(logFile, 'a');
  const child = spawn(command, parameters, {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  });
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline && child.exitCode === null) {
    const status = await ask(ready).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status >= 200 && status < 500) return child;
    await sleep(100);
  }
  await stopProgram(child);
  throw new Fault('bench', `${command} ${parameters.join(' ')} does not answer at ${ready}: see ${logFile}.`);
}

/** Ends a program that we started, and waits for it. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await gone;
  clearTimeout(late);
}

/** Runs a program to its end. */
export async function runProgram(
  command: string,
  parameters: string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(command, parameters, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null]; // Node's own signature
  if (code !== 0) throw new Fault('bench', `${command} ${parameters.join(' ')} failed.`);
}
