import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Worker processes that a test starts, and kills at random without warning, each followed by another. */
export class Crowd {
  readonly #databaseUrl: string;
  readonly #ready = new Set<ChildProcess>();
  #workers: ChildProcess[] = [];
  killed = 0;

  constructor(databaseUrl: string, size: number) {
    this.#databaseUrl = databaseUrl;
    for (let at = 0; at < size; at++) this.#start();
  }

  /** Kills one that is at work now and then, `most` in all, until `done` says so, at most for `longestMs`; answers whether it came to that. */
  async killUntil(
    done: () => Promise<boolean>,
    { everyMs, longestMs, most }: { everyMs: number; longestMs: number; most: number },
  ): Promise<boolean> {
    const end = Date.now() + longestMs;
    let nextKill = Date.now() + everyMs;
    while (Date.now() < end) {
      if (await done()) return true;
      if (Date.now() >= nextKill && this.killed < most) {
        this.#killOne();
        nextKill = Date.now() + everyMs * (0.5 + Math.random());
      }
      await sleep(50);
    }
    return false;
  }

  async end(): Promise<void> {
    const ended = this.#workers.map((worker) => once(worker, 'exit'));
    for (const worker of this.#workers) worker.kill('SIGKILL');
    await Promise.all(ended);
  }

  #start(): void {
    const env = { ...process.env, DATABASE_URL: this.#databaseUrl, LOG_LEVEL: 'info' };
    const worker = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'], // where the log goes
    });
    worker.stderr.on('data', (said: Buffer) => {
      if (said.includes('worker ready')) this.#ready.add(worker);
    });
    this.#workers.push(worker);
  }

  #killOne(): void {
    const [victim] = [...this.#ready].toSorted(() => Math.random() - 0.5);
    if (!victim) return;
    this.#ready.delete(victim);
    this.#workers = this.#workers.filter((worker) => worker !== victim);
    victim.kill('SIGKILL');
    this.killed++;
    this.#start();
  }
}
