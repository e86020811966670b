import type pg from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { PREFIX } from '@/lib/signals/registry';

interface Row {
  label: string;
  value: string | number | null;
}

interface Look {
  name: string;
  help: string;
  /** What the rows are told apart by; none: there is one row. */
  label?: string;
  /** Rows of `label` and `value`. Nothing it reads may grow with the number of articles. */
  sql: string;
}

const LOOKS: readonly Look[] = [
  {
    name: 'queue_lag_seconds',
    help: 'How long the oldest job that could be done has been due, by kind',
    label: 'kind',
    sql: `SELECT task_identifier AS label, greatest(0, extract(epoch FROM clock_timestamp() - min(run_at))) AS value
      FROM graphile_worker.jobs WHERE locked_at IS NULL AND attempts < max_attempts GROUP BY 1`,
  },
  {
    name: 'queue_waiting_jobs',
    help: 'Jobs that wait, by kind',
    label: 'kind',
    sql: `SELECT task_identifier AS label, count(*) AS value FROM graphile_worker.jobs
      WHERE locked_at IS NULL AND attempts < max_attempts GROUP BY 1`,
  },
  {
    name: 'queue_running_jobs',
    help: 'Jobs under way, by kind',
    label: 'kind',
    sql: `SELECT task_identifier AS label, count(*) AS value FROM graphile_worker.jobs
      WHERE locked_at IS NOT NULL GROUP BY 1`,
  },
  {
    name: 'queue_dead_jobs',
    help: 'Jobs that were given up, by kind',
    label: 'kind',
    sql: `SELECT task_identifier AS label, count(*) AS value FROM graphile_worker.jobs
      WHERE attempts >= max_attempts GROUP BY 1`,
  },
  {
    name: 'workers_alive',
    help: 'Workers heard within the last minute',
    sql: `SELECT '' AS label, count(DISTINCT process) AS value FROM queue_workers
      WHERE kind = 'worker' AND beat_at > clock_timestamp() - interval '1 minute'`,
  },
  {
    name: 'feeds',
    help: 'Feeds of active outlets: all, failing, never fetched, more than 15 minutes overdue',
    label: 'state',
    sql: `SELECT told.state AS label, count(*) FILTER (WHERE told.counts) AS value
      FROM feeds f JOIN sources s ON s.id = f.source_id AND s.state = 'active',
      LATERAL (VALUES ('all', true), ('failing', f.fault_code IS NOT NULL), ('never_fetched', f.last_fetched_at IS NULL),
        ('late', f.next_fetch_at < clock_timestamp() - interval '15 minutes')) AS told (state, counts) GROUP BY 1`,
  },
  {
    name: 'database_connections',
    help: 'Connections to this database, by what they do',
    label: 'state',
    sql: `SELECT coalesce(state, 'other') AS label, count(*) AS value FROM pg_stat_activity
      WHERE datname = current_database() GROUP BY 1`,
  },
];

const PATIENCE_MS = 5000;

/**
 * What the database tells of the work: queue, feeds, workers, one after the other by one connection. What can't be known
 * just now is left out; whether all of it could is told, and answered.
 */
export async function lookAtDatabase(
  register: Registry,
  line: Pick<pg.ClientBase, 'query'>,
): Promise<boolean> {
  const end = Date.now() + PATIENCE_MS;
  let isUp = true;
  for (const look of LOOKS) isUp = Date.now() < end && (await ask(line, look, register)) && isUp;
  up(register).set(isUp ? 1 : 0);
  return isUp;
}

/** Tells that there is nothing to look at. */
export function noDatabase(register: Registry): void {
  up(register).set(0);
}

function up(register: Registry): Gauge {
  return new Gauge({
    ...{ name: `${PREFIX}database_up`, help: 'Whether the database answered all that was asked' },
    registers: [register],
  });
}

async function ask(
  line: Pick<pg.ClientBase, 'query'>,
  { name, help, label, sql }: Look,
  register: Registry,
): Promise<boolean> {
  try {
    const { rows } = await line.query<Row>(sql);
    const labelNames = label ? [label] : [];
    const gauge = new Gauge({ name: PREFIX + name, help, labelNames, registers: [register] });
    for (const row of rows) gauge.set(label ? { [label]: row.label } : {}, Number(row.value ?? 0));
    return true;
  } catch {
    return false; // the one thing that is told of it is `database_up`
  }
}
