import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from '@/lib/log';
import { PAGES_CHANNEL } from '@/lib/purge';

const HEARTBEAT_MS = 250;
const PATIENCE_MS = 700; // for one heartbeat or one connection attempt

/** What the line tells. `heard(['*'])` also comes after each silence, since anything may have been missed. */
export interface PurgeHearer {
  heard(names: string[]): void;
  confirmed(at: number): void;
  lost(): void;
}

/**
 * Listens to the database's notices for ever, on a connection of its own. Call it on the primary: a replica commits
 * later than it tells.
 */
export class PurgeListener {
  readonly #connectionString: string;
  readonly #hearer: PurgeHearer;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(connectionString: string, hearer: PurgeHearer) {
    this.#connectionString = connectionString;
    this.#hearer = hearer;
  }

  start(): void {
    this.#running ??= this.#listenForEver();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #listenForEver(): Promise<void> {
    let silent = false;
    while (!this.#isStopped()) {
      try {
        await this.#listen(() => (silent = false));
      } catch (error) {
        if (this.#isStopped()) return;
        if (!silent) log().warn({ error }, 'the purge line to the database is down');
        silent = true;
        this.#hearer.lost();
        await sleep(200 + Math.random() * 200, undefined, { signal: this.#stop.signal }).catch(ended);
      }
    }
  }

  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Returns only by throwing: the connection was lost, a heartbeat was late, or we were told to stop. */
  async #listen(onLine: () => void): Promise<never> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
      application_name: 'limited-times-purges',
    });
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection ended')));
    });
    lost.catch(ended);
    client.on('notification', ({ payload }) => this.#hearer.heard((payload ?? '*').split('\n')));
    try {
      await Promise.race([client.connect(), lost]);
      await client.query(`listen ${PAGES_CHANNEL}`);
      this.#hearer.heard(['*']);
      onLine();
      return await Promise.race([this.#beat(client), lost]);
    } finally {
      void client.end().catch(ended);
    }
  }

  /** A query's answer comes after every notice of what was committed before it was asked. */
  async #beat(client: pg.Client): Promise<never> {
    for (;;) {
      const asked = Date.now();
      await client.query('select 1');
      this.#hearer.confirmed(asked);
      await sleep(HEARTBEAT_MS, undefined, { signal: this.#stop.signal });
    }
  }
}

function ended(): void {
  // Whoever waits for the line hears of its end from `listen`.
}
