import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { log } from '@/lib/log';
import type { Rendered, RenderRequest } from '../render-page';
import { RenderTimeout } from '../render-page';
import type { FromThread, ThreadData, ToThread } from './messages';
import { unpack } from './pack';
import type { PageRenderer } from './page-renderer';

const ENTRY = new URL('./enter-thread.mjs', import.meta.url);
const MOST_THREADS = 4;
const GRACE_MS = 2000; // a thread that is alive tells of its own timeouts
const PAUSE_MS = 1000;
const YOUNG_MB = 128; // a render leaves much behind at once
const STUCK_MS = 5000; // no page of ours keeps a thread from everything else for so long

/** A render that somebody waits for, until its time is over, on whichever thread. */
interface Job {
  request: RenderRequest;
  /** How many threads were lost with this under way. */
  strikes: number;
  timer: NodeJS.Timeout;
  done: (rendered: Rendered) => void;
  failed: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  jobs: Map<number, Job>;
  /** Counted up by the thread for as long as it comes to anything. */
  beat: Int32Array<SharedArrayBuffer>;
  lastBeat: number;
  beatAt: number;
}

type Place = Omit<ThreadData, 'beat'>;

interface Terms {
  threads?: number;
  entry?: URL;
  stuckMs?: number;
}

/**
 * Renders pages in threads of their own, so that those who read what is finished never wait behind a render. A thread
 * that ends, or hangs in a render, is replaced at once; what else it had under way is asked of another.
 */
export class RenderPool implements PageRenderer {
  readonly #data: Place;
  readonly #entry: URL;
  readonly #stuckMs: number;
  readonly #threads: Thread[] = [];
  /** Asked while there was no thread. */
  readonly #waiting: Job[] = [];
  readonly #watch: NodeJS.Timeout;
  #watchedAt = Date.now();
  #lastId = 0;
  #keeping = false;
  #closing = false;

