const PAUSE_MS = 1000;

/** While the database is away: one attempt a second, so that those who can be served from memory don't wait for it. */
export class Breaker {
  #failing = false;
  #nextTrial = 0;

  get failing(): boolean {
    return this.#failing;
  }

  /** Whether an attempt would be pointless now. */
  isOpen(now: number): boolean {
    return this.#failing && now < this.#nextTrial;
  }

  attempting(now: number): void {
    if (this.#failing) this.#nextTrial = now + PAUSE_MS;
  }

  failed(now: number): void {
    this.#failing = true;
    this.#nextTrial = now + PAUSE_MS;
  }

  healed(): void {
    this.#failing = false;
  }
}
