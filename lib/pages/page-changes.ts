import { z } from 'zod';
import { pool } from '@/lib/db';

const Rows = z.array(z.object({ name: z.string(), at: z.date() }));

// A transaction that began earlier may commit later than one whose change was read already; none lives as long.
const OVERLAP_MS = 10 * 60_000;
const MOST = 20_000;

/**
 * When pages changed in a way that no date of their content tells, as triggers write it down (`tell_pages`) and a web process
 * knows it: read once, and again what came since whenever something was heard.
 */
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
