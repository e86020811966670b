import { LRUCache } from 'lru-cache';
import { parsePurgeName } from '../purge/purge-log';
import { type PageEntry, sizeOf } from './page-entry';

/** Finished pages by key, the least recently read dropped when they grow beyond `maxBytes`, and found by what they depend on. */
export class PageStore {
  readonly #entries: LRUCache<string, PageEntry>;
  readonly #keysByDep = new Map<string, Set<string>>();

  constructor(maxBytes: number) {
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.ceil(maxBytes / 8),
      sizeCalculation: sizeOf,
      dispose: (entry) => this.#unindex(entry),
    });
  }

  get size(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  get(key: string): PageEntry | undefined {
    return this.#entries.get(key);
  }

  set(entry: PageEntry): void {
    this.#entries.set(entry.key, entry); // disposes of, and so unindexes, the one before
    if (this.#entries.peek(entry.key) === entry) this.#index(entry);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Marks what depends on a purged name; drops it where the name asks for that. `*` marks everything. */
  purge(name: string): void {
    if (name === '*') {
      for (const entry of this.#entries.values()) entry.stale = true;
      return;
    }
    const { dep, gone } = parsePurgeName(name);
    for (const key of [...(this.#keysByDep.get(dep) ?? [])]) {
      const entry = this.#entries.peek(key);
      if (entry) entry.stale = true;
      if (gone) this.#entries.delete(key);
    }
  }

  #index(entry: PageEntry): void {
    for (const dep of entry.deps) {
      const keys = this.#keysByDep.get(dep);
      if (keys) keys.add(entry.key);
      else this.#keysByDep.set(dep, new Set([entry.key]));
    }
  }

  #unindex(entry: PageEntry): void {
    for (const dep of entry.deps) {
      const keys = this.#keysByDep.get(dep);
      keys?.delete(entry.key);
      if (keys?.size === 0) this.#keysByDep.delete(dep);
    }
  }
}