  private constructor(data: Place, { entry, stuckMs }: Required<Omit<Terms, 'threads'>>) {
    this.#data = data;
    this.#entry = entry;
    this.#stuckMs = stuckMs;
    this.#watch = setInterval(() => {
      this.#findStuck();
    }, stuckMs / 5).unref();
  }

  /** Starts as many threads as the machine has cores to spare, at least one, and waits until they can render. */
  static async start(
    data: Place,
    { threads = spareCores(), entry = ENTRY, stuckMs = STUCK_MS }: Terms = {},
  ): Promise<RenderPool> {
    const pool = new RenderPool(data, { entry, stuckMs });
    await Promise.all(Array.from({ length: threads }, () => pool.#addThread()));
    return pool;
  }

  /** Throws RenderTimeout when it takes too long, wherever it hangs, and whatever the render threw. */
  render(request: RenderRequest): Promise<Rendered> {
    return new Promise<Rendered>((resolve, reject) => {
      const late = () => {
        this.#giveUp(job);
      };
      const timer = setTimeout(late, request.timeoutMs + GRACE_MS);
      const settled = <T>(settle: (outcome: T) => void) => {
        return (outcome: T) => {
          clearTimeout(timer);
          settle(outcome);
        };
      };
      const job: Job = { request, strikes: 0, timer, done: settled(resolve), failed: settled(reject) };
      this.#ask(job);
    });
  }

  forget(names: readonly string[]): void {
    this.#tellAll({ kind: 'forget', names });
  }

  keep(keeping: boolean): void {
    if (keeping === this.#keeping) return;
    this.#keeping = keeping;
    this.#tellAll({ kind: 'keep', keeping });
  }

  /** Ends every thread, and its connections to the database. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#watch);
    const ended = this.#threads.map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)));
    this.#tellAll({ kind: 'close' });
    for (const { failed } of this.#waiting.splice(0)) failed(new Error('the server stops'));
    await Promise.all(ended);
  }

  #ask(job: Job): void {
    const [first, ...others] = this.#threads;
    if (!first) {
      this.#waiting.push(job);
      return;
    }
    // One thread counts how often somebody writes.
    const idlest = job.request.form
      ? first
      : others.reduce((a, b) => (b.jobs.size < a.jobs.size ? b : a), first);
    const id = ++this.#lastId;
    idlest.jobs.set(id, job);
    idlest.worker.postMessage({ kind: 'render', id, request: job.request } satisfies ToThread);
  }

  /** A thread that did not even tell that it is late does nothing any more: it must not look idle. */
  #giveUp(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    job.failed(new RenderTimeout(job.request.url, job.request.timeoutMs));
    const thread = this.#threads.find(({ jobs }) => [...jobs.values()].includes(job));
    if (thread) this.#retire(thread, 'a render thread does not answer');
  }

  #findStuck(): void {
    const now = Date.now();
    const paused = now - this.#watchedAt > this.#stuckMs / 2; // it was us who came to nothing
    this.#watchedAt = now;
    for (const thread of [...this.#threads]) {
      const beat = Atomics.load(thread.beat, 0);
      if (paused || beat !== thread.lastBeat || thread.jobs.size === 0) {
        Object.assign(thread, { lastBeat: beat, beatAt: now });
      } else if (now - thread.beatAt >= this.#stuckMs) this.#retire(thread, 'a render thread hangs');
    }
  }

  #retire(thread: Thread, reason: string): void {
    const urls = [...thread.jobs.values()].map(({ request }) => request.url);
    log().error({ urls }, `${reason}: it is replaced`);
    this.#lose(thread, new RenderTimeout(urls.join(), this.#stuckMs));
    void thread.worker.terminate();
  }

  #tellAll(message: ToThread): void {
    for (const { worker } of this.#threads) worker.postMessage(message);
  }

  #addThread(): Promise<void> {
    const beat = new Int32Array(new SharedArrayBuffer(8));
    const worker = new Worker(this.#entry, {
      workerData: { ...this.#data, beat } satisfies ThreadData,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const thread: Thread = { worker, jobs: new Map(), beat, lastBeat: 0, beatAt: Date.now() };
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'ready') {
          this.#join(thread);
          resolve();
        } else settle(thread, message);
      });
      worker.on('error', (error: Error) => {
        log().error({ error }, 'a render thread failed');
        reject(error);
      });
      worker.on('exit', () => {
        reject(new Error('a render thread ended before it began'));
        this.#lose(thread);
      });
    });
  }

  #join(thread: Thread): void {
    thread.beatAt = Date.now();
    this.#threads.push(thread);
    const first: ToThread = this.#closing ? { kind: 'close' } : { kind: 'keep', keeping: this.#keeping };
    thread.worker.postMessage(first);
    for (const job of this.#waiting.splice(0)) this.#ask(job);
  }

  /**
   * Takes a thread out; does nothing when it was out before, or never began: whoever started it knows. What it had not
   * begun is innocent and asked of another; of what it had begun, one alone is to blame, and several have one more try.
   */
  #lose(thread: Thread, reason = new Error('the render thread ended')): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    this.#threads.splice(at, 1);
    void this.#startAnother();
    const begun = Atomics.load(thread.beat, 1);
    const suspects = [...thread.jobs].filter(([id]) => id <= begun).map(([, job]) => job);
    for (const job of thread.jobs.values()) {
      const isBlamed = suspects.includes(job) && (suspects.length === 1 || ++job.strikes > 1);
      if (isBlamed || this.#closing) job.failed(reason);
      else this.#ask(job);
    }
    thread.jobs.clear();
  }

  async #startAnother(): Promise<void> {
    for (let begun = false; !begun && !this.#closing;) {
      begun = await this.#addThread().then(
        () => true,
        () => false,
      );
      if (!begun) await sleep(PAUSE_MS);
    }
  }
}

function settle(thread: Thread, message: Exclude<FromThread, { kind: 'ready' }>): void {
  const job = thread.jobs.get(message.id);
  thread.jobs.delete(message.id);
  if (!job) return;
  if (message.kind === 'rendered') job.done(unpack(message.rendered));
  else if (message.late) job.failed(new RenderTimeout(job.request.url, job.request.timeoutMs));
  else job.failed(message.error);
}

function spareCores(): number {
  return Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
}
