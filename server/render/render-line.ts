/** There are more readers waiting for pages than we can render soon. */
export class LineIsFull extends Error {
  constructor() {
    super('too many pages are waiting to be rendered');
    this.name = 'LineIsFull';
  }
}

/** Lets few renders run at a time, and some wait. */
export class RenderLine {
  readonly #places: number;
  readonly #longest: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ places, longest }: { places: number; longest: number }) {
    this.#places = places;
    this.#longest = longest;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Runs `work` when its turn comes. Throws LineIsFull at once when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#places) await this.#turn();
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next)
        next(); // hands its place on
      else this.#running--;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#longest) throw new LineIsFull();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
