interface Bucket {
  tokens: number;
  at: number;
}

interface Terms {
  /** How many may come at once. */
  burst: number;
  /** One more is allowed each time this has passed. */
  refillMs: number;
  /** How many keys are remembered; beyond that the one used longest ago is forgotten. */
  most?: number;
}

/** Lets each key have a burst, and then a steady trickle. Time is passed in; memory is bounded. */
export class TokenBuckets {
  readonly #terms: Required<Terms>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(terms: Terms) {
    this.#terms = { most: 50_000, ...terms };
  }

  /** Takes one token of a key's; false when none is left. */
  take(key: string, now: Date): boolean {
    const { burst, refillMs, most } = this.#terms;
    const at = now.getTime();
    const { tokens, at: before } = this.#buckets.get(key) ?? { tokens: burst, at };
    const grown = Math.min(burst, tokens + Math.max(0, at - before) / refillMs);
    const taken = grown >= 1;
    this.#buckets.delete(key); // and last in line again
    this.#buckets.set(key, { tokens: taken ? grown - 1 : grown, at });
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size > most && !oldest.done) this.#buckets.delete(oldest.value);
    return taken;
  }
}
