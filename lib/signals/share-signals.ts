import { hostname } from 'node:os';
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from 'prom-client';
import type pg from 'pg';
import { z } from 'zod';
import { pool } from '@/lib/db';
import { log } from '@/lib/log';
import { registry } from './registry';
import { watchProcess } from './watch-process';

const EVERY_MS = 10_000;
const SILENT_SECONDS = 60;

const Row = z.object({ metrics: z.array(z.custom<MetricObjectWithValues<MetricValue<string>>>(isMetric)) });

/**
 * A process that answers no requests keeps its counts where every web process finds them, so that one scrape of any web
 * process tells of all workers. Ends with `stop`, which takes them away again.
 */
export function shareSignals(kind: string): { stop: () => Promise<void> } {
  const id = `${kind}:${hostname()}:${process.pid}`;
  registry().setDefaultLabels({ process: id });
  watchProcess();
  let writing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    writing = write(id);
  }, EVERY_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await writing;
      await pool()
        .query('DELETE FROM process_signals WHERE id = $1', [id])
        .catch(() => undefined); // it is silent from now on, and silent ones are left out
    },
  };
}

/** Everything that this process and every process that shares has counted, as one. */
export async function everySignal(line: Pick<pg.ClientBase, 'query'>): Promise<Registry> {
  const { rows } = await line.query(
    `SELECT metrics FROM process_signals WHERE at > clock_timestamp() - $1 * interval '1 second' ORDER BY id`,
    [SILENT_SECONDS],
  );
  const shared = rows.map((row) => Row.parse(row).metrics);
  return AggregatorRegistry.aggregate([await registry().getMetricsAsJSON(), ...shared]);
}

async function write(id: string): Promise<void> {
  try {
    await pool().query(
      `WITH gone AS (DELETE FROM process_signals WHERE at < clock_timestamp() - interval '1 hour')
       INSERT INTO process_signals (id, at, metrics) VALUES ($1, clock_timestamp(), $2)
       ON CONFLICT (id) DO UPDATE SET at = excluded.at, metrics = excluded.metrics`,
      [id, JSON.stringify(await registry().getMetricsAsJSON())],
    );
  } catch (error) {
    log().debug({ error }, 'the signals of this process could not be shared');
  }
}

function isMetric(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'name' in value && 'values' in value;
}
