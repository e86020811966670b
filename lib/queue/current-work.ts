import { AsyncLocalStorage } from 'node:async_hooks';

/** Who waits for it: a person at a page, nobody, or an operator at a command line. */
export type WorkKind = 'request' | 'job' | 'command';

/** What is being done right now, known to whatever it calls: the door out and the database obey it. */
export interface Work {
  kind: WorkKind;
  /** Aborted when it is to end early; the reason is what to throw. */
  signal?: AbortSignal;
  /** The name by which a worker holds the job. */
  worker?: string;
}

/** The worker stops, or was taken for dead: the job goes back as if it had never begun, and is no failure of anybody's. */
export class Stopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Stopped';
  }
}

const current = new AsyncLocalStorage<Work>();

/** Does something as part of a job or a command. */
export function within<T>(work: Work, does: () => T): T {
  return current.run(work, does);
}

/** What the caller is part of; a request where nobody said otherwise. */
export function currentWork(): Work {
  return current.getStore() ?? { kind: 'request' };
}

interface Limits {
  /** To get a connection for anything at all, in milliseconds. */
  connect: number;
  /** For a transaction to begin, in milliseconds. */
  maxWait: number;
  /** For the whole transaction, in milliseconds. */
  timeout: number;
  /** How often it is begun, in all. */
  tries: number;
}

/** How long a transaction may wait and take, by who waits for it. A caller that knows better says so. */
export const TIME_LIMITS = {
  request: { connect: 5_000, maxWait: 10_000, timeout: 10_000, tries: 3 },
  job: { connect: 30_000, maxWait: 30_000, timeout: 60_000, tries: 4 },
  command: { connect: 60_000, maxWait: 60_000, timeout: 120_000, tries: 5 },
} satisfies Record<WorkKind, Limits>;
