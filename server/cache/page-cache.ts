import { log } from '@/lib/log';
import type { PageChanges } from '@/lib/pages/page-changes';
import { measured } from '@/lib/signals/registry';
import type { Answer } from '../answers/answer';
import type { Metrics } from '../metrics';
import { parsePurgeName, pathDep, PurgeLog } from '../purge/purge-log';
import { Breaker } from '../render/breaker';
import type { PageBuilder } from '../render/build-page';
import { RenderLine } from '../render/render-line';
import type { PageRenderer } from '../render/threads/page-renderer';
import { BLIND_AGE_MS, isFresh, type PageEntry } from './page-entry';
import { isSearch, Shelves } from './shelves';

const HOLD_MS = 1000;
const SEARCH_LIFE_MS = 30_000;
const REFRESH_SHARE = 8; // refreshing behind readers takes at most one part in so many of the time

/** No page, and no use in rendering one: the database is away. */
export class DatabaseAway extends Error {
  constructor() {
    super('the database is away');
    this.name = 'DatabaseAway';
  }
}

/** A page we have an address for, or a path we know nothing of. */
export type Wanted = { kind: 'page'; key: string } | { kind: 'unknown'; path: string; key: string };

export interface Served {
  answer: Answer;
  /** It should have been rendered anew, but that failed. */
  outdated: boolean;
}

export interface PageCacheNeeds {
  builder: PageBuilder;
  pages: Pick<PageRenderer, 'forget' | 'keep'>;
  /** Told of whatever is heard, before a render that follows. */
  pageChanges: Pick<PageChanges, 'heard'>;
  line: RenderLine;
  metrics: Metrics;
  maxBytes: number;
}

/**
 * Keeps finished pages, has them rendered once however many ask, and knows from the purges it hears which may still
 * be served. A render that was overtaken by a purge is answered but not kept.
 */
export class PageCache {
  readonly #needs: PageCacheNeeds;
  /** Who searches waits for who searches, and never for long in the way of who reads. */
  readonly #searching = new RenderLine({ places: 3, longest: 60 });
  readonly #shelves: Shelves;
  readonly #purges = new PurgeLog();
  readonly #flights = new Map<string, Promise<PageEntry>>();
  readonly #breaker = new Breaker();
  #confirmedAt = 0;
  #nextRefresh = 0;

  constructor(needs: PageCacheNeeds) {
    this.#needs = needs;
    this.#shelves = new Shelves(needs.maxBytes);
  }

