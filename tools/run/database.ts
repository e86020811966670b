import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { directUrl } from '@/lib/postgres/database-url';
import { requireNotices } from '@/lib/postgres/require-notices';
import { startPostgres } from '@/lib/postgres/server';
import { requireWhole } from '@/lib/postgres/unfinished-restore';

/** A database that is up: its address, and how to stop it when it is ours. */
export interface Database {
  url: string;
  stop: () => Promise<void>;
  /** From here on starts it again whenever it ends. Calls `onMoved` when it then has another address. */
  keep: (onMoved: (url: string) => void) => void;
}

const LOOK_MS = 1000;
const LONGEST_PAUSE_MS = 5000;
const TELL_MS = 60_000;

/** The database of `DATABASE_URL`, or the embedded one, which may run already after a start that was killed. */
export async function openDatabase(): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = env();
  requireWhole(DATA_DIR);
  const nothing = { stop: () => Promise.resolve(), keep: () => undefined };
  if (DATABASE_URL) {
    await requireNotices({ listenAt: directUrl(), sendAt: DATABASE_URL });
    return { url: DATABASE_URL, ...nothing };
  }
  let postgres = await startPostgres({ dataDir: DATA_DIR });
  if (postgres.joined) console.log('\n  (the database still ran, and goes on)');
  let stopping = false;
  let mending = Promise.resolve();
  let watch: NodeJS.Timeout | undefined;

  async function mend(onMoved: (url: string) => void): Promise<void> {
    const { url } = postgres;
    console.error('the database ended, starting it again');
    for (let pause = 250, told = 0; !stopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        postgres = await startPostgres({ dataDir: DATA_DIR });
        console.error('the database runs again');
        if (postgres.url !== url) onMoved(postgres.url);
        return;
      } catch (error) {
        if (Date.now() - told > TELL_MS) console.error(reasonOf(error));
        if (Date.now() - told > TELL_MS) told = Date.now();
        await sleep(pause, undefined, { ref: false });
      }
    }
  }

  return {
    url: postgres.url,
    keep: (onMoved) => {
      let isMending = false;
      watch = setInterval(() => {
        if (isMending || postgres.runs()) return;
        isMending = true;
        mending = mend(onMoved).finally(() => (isMending = false));
      }, LOOK_MS);
    },
    stop: async () => {
      stopping = true;
      clearInterval(watch);
      await mending;
      await postgres.stop();
    },
  };
}
