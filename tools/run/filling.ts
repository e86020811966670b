import { fork } from 'node:child_process';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** What the process that fills the database tells. */
export type FillReport = { kind: 'migrated' } | { kind: 'filled' } | { kind: 'failed'; reason: string };

/** The filling of a database, which goes on while pages are built. */
export interface Filling {
  /** Our tables and those of the queue are up to date. */
  migrated: Promise<void>;
  /** The demo is there, where it is wanted. Goes on once `clientMade` was called. */
  filled: Promise<void>;
  clientMade: () => void;
  stop: () => Promise<void>;
}

/** Starts a process that migrates a database and loads the demo newsroom into it; it ends when we do. */
export function fillDatabase(databaseUrl: string): Filling {
  const child = fork('tools/run/fill-database.ts', {
    execArgv: ['--import', './tools/setup/leave-with-parent.mjs', '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: env().DATA_DIR },
    detached: true, // Ctrl-C reaches only us
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const on = (kind: FillReport['kind']) =>
    new Promise<void>((resolve, reject) => {
      child.on('message', (report: FillReport) => {
        if (report.kind === kind) resolve();
        if (report.kind === 'failed') reject(new Fault('fill', report.reason));
      });
      child.once('error', reject);
      void ended.then(() => reject(new Fault('fill', 'The process that fills the database was ended.')));
    });
  const [migrated, filled] = [on('migrated'), on('filled')];
  filled.catch(() => undefined); // whoever waits for it hears of it later
  return {
    migrated,
    filled,
    clientMade: () => child.connected && child.send('the client is made'),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
