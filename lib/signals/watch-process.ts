import { collectDefaultMetrics, Gauge } from 'prom-client';
import { pool } from '@/lib/db';
import { PREFIX, registry } from '@/lib/signals/registry';

const OF_POOL = {
  totalCount: ['pool_connections', 'Database connections of this thread of the process'],
  idleCount: ['pool_idle_connections', 'Those that nobody uses'],
  waitingCount: ['pool_waiting', 'Whoever waits for one'],
} as const;

/** Starts telling of the process itself: memory, processor, event loop, garbage collection, database connections. */
export function watchProcess(): void {
  const register = registry();
  if (register.getSingleMetric(`${PREFIX}process_cpu_seconds_total`)) return;
  collectDefaultMetrics({ register, prefix: PREFIX });
  for (const field of ['totalCount', 'idleCount', 'waitingCount'] as const) {
    const [name, help] = OF_POOL[field];
    const gauge: Gauge = new Gauge({
      ...{ name: PREFIX + name, help, registers: [register] },
      collect: () => gauge.set(count(field)),
    });
  }
}

function count(field: keyof typeof OF_POOL): number {
  try {
    return pool()[field];
  } catch {
    return 0; // there is no database just now, and nobody waits for one
  }
}
