import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { db, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { TestLine } from '@/lib/net/test-line';
import { counted, registry } from '@/lib/signals/registry';
import { tellStepIn } from '@/lib/signals/steps';
import { watchProcess } from '@/lib/signals/watch-process';
import { testDatabase } from '@/tools/test-database';
import { Metrics } from '../metrics';
import { lookAtDatabase } from './look-at-database';
import { writeMetrics } from './write-metrics';

const databaseUrl = testDatabase();

const gauges = { pages: 0, pageBytes: 0, rendering: 0, waiting: 0, lineUp: true };
let text = '';

beforeAll(async () => {
  await db().$executeRaw`SELECT graphile_worker.add_job('feed.due', run_at := now() - interval '1 hour')`;
  await db().$executeRaw`INSERT INTO process_signals (id, at, metrics) VALUES
    ('worker:elsewhere:7', now(), ${JSON.stringify([workersCount(5)])}::jsonb),
    ('worker:gone:8', now() - interval '2 minutes', ${JSON.stringify([workersCount(900)])}::jsonb)`;
  watchProcess();
  text = await writeMetrics(new Metrics(), gauges);
});

function workersCount(value: number) {
  const labels = { kind: 'feed.due', outcome: 'done', process: 'worker:elsewhere:7' };
  return {
    ...{ name: 'times_jobs_total', help: 'Jobs', type: 'counter', aggregator: 'sum' },
    values: [{ value, labels }],
  };
}

test('a web process tells of the queue by kind, and of workers that are heard', () => {
  expect(text).toMatch(/^times_queue_lag_seconds\{kind="feed.due"\} 3[67]\d\d/m);
  expect(text).toMatch(/^times_queue_waiting_jobs\{kind="feed.due"\} 1$/m);
  expect(text).toMatch(/^times_workers_alive 0$/m);
  expect(text).toMatch(
    /^times_jobs_total\{kind="feed.due",outcome="done",process="worker:elsewhere:7"\} 5$/m,
  );
  expect(text).not.toContain('} 900');
  expect(text).toMatch(/^times_database_up 1$/m);
});

test('every name that an alert goes by is there', () => {
  const Rules = z.object({ groups: z.array(z.object({ rules: z.array(z.object({ expr: z.string() })) })) });
  const { groups } = Rules.parse(parse(readFileSync('deploy/alerts.yml', 'utf8')));
  const named = groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => expr.match(/times_\w+/g) ?? []));
  const missing = named.filter((name) => !text.includes(`# TYPE ${name.replace(/_bucket$/, '')} `));
  expect(named.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});

test('each series is told once', () => {
  const series = text.split('\n').filter((line) => line && !line.startsWith('#'));
  const names = series.map((line) => line.slice(0, line.lastIndexOf(' ')));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('a step is told once its transaction has committed, and never when it was undone', async () => {
  const told = async () => {
    const { values } = await counted('steps').get();
    return values.find(({ labels }) => labels.step === 'filed')?.value ?? 0;
  };
  const before = await told();
  const undone = db().$transaction((tx) => {
    tellStepIn(tx, 'filed', { item: 7 });
    return Promise.reject(new Error('no'));
  });
  await expect(undone).rejects.toThrow('no');
  expect(await told()).toBe(before);
  await db().$transaction(async (tx) => {
    tellStepIn(tx, 'filed', { item: 7 });
    await tx.$executeRaw`SELECT 1`;
  });
  expect(await told()).toBe(before + 1);
});

test('what can not be asked is left out, and said to be', async () => {
  await db().$executeRaw`ALTER TABLE queue_workers RENAME TO queue_workers_away`;
  const seen = new Registry();
  await lookAtDatabase(seen, pool());
  await db().$executeRaw`ALTER TABLE queue_workers_away RENAME TO queue_workers`;
  const told = await seen.metrics();
  expect(told).toMatch(/^times_database_up 0$/m);
  expect(told).not.toContain('times_workers_alive');
  expect(registry()).toBeDefined();
});

test('a database that says nothing keeps nobody who scrapes for long', { timeout: 40_000 }, async () => {
  const line = new TestLine();
  const url = await line.open(databaseUrl);
  Object.assign(env(), { DATABASE_URL: url });
  line.dumb();
  const began = Date.now();
  const told = await writeMetrics(new Metrics(), gauges).finally(() => {
    Object.assign(env(), { DATABASE_URL: databaseUrl });
    line.close();
  });
  expect(Date.now() - began).toBeLessThan(8000);
  expect(told).toMatch(/^times_database_up 0$/m);
  expect(told).toMatch(/^times_purge_line_up 1$/m);
  expect(told).toContain('times_pool_waiting');
});
