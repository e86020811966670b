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

interface Waiting {
  done: (rendered: Rendered) => void;
  failed: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

/**
 * Renders pages in threads of their own, so that those who read what is finished never wait behind a render. A thread
 * that ends is replaced; what it had under way fails.
 */
export class RenderPool implements PageRenderer {
  readonly #data: ThreadData;
  readonly #entry: URL;
  readonly #threads: Thread[] = [];
  #lastId = 0;
  #keeping = false;
  #closing = false;

  private constructor(data: ThreadData, entry: URL) {
    this.#data = data;
    this.#entry = entry;
  }

  /** Starts as many threads as the machine has cores to spare, at least one, and waits until they can render. */
  static async start(
    data: ThreadData,
    { threads = spareCores(), entry = ENTRY }: { threads?: number; entry?: URL } = {},
  ): Promise<RenderPool> {
    const pool = new RenderPool(data, entry);
    await Promise.all(Array.from({ length: threads }, () => pool.#addThread()));
    return pool;
  }

  render(request: RenderRequest): Promise<Rendered> {
    const [first, ...others] = this.#threads;
    if (!first) return Promise.reject(new Error('no thread can render just now'));
    if (request.form) return this.#ask(first, request); // one thread counts how often somebody writes
    const idlest = others.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a), first);
    return this.#ask(idlest, request);
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
    const ended = this.#threads.map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)));
    this.#tellAll({ kind: 'close' });
    await Promise.all(ended);
  }

  #ask({ worker, waiting }: Thread, request: RenderRequest): Promise<Rendered> {
    const id = ++this.#lastId;
    return new Promise<Rendered>((resolve, reject) => {
      const late = () => settle(new RenderTimeout(request.url, request.timeoutMs));
      const timer = setTimeout(late, request.timeoutMs + GRACE_MS);
      const settle = (error?: Error) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (error) reject(error);
      };
      waiting.set(id, {
        done: (rendered) => {
          settle();
          resolve(rendered);
        },
        failed: settle,
      });
      worker.postMessage({ kind: 'render', id, request } satisfies ToThread);
    });
  }

  #tellAll(message: ToThread): void {
    for (const { worker } of this.#threads) worker.postMessage(message);
  }

  #addThread(): Promise<void> {
    const worker = new Worker(this.#entry, {
      workerData: this.#data,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const thread: Thread = { worker, waiting: new Map() };
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'ready') {
          this.#join(thread);
          resolve();
        } else if (message.kind === 'failed') thread.waiting.get(message.id)?.failed(message.error);
        else thread.waiting.get(message.id)?.done(unpack(message.rendered));
      });
      worker.on('error', (error: Error) => {
        log().error({ error }, 'a render thread failed');
        reject(error);
      });
      worker.on('exit', () => {
        reject(new Error('a render thread ended before it began'));
        void this.#replace(thread);
      });
    });
  }

  #join(thread: Thread): void {
    this.#threads.push(thread);
    const first: ToThread = this.#closing ? { kind: 'close' } : { kind: 'keep', keeping: this.#keeping };
    thread.worker.postMessage(first);
  }

  async #replace(thread: Thread): Promise<void> {
    const at = this.#threads.indexOf(thread);
    if (at >= 0) this.#threads.splice(at, 1);
    for (const { failed } of thread.waiting.values()) failed(new Error('the render thread ended'));
    if (at < 0) return; // it never began: whoever started it knows
    for (let begun = false; !begun && !this.#closing;) {
      await sleep(PAUSE_MS);
      begun = await this.#addThread().then(
        () => true,
        () => false,
      );
    }
  }
}

function spareCores(): number {
  return Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
}
