/** A source of chance that gives the same numbers for the same seeds (sfc32). */
export class Chance {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c: number;
  #d: number;

  constructor(seed: number, stream = 0) {
    this.#c = seed | 0;
    this.#d = stream | 0;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number, both ends possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.next() * list.length));
  }

  /** The first of a list twice as often as the second, three times as often as the third: Zipf's law, nearly. */
  pickZipf<T>(list: readonly T[]): T {
    return at(list, Math.floor(Math.exp(this.next() * Math.log(list.length + 1))) - 1);
  }

  /** A whole number around `median`, seldom far above it. `spread` is the standard deviation of its logarithm. */
  logNormal({
    median,
    spread,
    least,
    most,
  }: {
    median: number;
    spread: number;
    least: number;
    most: number;
  }): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.min(most, Math.max(least, Math.round(median * Math.exp(spread * normal))));
  }
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}
