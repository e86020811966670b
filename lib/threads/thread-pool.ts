import { Worker } from 'node:worker_threads';
import { Fault } from '@/lib/errors';
import { log } from '@/lib/log';

interface Terms {
  /** The module whose `answer(question)` is asked, in a thread. */
  module: URL;
  threads: number;
  /** Processor time for one question, as far as it can be told; nothing runs ten times as long by the clock. */
  cpuMs?: number;
  memoryMb?: number;
  /** A thread that has nothing to do for so long ends, and gives its memory back. */
  idleMs?: number;
}

interface Task {
  /** What is read, for the reason when it takes too long: “This feed”. */
  what: string;
  question: unknown;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

type FromThread =
  | { kind: 'ready' }
  | { kind: 'answer'; answer: unknown }
  | { kind: 'failed'; name: string; code?: string; message: string; stack?: string };

const ENTRY = new URL('./enter-thread.mjs', import.meta.url);
const LOOK_MS = 100;
const BEGIN_MS = 60_000;

/**
 * Asks questions about what comes from outside in threads of their own, one at a time each, so that no text, however made,
 * holds up the process. What takes too much processor or memory ends with a Fault, `too-slow` or `too-large`, and its
 * thread is replaced; Faults of the module arrive as Faults. Threads begin when they are needed.
 */
export class ThreadPool<Question, Answer> {
  readonly #terms: Required<Terms>;
  readonly #waiting: Task[] = [];
  readonly #idle: Thread[] = [];
  #threads = 0;

  constructor(terms: Terms) {
    this.#terms = { cpuMs: 5000, memoryMb: 256, idleMs: 30_000, ...terms };
  }

  /** `what` is what is read, as a reason begins: “This feed”. */
  ask(question: Question, what: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // What a thread answers is the module's answer: both ends are named where the pool is made.
      this.#waiting.push({ what, question, resolve: resolve as (answer: unknown) => void, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const thread = this.#idle.pop() ?? (this.#threads < this.#terms.threads ? this.#begin() : null);
    const task = thread && this.#waiting.shift();
    if (!task) return;
    void thread.work(task).then((isWell) => {
      if (isWell) this.#idle.push(thread);
      this.#next();
    });
  }

  #begin(): Thread {
    this.#threads++;
    return new Thread(this.#terms, {
      onLeave: (thread) => this.#forget(thread),
      onEnd: (thread) => {
        this.#threads--;
        this.#forget(thread);
        this.#next();
      },
    });
  }

  #forget(thread: Thread): void {
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}

interface Told {
  /** It has had nothing to do for long, and is about to end: nothing more may be asked of it. */
  onLeave: (thread: Thread) => void;
  /** It has ended. */
  onEnd: (thread: Thread) => void;
}

class Thread {
  readonly #terms: Required<Terms>;
  readonly #told: Told;
  readonly #worker: Worker;
  #task: Task | null = null;
  #ready: (() => void) | null = null;
  readonly #begun: Promise<void>;
  #finish: ((isWell: boolean) => void) | null = null;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(terms: Required<Terms>, told: Told) {
    this.#terms = terms;
    this.#told = told;
    this.#worker = new Worker(ENTRY, {
      workerData: { module: terms.module.href },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: terms.memoryMb, stackSizeMb: 4 },
    });
    this.#begun = new Promise((resolve) => (this.#ready = resolve));
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fail(this.#faultOf(error)));
    this.#worker.on('exit', () => {
      clearTimeout(this.#idleTimer);
      this.#fail(
        new Fault('thread-ended', `${this.#what} could not be read: the thread that read it ended.`),
      );
      told.onEnd(this);
    });
  }

  get #what(): string {
    return this.#task?.what ?? 'This text';
  }

  /** Answers whether the thread can go on. */
  async work(task: Task): Promise<boolean> {
    clearTimeout(this.#idleTimer);
    this.#worker.ref();
    this.#task = task;
    const finished = new Promise<boolean>((resolve) => (this.#finish = resolve));
    const watch = this.#watch(this.#begun);
    await Promise.race([this.#begun, finished]);
    this.#worker.postMessage(task.question);
    const isWell = await finished;
    clearInterval(watch);
    if (!isWell) return false;
    // Nobody waits for a thread that has nothing to do.
    this.#worker.unref();
    this.#idleTimer = setTimeout(() => this.#leave(), this.#terms.idleMs).unref();
    return true;
  }

  #leave(): void {
    this.#told.onLeave(this); // first: it takes a moment to end
    void this.#worker.terminate();
  }

  /**
   * A thread's own processor time can't be asked for in Node 20; it is no more than that of the whole process, and no more
   * than what has passed. So a busy machine ends nothing too early.
   */
  #watch(begun: Promise<void>): NodeJS.Timeout {
    let from = { at: Date.now() + BEGIN_MS, cpu: process.cpuUsage() };
    void begun.then(() => (from = { at: Date.now(), cpu: process.cpuUsage() }));
    return setInterval(() => {
      const passed = Date.now() - from.at;
      const { user, system } = process.cpuUsage(from.cpu);
      const spent = Math.min(passed, (user + system) / 1000);
      if (spent < this.#terms.cpuMs && passed < this.#terms.cpuMs * 10) return;
      const seconds = Math.round(this.#terms.cpuMs / 1000);
      const time = seconds === 1 ? 'a second' : `${seconds} seconds`;
      const says = `${this.#what} took more than ${time} of processor to read, so it was left.`;
      this.#fail(new Fault('too-slow', says));
      void this.#worker.terminate();
    }, LOOK_MS);
  }

  #hear(message: FromThread): void {
    if (message.kind === 'ready') this.#ready?.();
    else if (message.kind === 'answer') this.#settle((task) => task.resolve(message.answer), true);
    else this.#settle((task) => task.reject(errorFrom(message)), true);
  }

  #fail(error: Error): void {
    if (this.#task) log().warn({ reason: error.message }, 'a thread ended over a text from outside');
    this.#settle((task) => task.reject(error), false);
  }

  #settle(tell: (task: Task) => void, isWell: boolean): void {
    const task = this.#task;
    if (!task) return;
    this.#task = null;
    tell(task);
    this.#finish?.(isWell);
  }

  #faultOf(error: NodeJS.ErrnoException): Error {
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
    const says = `${this.#what} takes more than ${this.#terms.memoryMb} MB to read, so it was left.`;
    return new Fault('too-large', says, { cause: error });
  }
}

function errorFrom({ name, code, message, stack }: FromThread & { kind: 'failed' }): Error {
  if (name === 'Fault' && code) return new Fault(code, message);
  return Object.assign(new Error(message), { name, stack });
}