  /** The page kept under exactly this key, if it may be served as it is. The hot path: one look-up, one comparison. */
  fresh(key: string): Answer | undefined {
    const entry = this.#shelves.get(key);
    const now = Date.now();
    if (entry === undefined || !isFresh(entry, { now, confirmedAt: this.#confirmedAt })) return undefined;
    if (now >= entry.refreshAt) this.#refreshBehind(entry, now);
    return entry.answer;
  }

  /**
   * The page, rendered if need be; an old one when that fails. Throws DatabaseAway, LineIsFull or what the render
   * threw when there is no old one.
   */
  async read(wanted: Wanted): Promise<Served> {
    const { key } = wanted;
    const fresh = this.fresh(key);
    if (fresh) return { answer: fresh, outdated: false };
    const old = this.#heldBack(wanted, key);
    if (old) return old;
    try {
      this.#needs.metrics.misses++;
      const { answer } = await this.#fly(wanted, key);
      return { answer, outdated: false };
    } catch (error) {
      const kept = this.#shelves.get(key); // looked up again: it may have been dropped meanwhile
      if (!kept) throw this.isAway && this.#breaker.failing ? new DatabaseAway() : error;
      kept.heldUntil = Date.now() + HOLD_MS;
      logFailure(error, key);
      return this.#outdated(kept);
    }
  }

  /** Names from the database: what changed. */
  heard(names: readonly string[]): void {
    this.#needs.metrics.purges++;
    this.#needs.pageChanges.heard();
    const deps = names.map((name) => parsePurgeName(name).dep);
    this.#purges.record(deps);
    this.#needs.pages.forget(deps);
    this.#shelves.purge(names);
    for (const key of this.#flights.keys()) {
      // Whoever asks from now on must not join a render that may have read what was before.
      if (deps.some((dep) => !dep.startsWith('path:') || dep === pathDep(decodeURI(key))))
        this.#flights.delete(key);
    }
  }

  /** Every purge committed before `at` has been heard. */
  confirmed(at: number): void {
    this.#confirmedAt = at;
    this.#breaker.healed();
    this.#needs.pages.keep(true);
  }

  /** Purges can no longer be heard. */
  lost(): void {
    this.#needs.pageChanges.heard();
    this.#needs.pages.keep(false);
  }

  /** Whether purges have gone unheard too long to trust what is kept. */
  get isAway(): boolean {
    return Date.now() - this.#confirmedAt >= BLIND_AGE_MS;
  }

  get size(): number {
    return this.#shelves.size;
  }

  get bytes(): number {
    return this.#shelves.bytes;
  }

  /** The old page, where trying to render it now would only keep its reader waiting. */
  #heldBack(wanted: Wanted, key: string): Served | undefined {
    const now = Date.now();
    const kept = this.#shelves.get(key);
    if (this.#breaker.isOpen(now) && !kept) throw new DatabaseAway();
    if (!kept || !(now < kept.heldUntil || this.#breaker.failing)) return undefined;
    if (!this.#breaker.isOpen(now) && now >= kept.heldUntil)
      void this.#fly(wanted, key).catch((error: unknown) => logFailure(error, key));
    return this.#outdated(kept);
  }

  #outdated({ answer }: PageEntry): Served {
    this.#needs.metrics.staleAnswers++;
    return { answer, outdated: true };
  }

  #fly(wanted: Wanted, key: string): Promise<PageEntry> {
    const running = this.#flights.get(key);
    if (running) return running;
    const flight = this.#render(wanted, key).finally(() => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    return flight;
  }

  #render(wanted: Wanted, key: string): Promise<PageEntry> {
    const { line, builder, metrics } = this.#needs;
    const inTurn = isSearch(key) ? this.#searching : line;
    return inTurn.run(async () => {
      const started = Date.now();
      if (this.#breaker.isOpen(started)) throw new DatabaseAway();
      this.#breaker.attempting(started);
      const from = this.#purges.seq;
      try {
        const previous = this.#shelves.get(key)?.answer;
        const entry =
          wanted.kind === 'page' ? await builder.build(key, previous) : await builder.buildUnknown(wanted);
        this.#keep(entry, from);
        this.#breaker.healed();
        return entry;
      } catch (error) {
        if (this.isAway) this.#breaker.failed(Date.now());
        throw error;
      } finally {
        metrics.renders++;
        metrics.renderSeconds += (Date.now() - started) / 1000;
        measured('renders').observe((Date.now() - started) / 1000);
      }
    });
  }

  #keep(entry: PageEntry, from: number): void {
    const search = isSearch(entry.key);
    const overtaken = search ? this.#purges.seq !== from : this.#purges.touchedSince(from, entry.deps);
    if (overtaken) this.#needs.metrics.notKept++;
    else this.#shelves.set(search ? { ...entry, refreshAt: entry.builtAt + SEARCH_LIFE_MS } : entry);
  }

  /** One at a time, and with pauses: readers who wait for their page come first. */
  #refreshBehind(entry: PageEntry, now: number): void {
    if (now < this.#nextRefresh) return;
    this.#nextRefresh = Infinity;
    entry.refreshAt = now + HOLD_MS; // should it fail
    this.#needs.metrics.refreshes++;
    void this.#fly({ kind: 'page', key: entry.key }, entry.key)
      .catch((error: unknown) => logFailure(error, entry.key))
      .finally(() => (this.#nextRefresh = Date.now() + (Date.now() - now) * (REFRESH_SHARE - 1)));
  }
}

/** For failures that no reader hears of. */
function logFailure(error: unknown, key: string): void {
  if (!(error instanceof DatabaseAway)) log().error({ error, key }, 'a page could not be rendered');
}
