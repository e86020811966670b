import pg from 'pg';
import { Registry } from 'prom-client';
import { databaseUrl } from '@/lib/postgres/database-url';
import { registry } from '@/lib/signals/registry';
import { everySignal } from '@/lib/signals/share-signals';
import { metricsText, type Gauges, type Metrics } from '../metrics';
import { lookAtDatabase, noDatabase } from './look-at-database';

// Whoever scrapes waits for ten seconds, and needs an answer most when the database gives none.
const CONNECT_MS = 2000;
const ANSWER_MS = 1500;

/** All there is to tell, in the Prometheus text format: this process, every worker, and what the database knows. */
export async function writeMetrics(metrics: Metrics, gauges: Gauges): Promise<string> {
  const seen = new Registry();
  const all = (await askDatabase(seen)) ?? registry(); // without a database, of this process alone
  return [metricsText(metrics, gauges), await all.metrics(), '\n', await seen.metrics()].join('');
}

/** By one connection of its own: a pool that is exhausted is told of all the same, and nobody else waits for it. */
async function askDatabase(seen: Registry): Promise<Registry | null> {
  let line: pg.Client | undefined;
  try {
    line = new pg.Client({
      ...{ connectionString: databaseUrl(), application_name: 'limited-times-metrics' },
      ...{ connectionTimeoutMillis: CONNECT_MS, query_timeout: ANSWER_MS },
    });
    line.on('error', () => undefined); // a lost line also rejects the query
    await line.connect();
  } catch {
    noDatabase(seen);
    return null;
  }
  try {
    const isUp = await lookAtDatabase(seen, line);
    return isUp ? await everySignal(line) : null;
  } catch {
    return null;
  } finally {
    void line.end().catch(() => undefined); // a line that hangs may not end for long
  }
}
