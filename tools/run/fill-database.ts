import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { databaseUrl } from '@/lib/postgres/database-url';
import type { FillReport } from './filling';
import { migrateAll } from './migrate-all';

// A process of its own, for memory: brings the database up to date, and when it is told that the database client is
// made, loads the demo newsroom if it is wanted. Then it ends.
process.channel?.ref(); // whatever else listens on it lets it go
try {
  await migrateAll(databaseUrl());
  const clientMade = new Promise((resolve) => process.once('message', resolve));
  report({ kind: 'migrated' });
  await clientMade;
  if (env().DEMO) await loadDemo();
  report({ kind: 'filled' });
} catch (error) {
  const bug = error instanceof Error && error.name !== 'Fault' && error.name !== 'Refusal';
  report({ kind: 'failed', reason: bug ? (error.stack ?? error.message) : reasonOf(error) });
}
process.disconnect();

/** Loaded late, since it needs the client. */
async function loadDemo(): Promise<void> {
  const { fillWithDemo } = await import('@/prisma/fill-with-demo');
  await fillWithDemo(databaseUrl());
}

function report(message: FillReport): void {
  process.send?.(message);
}
