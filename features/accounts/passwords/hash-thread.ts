import { Worker } from 'node:worker_threads';
import { Refusal } from '@/lib/errors';

interface Work {
  kind: 'hash' | 'verify';
  password: string;
  hashed?: string;
  /** Before all others, however many wait: somebody who was here before. */
  isFirst?: boolean;
}

interface Waiting extends Work {
  done: (outcome: string | boolean) => void;
  failed: (error: Error) => void;
}

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LONGEST = 150; // some seconds of work
// Written out, since Next bundles what calls it, and a bundle has no file for a thread to begin with.
const THREAD = `
const { parentPort } = require('node:worker_threads');
const { hashSync, verifySync } = require('@node-rs/argon2');
parentPort.on('message', ({ kind, password, hashed }) => {
  try {
    parentPort.postMessage({ outcome: kind === 'hash' ? hashSync(password, ${JSON.stringify(COST)}) : verifySync(hashed, password) });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});`;

/** One after the other in a thread of their own: the threads that compress pages and read files stay free for readers. */
class HashThread {
  readonly #waiting: Waiting[] = [];
  #current: Waiting | undefined;
  #worker: Worker | undefined;

  /** Refusal `conflict` when so many wait that their turn would not come soon. */
  run(work: Work): Promise<string | boolean> {
    if (this.#waiting.length >= LONGEST && !work.isFirst)
      throw new Refusal('conflict', 'Too many are signing in just now. Try again in a minute.');
    return new Promise((done, failed) => {
      const waiting = { ...work, done, failed };
      if (work.isFirst) this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#waiting.shift();
    if (!this.#current) {
      this.#worker?.unref(); // nothing to wait for: a command may end
      return;
    }
    const { kind, password, hashed } = this.#current;
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage({ kind, password, hashed });
  }

  #start(): Worker {
    const worker = new Worker(THREAD, { eval: true, execArgv: [] });
    worker.on('message', ({ outcome, error }: { outcome?: string | boolean; error?: string }) => {
      this.#settle(outcome ?? new Error(error));
    });
    worker.on('error', (error: Error) => {
      this.#worker = undefined;
      this.#settle(error);
    });
    return worker;
  }

  #settle(outcome: string | boolean | Error): void {
    const settled = this.#current;
    this.#current = undefined;
    if (outcome instanceof Error) settled?.failed(outcome);
    else settled?.done(outcome);
    this.#next();
  }
}

// Next bundles pages apart from the server that runs them: two module graphs in one process, one thread for both.
const home = globalThis as typeof globalThis & { timesHashThread?: HashThread };

/** The argon2id hash of a password, as a PHC string with its salt. */
export async function hashOf(password: string): Promise<string> {
  return String(await thread().run({ kind: 'hash', password }));
}

/** Whether this password was hashed so. */
export async function isHashOf(work: {
  password: string;
  hashed: string;
  isFirst?: boolean;
}): Promise<boolean> {
  return (await thread().run({ kind: 'verify', ...work })) === true;
}

function thread(): HashThread {
  return (home.timesHashThread ??= new HashThread());
}
