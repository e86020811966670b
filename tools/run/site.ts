import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { keepRunning } from './child';
import type { Child } from './child';
import { stubSettings } from './stub-settings';
import { answersReady } from './wait-ready';

export type Mode = 'production' | 'development';

const TSX = ['--import', 'tsx'];
const PROGRAMS = {
  production: { web: [...TSX, 'server/main.ts'], worker: [...TSX, 'workers/main.ts'] },
  development: {
    web: [...TSX, 'server/main.ts'],
    worker: ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'workers/main.ts'],
    outlets: ['tools/stub-outlets.mjs'],
  },
} satisfies Record<Mode, Record<string, string[]>>;

/**
 * Starts web and worker, in development with outlets to read from, and keeps them running. `ready` settles when the
 * web server says so, and rejects when it ends before that.
 */
export function startSite(
  mode: Mode,
  databaseUrl: string,
): { ready: Promise<void>; stop: () => Promise<unknown> } {
  const settings = mode === 'development' ? stubSettings(env()) : {};
  const variables = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
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
  const stop = () => Promise.all([...children.values()].map((child) => child.stop()));
  return { ready: Promise.race([answersReady(), endsEarly(children.get('web'))]), stop };
}

async function endsEarly(web: Child | undefined): Promise<never> {
  const code = await web?.firstExit;
  throw new Fault(
    'web-ended',
    `The web server can't start (it ended with ${code ?? 'a signal'}): see the lines above.`,
  );
}
