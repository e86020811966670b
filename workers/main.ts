import { setTimeout as sleep } from 'node:timers/promises';
import { keepSweeping } from '@/features/newsroom/workflow/publish-due';
import { closeDb } from '@/lib/db';
import { leaveWithReason } from '@/lib/signals/leave-with-reason';
import { log } from '@/lib/log';
import { shareSignals } from '@/lib/signals/share-signals';
import { within } from '@/lib/queue/current-work';
import { startWorker } from '@/lib/queue/lanes';
import { lanes } from '@/workers/lanes';

leaveWithReason();
const worker = await startWorker(lanes);
const schedule = within({ kind: 'job' }, keepSweeping);
const signals = shareSignals('worker');
log().info('worker ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 9500).unref(); // the database is away: others free what is held
  await Promise.all([worker.stop(), schedule.stop(), signals.stop()]).catch((error: unknown) => {
    log().warn({ error }, 'the worker did not stop cleanly');
  });
  await Promise.race([closeDb(), sleep(500)]); // what was left to itself may hold a connection
  process.exit(0);
}
