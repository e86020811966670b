interface Purge {
  seq: number;
  names: ReadonlySet<string>;
}

const MOST_REMEMBERED = 10_000;

/**
 * What was purged lately, numbered. A render notes the number it began at; what was purged since tells whether the
 * page it made may be kept.
 */
export class PurgeLog {
  #purges: Purge[] = [];
  #seq = 0;

  get seq(): number {
    return this.#seq;
  }

  record(names: readonly string[]): void {
    this.#purges.push({ seq: ++this.#seq, names: new Set(names) });
    if (this.#purges.length > MOST_REMEMBERED) this.#purges.splice(0, MOST_REMEMBERED / 2);
  }

  /** Whether a page with these deps (its own `path:` among them), begun at `from`, may hold what has since changed. */
  touchedSince(from: number, deps: readonly string[]): boolean {
    if (this.#seq === from) return false;
    const oldest = this.#purges[0];
    if (oldest && oldest.seq > from + 1) return true; // it took longer than we remember
    for (let i = this.#purges.length - 1; i >= 0; i--) {
      const purge = this.#purges[i];
      if (!purge || purge.seq <= from) return false;
      if (purge.names.has('*') || deps.some((dep) => purge.names.has(dep))) return true;
    }
    return false;
  }
}

/** One name from a notice as deps know it: paths become `path:…`; a leading `!` asks to drop the page at once. */
export function parsePurgeName(name: string): { dep: string; gone: boolean } {
  const gone = name.startsWith('!');
  const bare = gone ? name.slice(1) : name;
  return { dep: bare.startsWith('/') ? pathDep(bare) : bare, gone };
}

/** The dep under which every page of a path (with whatever query) is found. */
export function pathDep(keyOrPath: string): string {
  const query = keyOrPath.indexOf('?');
  return `path:${query < 0 ? keyOrPath : keyOrPath.slice(0, query)}`;
}
