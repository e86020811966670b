import { setTimeout as sleep } from 'node:timers/promises';
import type { Job as HeldJob, Task, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { Fault } from '@/lib/errors';
import { log } from '@/lib/log';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { isFull, isOutage } from '@/lib/postgres/faults/kinds';
import { Stopped, within } from '@/lib/queue/current-work';
import { freeForgotten, giveBack, strikeOff } from '@/lib/queue/free-jobs';

// What is asked to end has so long to do so before it is left to itself; nothing it does then reaches the database.
const TO_END_MS = 3000;
const FORGOTTEN_MS = 11_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

interface LeaseTerms {
  pool: pg.Pool;
  /** The name of the worker: jobs are locked by it. */
  id: string;
  /** So long a job may take. */
  longestMs: number;
  /** Settles when others know of this worker. */
  known: Promise<void>;
}

/** What a worker holds, and for how long: each job under way can be ended from outside. */
export class Lease {
  readonly id: string;
  readonly #terms: LeaseTerms;
  readonly #underWay = new Map<AbortController, string>();
  readonly #ending = new AbortController();
  #isAbandoned = false;
  #look: NodeJS.Timeout | undefined;

  constructor(terms: LeaseTerms) {
    this.id = terms.id;
    this.#terms = terms;
  }

  /** The same tasks, each done under this lease. */
  static over(tasks: TaskList, lease: () => Lease): TaskList {
    const held = (task: Task | undefined): Task => {
      return (payload, helpers) => lease().#hold(helpers.job, async () => task?.(payload, helpers));
    };
    return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, held(task as Task)])); // no batches here
  }

  /** Asks everything under way to end, for this reason, and whatever begins from now on. */
  end(reason: string): void {
    clearTimeout(this.#look);
    this.#ending.abort(new Stopped(reason));
    for (const job of this.#underWay.keys()) job.abort(this.#ending.signal.reason);
  }

  /** The runner has ended. It hears no more of any job: told of one, it would end the whole process with an error. */
  abandon(): void {
    this.#isAbandoned = true;
    this.end('The worker was lost.');
  }

  /** A job could not be asked for: a while after the last time, what was taken all the same goes back. */
  lookForForgotten(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => {
      const free = () => freeForgotten(this.#terms.pool, this.id, [...this.#underWay.values()]);
      this.#ask(free).then(
        (jobs) =>
          jobs > 0 && log().warn({ jobs }, 'jobs that were taken while the line was lost are free again'),
        () => undefined, // this lease ended, and all it held was let go
      );
    }, FORGOTTEN_MS).unref();
  }

  async #hold(job: HeldJob, work: () => Promise<unknown>): Promise<void> {
    try {
      await this.#doHeld(job, work);
    } finally {
      if (this.#isAbandoned) await new Promise(() => undefined);
    }
  }

  async #doHeld(job: HeldJob, work: () => Promise<unknown>): Promise<void> {
    const { pool, longestMs } = this.#terms;
    const ending = new AbortController();
    const { signal } = ending;
    this.#underWay.set(ending, job.id);
    if (this.#ending.signal.aborted) ending.abort(this.#ending.signal.reason);
    const late = setTimeout(() => ending.abort(tooLong(longestMs)), longestMs);
    try {
      await this.#known();
      signal.throwIfAborted();
      await Promise.race([within({ kind: 'job', signal, worker: this.id }, work), ended(signal)]);
      clearTimeout(late);
      // Here and not by graphile-worker, which does it blindly, and ends the process when the database is away.
      if (!(await this.#ask(() => strikeOff(pool, job))))
        throw new Stopped('Another worker has this job now.');
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      const afterSeconds = untilAgain(reason);
      if (afterSeconds === null) throw reason;
      const back = this.#ask(() => giveBack(pool, { jobId: job.id, worker: this.id, afterSeconds }));
      await back.catch((lost: unknown) => this.#leaveHeld(lost));
      throw reason instanceof Stopped ? reason : new Stopped(plainReason(reason));
    } finally {
      clearTimeout(late);
      this.#underWay.delete(ending);
    }
  }

  /** This worker ends and can't give a job back: told of its end, graphile-worker might yet take a try. It is freed with the worker. */
  #leaveHeld(lost: unknown): Promise<never> {
    if (!this.#ending.signal.aborted) throw lost;
    return new Promise(() => undefined);
  }

  /** One that could not be made known is no worker, and nothing of its jobs is begun. */
  async #known(): Promise<void> {
    await this.#terms.known.catch(() => {
      throw new Stopped('This worker could not be made known.');
    });
  }

  /** Asks the database for as long as it is away or full, until this lease ends: meanwhile a job is not done, and has not failed. */
  async #ask<T>(question: () => Promise<T>): Promise<T> {
    const { signal } = this.#ending;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await question();
      } catch (error) {
        if (signal.aborted || !isOutage(error)) throw error;
      }
      await sleep(pause, undefined, { signal }).catch(() => undefined); // woken to end
    }
  }
}

/** When a job may be taken again that is nobody's failure: the worker stops, the database was away or too busy, a disk is full. */
function untilAgain(reason: unknown): number | null {
  if (reason instanceof Stopped) return 0;
  if (isFull(reason)) return 10 + 20 * Math.random();
  return isOutage(reason) ? 1 + 4 * Math.random() : null;
}

function tooLong(ms: number): Fault {
  return new Fault('too-long', `It was not done after ${Math.ceil(ms / 60_000)} min and was given up.`);
}

/** Rejects when work that was asked to end has not done so by itself a moment later. */
async function ended(signal: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await sleep(TO_END_MS, undefined, { ref: false });
  throw signal.reason;
}
