interface Terms {
  windowMs: number;
  /** How many keys are remembered; of more, the oldest are forgotten before their time. */
  most: number;
}

/** Remembers for a while which keys were seen. Bounded in memory; times are passed in and must not go back. */
export class RecentKeys {
  readonly #terms: Terms;
  readonly #seen = new Map<string, number>();

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** Notes a key; false when it was noted within the window already, which is not prolonged. */
  note(key: string, now: Date): boolean {
    const { windowMs, most } = this.#terms;
    const at = now.getTime();
    const before = this.#seen.get(key);
    if (before !== undefined && at - before < windowMs) return false;
    this.#seen.delete(key);
    this.#seen.set(key, at);
    for (const [oldest, noted] of this.#seen) {
      if (at - noted < windowMs && this.#seen.size <= most) break;
      this.#seen.delete(oldest);
    }
    return true;
  }
}
