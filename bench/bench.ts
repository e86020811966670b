import type { Report } from './report';

/** What every measurement is given. */
export interface Bench {
  report: Report;
  /** Where nginx keeps its pages and programs write their logs. */
  folder: string;
  /** Seconds of one run of load. */
  seconds: number;
  /** Article pages that nobody has asked for yet. */
  untouched: Untouched;
  databaseUrl: string;
}

export interface Address {
  id: number;
  path: string;
}

/** Hands out addresses, each once, so that what should be rendered is never in the cache. */
export class Untouched {
  readonly #addresses: Address[];

  constructor(addresses: Address[]) {
    this.#addresses = addresses;
  }

  take(count: number): Address[] {
    const taken = this.#addresses.splice(0, count);
    if (taken.length < count)
      throw new RangeError(`only ${taken.length} of ${count} untouched articles were left`);
    return taken;
  }
}
