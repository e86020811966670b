import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { reasonOf } from '@/lib/errors';
import { log } from '@/lib/log';
import { isBehindPooler, NEEDS_DIRECT_URL } from '@/lib/postgres/behind-pooler';
import { PAGES_CHANNEL, STEPS_CHANNEL } from '@/lib/pages/purge';
import { counted, measured } from '@/lib/signals/registry';

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
 * later than it tells; and past any pooler, which passes on no notices. What counts is not that the connection answers
 * but that a notice which we send on another one is heard on it (on its own it would be, even through a pooler).
 */
export class PurgeListener {
  readonly #connectionString: string;
  readonly #hearer: PurgeHearer;
  readonly #stop = new AbortController();
  readonly #heartbeats = `heartbeat_${crypto.randomUUID().replaceAll('-', '')}`;
  #running: Promise<void> | undefined;
  #trouble: string | null = 'The notices of the database are not heard yet.';

  constructor(connectionString: string, hearer: PurgeHearer) {
    this.#connectionString = connectionString;
    this.#hearer = hearer;
  }

  /** Why purges are not heard just now, in one sentence; null while they are. */
  get trouble(): string | null {
    return this.#trouble;
  }

  start(): void {
    this.#running ??= this.#listenForEver();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #listenForEver(): Promise<void> {
    while (!this.#isStopped()) {
      try {
        await this.#listen();
      } catch (error) {
        if (this.#isStopped()) return;
        this.#lose(error);
        await sleep(200 + Math.random() * 200, undefined, { signal: this.#stop.signal }).catch(ended);
      }
    }
  }

  /** An outage is told once, and again when its reason changes. */
  #lose(error: unknown): void {
    const trouble =
      error instanceof Unheard
        ? error.message
        : `The notices of the database are not heard: ${reasonOf(error)}`;
    if (trouble !== this.#trouble) log().warn({ error }, 'the purge line to the database is down');
    this.#trouble = trouble;
    this.#hearer.lost();
  }

  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Returns only by throwing: a connection was lost, a heartbeat was late, or we were told to stop. */
  async #listen(): Promise<never> {
    const [ear, voice] = [this.#connect(), this.#connect()];
    const pulse = new Pulse();
    ear.client.on('notification', ({ channel, payload }) => {
      if (channel === PAGES_CHANNEL) this.#hearer.heard((payload ?? '*').split('\n'));
      else if (channel === STEPS_CHANNEL) countStep(payload ?? '');
      else pulse.heard(payload);
    });
    const lost = Promise.race([ear.lost, voice.lost]);
    lost.catch(ended);
    try {
      await Promise.race([Promise.all([ear.client.connect(), voice.client.connect()]), lost]);
      await ear.client.query(`listen ${PAGES_CHANNEL}; listen ${STEPS_CHANNEL}; listen ${this.#heartbeats}`);
      return await Promise.race([this.#beat(voice.client, pulse), lost]);
    } finally {
      for (const { client } of [ear, voice]) void client.end().catch(ended);
    }
  }

  #connect(): { client: pg.Client; lost: Promise<never> } {
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
    return { client, lost };
  }

  /** Notices come in the order of commits: ours comes after every one of what was committed before we sent it. */
  async #beat(voice: pg.Client, pulse: Pulse): Promise<never> {
    for (let first = true; ; first = false) {
      const sent = Date.now();
      const beat = pulse.expect();
      // Nothing hangs on a heartbeat being on the disk: without this an idle site would write there four times a second.
      await voice.query(
        `select set_config('synchronous_commit', 'off', true), pg_notify('${this.#heartbeats}', '${beat}')`,
      );
      if (!(await pulse.within(PATIENCE_MS))) throw new Unheard(await whyUnheard(voice));
      if (first) this.#hearer.heard(['*']);
      this.#trouble = null;
      this.#hearer.confirmed(sent);
      await sleep(HEARTBEAT_MS, undefined, { signal: this.#stop.signal });
    }
  }
}

/** Notices come in the order they were sent: what the step changed has been heard just before. */
function countStep(payload: string): void {
  const [step = '', at] = payload.split(' ');
  counted('commits').inc({ step });
  measured('visible').observe(Math.max(0, Date.now() - Number(at)) / 1000);
}

/** The last heartbeat that was sent, and whether it was heard. */
class Pulse {
  #count = 0;
  #isHeard = false;
  #tell: () => void = ended;

  /** What to send next. */
  expect(): string {
    this.#isHeard = false;
    return String(++this.#count);
  }

  heard(payload: string | undefined): void {
    if (payload !== String(this.#count)) return;
    this.#isHeard = true;
    this.#tell();
  }

  async within(ms: number): Promise<boolean> {
    if (this.#isHeard) return true;
    const late = new AbortController();
    const heard = new Promise<void>((resolve) => (this.#tell = resolve));
    await Promise.race([heard, sleep(ms, undefined, { signal: late.signal }).catch(ended)]);
    late.abort();
    return this.#isHeard;
  }
}

/** The connection answers, and yet no notice came. */
class Unheard extends Error {}

async function whyUnheard(client: pg.Client): Promise<string> {
  return (await isBehindPooler(client))
    ? NEEDS_DIRECT_URL
    : 'The database answers, but its notices do not come through.';
}

function ended(): void {
  // Whoever waits for the line hears of its end from `listen`.
}
