import { setTimeout as sleep } from 'node:timers/promises';
import { keepSweeping } from '@/features/newsroom/workflow/publish-due';
import { nameHub } from '@/features/seo/feeds/tell-hub';
import { closeDb } from '@/lib/db';
import { Fault } from '@/lib/errors';
import { directUrl } from '@/lib/postgres/database-url';
import { unfitReason } from '@/lib/postgres/judge-status';
import { migrationStatus } from '@/lib/postgres/migrate';
import { leaveWithReason } from '@/lib/signals/leave-with-reason';
import { log } from '@/lib/log';
import { shareSignals } from '@/lib/signals/share-signals';
import { within } from '@/lib/queue/current-work';
import { startWorker } from '@/lib/queue/lanes';
import { lanes } from '@/workers/lanes';

leaveWithReason();
await requireFit();
await nameHub();
const worker = await startWorker(lanes);
const schedule = within({ kind: 'job' }, keepSweeping);
const signals = shareSignals('worker');
log().info('worker ready');

let stopping: Promise<void> | undefined;
// Heard each time: one that is asked twice to stop lets go of its jobs all the same.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()));

/** A worker that can't work says why before it takes a job. */
async function requireFit(): Promise<void> {
  const unfit = unfitReason(await migrationStatus(directUrl()));
  if (unfit) throw new Fault('database-unfit', unfit);
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 9500).unref(); // the database is away: others free what is held
  await Promise.all([worker.stop(), schedule.stop(), signals.stop()]).catch((error: unknown) => {
    log().warn({ error }, 'the worker did not stop cleanly');
  });
  await Promise.race([closeDb(), sleep(500)]); // what was left to itself may hold a connection
  process.exit(0);
}
