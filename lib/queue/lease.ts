import { setTimeout as sleep } from 'node:timers/promises';
import type { Job as HeldJob, Task, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { Fault } from '@/lib/errors';
import { plainReason } from '@/lib/postgres/faults/plain-reason';
import { isLost, isUndone } from '@/lib/postgres/transactions';
import { Stopped, within } from '@/lib/queue/current-work';
import { giveBack, isHeld } from '@/lib/queue/free-jobs';

// What is asked to end has so long to do so before it is left to itself; nothing it does then reaches the database.
const TO_END_MS = 3000;

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
  readonly #underWay = new Set<AbortController>();
  #ended: Stopped | undefined;

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
    this.#ended ??= new Stopped(reason);
    for (const ending of this.#underWay) ending.abort(this.#ended);
  }

  get isIdle(): boolean {
    return this.#underWay.size === 0;
  }

  async #hold(job: HeldJob, work: () => Promise<unknown>): Promise<void> {
    await this.#terms.known;
    const ending = new AbortController();
    const { signal } = ending;
    this.#underWay.add(ending);
    if (this.#ended) ending.abort(this.#ended);
    const late = setTimeout(() => ending.abort(tooLong(this.#terms.longestMs)), this.#terms.longestMs);
    try {
      signal.throwIfAborted();
      await Promise.race([within({ kind: 'job', signal, worker: this.id }, work), ended(signal)]);
      // Done by another meanwhile, or being done: then it is not ours to strike off.
      if (!(await isHeld(this.#terms.pool, job))) throw new Stopped('Another worker has this job now.');
    } catch (error) {
      const reason: unknown = signal.aborted ? signal.reason : error;
      const afterSeconds = untilAgain(reason);
      if (afterSeconds === null) throw reason;
      await giveBack(this.#terms.pool, { jobId: job.id, worker: this.id, afterSeconds });
      throw reason instanceof Stopped ? reason : new Stopped(plainReason(reason));
    } finally {
      clearTimeout(late);
      this.#underWay.delete(ending);
    }
  }
}

/** When a job may be taken again that is nobody's failure: the worker stops, or the database was away or too busy. */
function untilAgain(reason: unknown): number | null {
  if (reason instanceof Stopped) return 0;
  return isLost(reason) || isUndone(reason) ? 1 + 4 * Math.random() : null;
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
