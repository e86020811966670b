import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepRunning, type Child } from './child';

let child: Child | undefined;
let log: string;
const runs = () => readFileSync(log, { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean);
const begin = (rest: string) => {
  const program = `require('node:fs').appendFileSync(process.env.LOG, process.env.WORD + '\\n'); ${rest}`;
  const env = { ...process.env, LOG: log, WORD: 'first' };
  child = keepRunning({ name: 'a program', parameters: ['-e', program], env });
  return env;
};
const waits = 'setInterval(() => undefined, 1000)';

beforeEach(() => {
  log = join(mkdtempSync(join(tmpdir(), 'times-child-')), 'runs');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await child?.stop();
  vi.restoreAllMocks();
});

test('a program that is killed is started again a second later, and told of', async () => {
  begin(waits);
  await vi.waitUntil(() => runs().length === 1, 5000);
  process.kill(child?.pid() ?? 0, 'SIGKILL');
  await vi.waitUntil(() => runs().length === 2, 5000);
  expect(console.error).toHaveBeenCalledWith('a program ended (by a signal), starting it again in 1 s');
});

test('one that ends by itself says with what, and is not started again once it was stopped', async () => {
  begin('process.exit(3)');
  expect(await child?.firstExit).toBe(3);
  await child?.stop();
  await sleep(1500);
  expect(runs()).toHaveLength(1);
});

test('a renewed one has what its environment is by now', async () => {
  const env = begin(waits);
  await vi.waitUntil(() => runs().length === 1, 5000);
  env.WORD = 'second';
  await child?.renew();
  await vi.waitUntil(() => runs().length === 2, 5000);
  expect(runs()).toEqual(['first', 'second']);
});

test('one that heeds no SIGTERM is ended all the same', async () => {
  begin(`process.on('SIGTERM', () => undefined); ${waits}`);
  await vi.waitUntil(() => runs().length === 1, 5000);
  const pid = child?.pid() ?? 0;
  await child?.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 20_000);

test('what a killed supervisor started leaves too, also when it was not yet listening', async () => {
  // As on a slow machine: the supervisor is gone before the first line of ours runs.
  const slow = 'data:text/javascript,await new Promise((resolve) => setTimeout(resolve, 500))';
  const orphan = spawn(
    process.execPath,
    ['--import', slow, '--import', './tools/setup/leave-with-parent.mjs', '-e', waits],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  orphan.disconnect();
  const ended = once(orphan, 'exit');
  try {
    expect(await Promise.race([ended, sleep(5000, 'never')])).toEqual([null, 'SIGTERM']);
  } finally {
    orphan.kill('SIGKILL');
  }
});
