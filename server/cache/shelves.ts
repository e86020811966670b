import type { PageEntry } from './page-entry';
import { PageStore } from './page-store';

const SEARCH_SHARE = 1 / 16;
const MISSING_SHARE = 1 / 32;

/**
 * Three stores, so that whoever asks for many addresses that don't exist, or searches for many words, pushes no real
 * page out of memory.
 */
export class Shelves {
  readonly #pages: PageStore;
  readonly #searches: PageStore;
  readonly #missing: PageStore;

  constructor(maxBytes: number) {
    this.#searches = new PageStore(Math.floor(maxBytes * SEARCH_SHARE));
    this.#missing = new PageStore(Math.floor(maxBytes * MISSING_SHARE));
    this.#pages = new PageStore(Math.floor(maxBytes * (1 - SEARCH_SHARE - MISSING_SHARE)));
  }

  get(key: string): PageEntry | undefined {
    return this.#pages.get(key) ?? this.#missing.get(key) ?? this.#searches.get(key);
  }

  set(entry: PageEntry): void {
    const shelf = this.#shelfOf(entry);
    for (const other of this.#all) if (other !== shelf) other.delete(entry.key);
    shelf.set(entry);
  }

  /** Marks or drops what depends on these names. Any of them may change what a search finds. */
  purge(names: readonly string[]): void {
    for (const name of names) {
      this.#pages.purge(name);
      this.#missing.purge(name);
    }
    this.#searches.clear();
  }

  get size(): number {
    return this.#all.reduce((sum, shelf) => sum + shelf.size, 0);
  }

  get bytes(): number {
    return this.#all.reduce((sum, shelf) => sum + shelf.bytes, 0);
  }

  get #all(): readonly PageStore[] {
    return [this.#pages, this.#missing, this.#searches];
  }

  #shelfOf({ key, answer }: PageEntry): PageStore {
    if (isSearch(key)) return this.#searches;
    return answer.status === 200 ? this.#pages : this.#missing;
  }
}

/** Whether a page shows what somebody searched for. */
export function isSearch(key: string): boolean {
  return key === '/search' || key.startsWith('/search?');
}
