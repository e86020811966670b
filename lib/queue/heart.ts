import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { log, tellOutage } from '@/lib/log';
import { freeDead, freeStrays, letGo } from '@/lib/queue/free-jobs';
import { openHeartPool } from '@/lib/queue/queue-pool';

const STRAYS_EVERY = 4;

/**
 * Says for all the workers of this process that they live, and frees what others held that no longer do. One who is not
 * in the table any more was taken for dead, after a pause perhaps, and is told.
 */
export class Heart {
  readonly #pool = openHeartPool();
  readonly #kind: 'worker' | 'command';
  readonly #process = randomUUID();
  readonly #members = new Map<string, () => void>();
  readonly #ending = new AbortController();
  readonly #beating: Promise<void>;

  constructor(kind: 'worker' | 'command') {
    this.#kind = kind;
    this.#beating = this.#beat();
  }

  /** A worker begins under this name; `lost` is called when it is taken for dead. */
  async join({ id, lane, lost }: { id: string; lane: string; lost: () => void }): Promise<void> {
    await this.#pool.query(
      `INSERT INTO queue_workers (id, process, kind, lane, host, pid, every_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, this.#process, this.#kind, lane, hostname(), process.pid, env().WORKER_BEAT_MS],
    );
    this.#members.set(id, lost);
  }

  /** Workers of ours end: what they hold still is free, and no try of it is lost. */
  async leave(ids: string[]): Promise<void> {
    for (const id of ids) this.#members.delete(id);
    const jobs = await letGo(this.#pool, ids);
    if (jobs > 0) log().info({ jobs }, 'jobs that outlasted the stop went back to the queue');
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#beating;
    await this.#pool.end();
  }

  async #beat(): Promise<void> {
    const { signal } = this.#ending;
    for (let round = 0; !signal.aborted; round++) {
      await this.#once(round).catch((error: unknown) => {
        tellOutage('this worker could not say that it lives', { error });
      });
      await sleep(env().WORKER_BEAT_MS, undefined, { signal }).catch(() => undefined); // woken to stop
    }
  }

  async #once(round: number): Promise<void> {
    const ids = [...this.#members.keys()];
    const { rows } = await this.#pool.query<{ id: string }>(
      `UPDATE queue_workers SET beat_at = clock_timestamp(), beats = beats + 1, doubted_beats = NULL, doubted_at = NULL
       WHERE id = ANY ($1) RETURNING id`,
      [ids],
    );
    const alive = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!alive.has(id)) this.#tell(id);
    for (const { id, ...freed } of await freeDead(this.#pool))
      log().warn({ worker: id, ...freed }, 'a worker died; what it held is free again');
    if (round % STRAYS_EVERY > 0) return;
    const jobs = await freeStrays(this.#pool);
    if (jobs > 0) log().warn({ jobs }, 'jobs that nobody alive held are free again');
  }

  #tell(id: string): void {
    const lost = this.#members.get(id);
    this.#members.delete(id);
    lost?.();
  }
}
