import { Registry } from 'prom-client';
import { pool } from '@/lib/db';
import { registry } from '@/lib/signals/registry';
import { everySignal } from '@/lib/signals/share-signals';
import { metricsText, type Gauges, type Metrics, type PoolGauges } from '../metrics';
import { lookAtDatabase } from './look-at-database';

/** All there is to tell, in the Prometheus text format: this process, every worker, and what the database knows. */
export async function writeMetrics(metrics: Metrics, gauges: Gauges): Promise<string> {
  const seen = new Registry();
  await lookAtDatabase(seen);
  const all = await everySignal().catch(() => registry()); // without a database, of this process alone
  return [
    metricsText(metrics, { ...gauges, ...poolGauges() }),
    await all.metrics(),
    '\n',
    await seen.metrics(),
  ].join('');
}

function poolGauges(): PoolGauges {
  const { totalCount, idleCount, waitingCount } = pool();
  return { connections: totalCount, idleConnections: idleCount, waitingForConnection: waitingCount };
}
