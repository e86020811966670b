import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEmbedded } from '@/lib/postgres/database-url';
import { postmasterOf } from '@/lib/postgres/cluster/postmaster';

/** What of a site can be killed. */
export const PARTS = ['web', 'worker', 'postmaster', 'supervisor'] as const;
export type Part = (typeof PARTS)[number];

interface Terms {
  folder: string;
  port: number;
  settings: Record<string, string>;
}

const SAYS: Record<string, Part> = { 'worker ready': 'worker', 'web listens on': 'web' };
const RESTART_MS = 1000;
const TAIL = 4000;

/** A whole site as `npm start` runs it, started again a second after it ends, as systemd does. */
export class KilledSite {
  readonly url: string;
  /** What it said last, for who reads a failure. */
  said = '';
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #pids = new Map<Part, number>();
  readonly #parts: readonly Part[];
  #supervisor: ChildProcess | undefined;
  #stopping = false;

  constructor({ folder, port, settings }: Terms) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#parts = PARTS.filter((part) => part !== 'postmaster' || !settings.DATABASE_URL);
    const own = { DATA_DIR: folder, PORT: String(port), DEMO: '0', LOG_LEVEL: 'info' };
    this.#env = { ...process.env, DATABASE_URL: '', ...own, ...settings };
  }

  start(): void {
    const started = spawn(process.execPath, ['tools/start.mjs'], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#supervisor = started;
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (text: Buffer) => this.#hear(text));
    started.once('exit', () => {
      if (!this.#stopping) setTimeout(() => this.#stopping || this.start(), RESTART_MS);
    });
  }

  /** Waits until every part is at work; answers the milliseconds that took. Throws when it does not come to that. */
  async isWhole(longestMs: number): Promise<number> {
    const began = Date.now();
    while (Date.now() - began < longestMs) {
      if (this.#parts.every((part) => this.#pidOf(part)) && (await this.#isReady()))
        return Date.now() - began;
      await sleep(50);
    }
    throw new Error(`the site was not whole after ${longestMs} ms. It said last: ${this.said}`);
  }

  /** Ends a part without warning; false: there is none at this moment. */
  kill(part: Part): boolean {
    const pid = this.#pidOf(part);
    if (!pid) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const supervisor = this.#supervisor;
    if (!supervisor || supervisor.exitCode !== null || supervisor.signalCode !== null) return;
    const ended = new Promise((resolve) => supervisor.once('exit', resolve));
    supervisor.kill('SIGTERM');
    await ended;
  }

  #pidOf(part: Part): number | undefined {
    const pid = this.#find(part);
    return pid && lives(pid) ? pid : undefined;
  }

  #find(part: Part): number | undefined {
    if (part === 'supervisor') return this.#supervisor?.pid;
    if (part !== 'postmaster') return this.#pids.get(part);
    const embedded = readEmbedded(this.#folder);
    return embedded && postmasterOf(embedded.cluster)?.pid;
  }

  async #isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    return answer?.status === 200;
  }

  #hear(text: Buffer): void {
    this.said = (this.said + text.toString()).slice(-TAIL);
    for (const line of text.toString().split('\n'))
      for (const [says, part] of Object.entries(SAYS)) {
        const pid = line.includes(`"msg":"${says}`) && /"pid":(\d+)/.exec(line)?.[1];
        if (pid) this.#pids.set(part, Number(pid));
      }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
