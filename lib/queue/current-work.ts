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
