import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  await new Promise((resolve) => setTimeout(resolve, 1500));
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
