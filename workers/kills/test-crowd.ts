import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that is killed: how it is started, and what it says once it is at work. A new target is a row here. */
export interface Target {
  parameters: string[];
  says: string;
}

export const TARGETS = {
  worker: { parameters: ['--import', 'tsx', 'workers/main.ts'], says: 'worker ready' },
} satisfies Record<string, Target>;

interface Terms {
  size: number;
  target?: Target;
  settings?: Record<string, string>;
  /** Answers numbers from 0 to 1, the same in each run of the same seed. */
  random: () => number;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Processes that a test starts, and kills at random without warning, each followed by another. */
export class Crowd {
  readonly #env: NodeJS.ProcessEnv;
  readonly #target: Target;
  readonly #random: () => number;
  readonly #ready = new Set<ChildProcess>();
  #processes: ChildProcess[] = [];
  killed = 0;

  constructor(databaseUrl: string, { size, target = TARGETS.worker, settings, random }: Terms) {
    this.#env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', ...settings };
    this.#target = target;
    this.#random = random;
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
        nextKill = Date.now() + everyMs * (0.5 + this.#random());
      }
      await sleep(50);
    }
    return false;
  }

  async end(): Promise<void> {
    const ended = this.#processes.map((one) => once(one, 'exit'));
    for (const one of this.#processes) one.kill('SIGKILL');
    await Promise.all(ended);
  }

  #start(): void {
    const started = spawn(process.execPath, this.#target.parameters, {
      env: this.#env,
      stdio: ['ignore', 'ignore', 'pipe'], // where the log goes
    });
    started.stderr.on('data', (said: Buffer) => {
      if (said.includes(this.#target.says)) this.#ready.add(started);
    });
    this.#processes.push(started);
  }

  #killOne(): void {
    const ready = [...this.#ready];
    const victim = ready[Math.floor(this.#random() * ready.length)];
    if (!victim) return;
    this.#ready.delete(victim);
    this.#processes = this.#processes.filter((one) => one !== victim);
    victim.kill('SIGKILL');
    this.killed++;
    this.#start();
  }
}
