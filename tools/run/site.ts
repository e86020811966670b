import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { keepRunning } from './child';
import type { Child } from './child';
import { stubSettings } from './stub-settings';
import { answersReady } from './wait-ready';

export type Mode = 'production' | 'development';

const TSX = ['--import', 'tsx'];
const SMALL_NURSERY = '--max-semi-space-size=4';
const PROGRAMS = {
  // The worker's work is short-lived and may be swept up often: it then keeps a third less of memory.
  production: { web: ['generated/run/web.mjs'], worker: [SMALL_NURSERY, 'generated/run/worker.mjs'] },
  development: {
    web: [...TSX, 'server/main.ts'],
    worker: ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'workers/main.ts'],
    outlets: ['tools/stub-outlets.mjs'],
  },
} satisfies Record<Mode, Record<string, string[]>>;

/** What runs for the site. */
export interface Site {
  ready: Promise<void>;
  /** The database has another address now. */
  move: (databaseUrl: string) => void;
  stop: () => Promise<unknown>;
}

/**
 * Starts web and worker, in development with outlets to read from, and keeps them running. `ready` settles when the
 * web server says so, and rejects when it ends before that.
 */
export function startSite(mode: Mode, databaseUrl: string): Site {
  const settings = mode === 'development' ? stubSettings(env()) : {};
  const variables = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    // Else each thread of a process keeps memory of its own that it does not use, and what a start took is never given back.
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '131072',
    ...settings,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    DATA_DIR: env().DATA_DIR,
  };
  const programs: Record<string, string[]> = PROGRAMS[mode];
  const children = new Map(
    Object.entries(programs).map(([name, parameters]) => [
      name,
      keepRunning({ name, parameters, env: variables }),
    ]),
  );
  const all = [...children.values()];
  const web = children.get('web');
  return {
    ready: Promise.race([answersReady(() => web?.pid()), endsEarly(web)]),
    move: (url) => {
      variables.DATABASE_URL = url;
      for (const child of all) void child.renew();
    },
    stop: () => Promise.all(all.map((child) => child.stop())),
  };
}

async function endsEarly(web: Child | undefined): Promise<never> {
  const code = await web?.firstExit;
  throw new Fault(
    'web-ended',
    `The web server can't start (it ended with ${code ?? 'a signal'}): see the lines above.`,
  );
}
