import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { build } from './run/build';
import { isEmpty, migrateAll, openDatabase } from './run/database';
import type { SignIn } from '@/prisma/seed';
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
  await step('migrating the database', () => migrateAll(database.url));
  await build('client');
  const isFirst = env().DEMO && (await isEmpty(database.url));
  const signIns = isFirst ? await step('loading the demo newsroom', loadDemo) : [];
  if (mode === 'production') await build('pages');
  await step('starting web and worker', async () => {
    const site = startSite(mode, database.url);
    running.push(site.stop);
    await site.ready;
  });
  console.log(`ready ${openingAddress()}`);
  console.log(signInLines(signIns));
}

/** Loaded late, since it needs the database client that was made a moment ago. */
async function loadDemo(): Promise<SignIn[]> {
  const { fillWithDemo } = await import('./run/demo');
  return fillWithDemo();
}

function signInLines(signIns: SignIn[]): string {
  const lines = signIns.map(({ role, email, password }) => `  ${role.padEnd(11)} ${email}  ${password}`);
  return lines.length
    ? ['the demo editors, also in demo-credentials.json of the data folder:', ...lines].join('\n')
    : '';
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
