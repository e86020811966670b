import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { tellDemoSignIns } from '@/features/accounts/people/demo-sign-ins';
import { build } from './run/build';
import { openDatabase } from './run/database';
import { fillDatabase } from './run/filling';
import { startSite } from './run/site';
import type { Mode } from './run/site';
import { openingAddress } from './run/wait-ready';

type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** How to stop what runs, in the order it was started. */
const running: (() => Promise<unknown>)[] = [];
let stopping: Promise<void> | undefined;

/**
 * Everything after the packages are installed: database, demo, pages, web and worker. Returns when the site is ready,
 * and from then on keeps it so until a signal; any failure before stops what was started and ends the process with 1.
 */
export async function up({ mode, step }: { mode: Mode; step: Step }): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0));
  try {
    await start(mode, step);
  } catch (error) {
    if (!stopping) console.error(error instanceof Error && error.name !== 'Fault' ? error : reasonOf(error));
    await stopAll(1);
  }
}

async function start(mode: Mode, step: Step): Promise<void> {
  env(); // a wrong setting is told before anything starts
  const database = await step('starting the database', openDatabase);
  running.push(database.stop);
  const filling = fillDatabase(database.url);
  running.push(filling.stop);
  await step('migrating the database', () => filling.migrated);
  await build('client');
  filling.clientMade();
  if (mode === 'production') await Promise.race([build('pages'), failureOf(filling.filled)]);
  await step('loading the demo newsroom', () => filling.filled);
  await step('starting web and worker', async () => {
    const site = startSite(mode, database.url);
    database.keep(site.move);
    running.push(site.stop);
    await site.ready;
  });
  console.log(`ready ${openingAddress()}`);
  tellDemoSignIns(console.log);
}

/** Never settles but with the failure. */
function failureOf(work: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => void work.catch(reject));
}

/** The last started first. A second signal waits with the first. */
function stopAll(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const stop of running.toReversed()) {
      await stop().catch((error: unknown) => {
        console.error(reasonOf(error));
      });
    }
    process.exit(code);
  })();
  return stopping;
}
