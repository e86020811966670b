import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from '@/lib/env';
import { startPostgres, type RunningPostgres } from '@/lib/postgres/server';
import { openDatabase, type Database } from './database';

// By the clock of the test, which this module does not know of by itself.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));
vi.mock(import('@/lib/postgres/server'), () => ({ startPostgres: vi.fn() }));

const started = vi.mocked(startPostgres);
const settings = { ...env() };
const moved = vi.fn();
const stopped = vi.fn(() => Promise.resolve());
let alive = true;
let database: Database | undefined;

const postgres = (url: string): RunningPostgres => ({ url, joined: false, runs: () => alive, stop: stopped });
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  Object.assign(env(), { DATABASE_URL: undefined });
  for (const mock of [started, moved, stopped]) mock.mockClear();
  alive = true;
  started.mockResolvedValue(postgres('postgresql://here:1/times'));
  database = await openDatabase();
  database.keep(moved);
});
afterEach(async () => {
  await database?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  Object.assign(env(), settings);
});

function comesBackAt(url: string): void {
  started.mockImplementationOnce(() => {
    alive = true;
    return Promise.resolve(postgres(url));
  });
}

test('a database that runs is left alone', async () => {
  await seconds(60);
  expect(started).toHaveBeenCalledTimes(1);
});

test('one that ended is started again within a second or two, and nobody is told who still finds it', async () => {
  alive = false;
  comesBackAt('postgresql://here:1/times');
  await seconds(2);
  expect(started).toHaveBeenCalledTimes(2);
  expect(moved).not.toHaveBeenCalled();
});

test('one that has another address afterwards is told of, each time', async () => {
  for (const port of [2, 3]) {
    alive = false;
    comesBackAt(`postgresql://here:${port}/times`);
    await seconds(2);
    expect(moved).toHaveBeenLastCalledWith(`postgresql://here:${port}/times`);
  }
  expect(moved).toHaveBeenCalledTimes(2);
});

test('one that does not start is tried again for as long as it takes, one start at a time, and told of once a minute', async () => {
  alive = false;
  let under = 0;
  started.mockImplementation(async () => {
    if (++under > 1) throw new Error('two starts at once');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    under--;
    throw new Error('the disk is full');
  });
  await seconds(180);
  expect(started.mock.calls.length).toBeGreaterThan(15);
  const told = vi.mocked(console.error).mock.calls.map(([line]) => String(line));
  expect(told.filter((line) => line === 'the disk is full').length).toBeLessThanOrEqual(4);
  expect(told).not.toContain('two starts at once');
  started.mockReset();
  comesBackAt('postgresql://here:9/times');
  await seconds(10);
  expect(moved).toHaveBeenCalledWith('postgresql://here:9/times');
});

test('stopped while it is mended it ends what was started last, and starts nothing more', async () => {
  alive = false;
  started.mockRejectedValue(new Error('the disk is full'));
  await seconds(3);
  const stopping = database?.stop();
  await seconds(10);
  await stopping;
  const tries = started.mock.calls.length;
  await seconds(30);
  expect(started.mock.calls.length).toBe(tries);
  expect(stopped).toHaveBeenCalledTimes(1);
});
