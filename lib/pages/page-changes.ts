import { z } from 'zod';
import { pool } from '@/lib/db';
import type { Statements } from '@/lib/purge';

const Rows = z.array(z.object({ name: z.string(), at: z.date() }));

// A transaction that began earlier may commit later than one whose change was read already; none lives as long.
const OVERLAP_MS = 10 * 60_000;
const MOST = 20_000;

/**
 * Writes down that what depends on these names changed now, for a change that no date of the content tells. The second after
 * this one: `Last-Modified` knows no smaller part, and what was sent a moment ago must not pass for what is sent now.
 */
export async function writePageChanges(tx: Statements, names: readonly string[]): Promise<void> {
  const bare = [...new Set(names.map((name) => name.replace(/^!/, '')))].filter(
    (name) => !name.startsWith('/'),
  );
  if (bare.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO page_changes (name, at)
    SELECT name, date_trunc('second', clock_timestamp()) + interval '1 second'
    FROM unnest(${bare.sort()}::text[]) AS name ORDER BY name
    ON CONFLICT (name) DO UPDATE SET at = greatest(page_changes.at, excluded.at)`;
}

/** Those changes, as a web process knows them: read once, and again what came since whenever something was heard. */
export class PageChanges {
  readonly #known = new Map<string, number>();
  /** Whatever is not among the known changed at this time at the latest. */
  #floor = 0;
  #readTo = 0;
  #heard = 1;
  #readAt = 0;

  /** Something changed somewhere; also when something may have been missed. */
  heard(): void {
    this.#heard++;
  }

  /** When the newest of such changes was that concerns what depends on these names; null: none did. */
  async newestOf(names: readonly string[]): Promise<Date | null> {
    if (this.#readAt !== this.#heard) await this.#read();
    const newest = Math.max(...['*', ...names].map((name) => this.#known.get(name) ?? this.#floor));
    return newest > 0 ? new Date(newest) : null;
  }

  async #read(): Promise<void> {
    const heard = this.#heard;
    const since = new Date(this.#readTo - OVERLAP_MS);
    const { rows } = await pool().query(
      `SELECT name, at FROM page_changes WHERE at > $1 ORDER BY at DESC LIMIT ${MOST}`,
      [since],
    );
    const changes = Rows.parse(rows);
    for (const { name, at } of changes) this.#known.set(name, at.getTime());
    this.#readTo = Math.max(this.#readTo, changes[0]?.at.getTime() ?? 0);
    if (changes.length === MOST) this.#floor = Math.max(this.#floor, changes.at(-1)?.at.getTime() ?? 0);
    if (this.#known.size > 2 * MOST) {
      this.#known.clear(); // no site's history fills the memory
      this.#floor = this.#readTo;
    }
    this.#readAt = heard;
  }
}
