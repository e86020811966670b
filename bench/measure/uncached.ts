import { askEach, quantile } from '../load/ask';
import type { Bench } from '../bench';
import { at, PORTS } from '../stack/ports';

const ASKERS = 8;
const TURNS = 4; // so that a busy machine is busy for both

/**
 * Articles that have to be rendered first: from request to bytes, with everything that a page of ours is; and a page
 * that asks the same database once and shows headline and text. Each address is asked for once.
 */
export async function measureUncached(
  { report, untouched }: Bench,
  { warming, pages }: { warming: number; pages: number },
): Promise<void> {
  const warm = untouched.take(warming); // until the compiler has seen enough of both
  await askEach(
    warm.map(({ path }) => at(PORTS.web, path)),
    { at: ASKERS },
  );
  await askEach(
    warm.map(({ id }) => at(PORTS.bare, `/story/${id}`)),
    { at: ASKERS },
  );
  const ours = new Rate();
  const bare = new Rate();
  for (let turn = 0; turn < TURNS; turn++) {
    const cold = untouched.take(pages / TURNS);
    await ours.run(cold.map(({ path }) => at(PORTS.web, path)));
    await bare.run(cold.map(({ id }) => at(PORTS.bare, `/story/${id}`)));
  }
  report.add(`uncached article, ${ASKERS} connections`, ours.perSecond, '/s');
  report.add('uncached article: of a bare one-query Next page', ours.perSecond / bare.perSecond, '×', {
    least: 0.55,
  });
  report.add('uncached article: p50', ours.p50, 'ms');
  report.add('uncached article: p99', ours.p99, 'ms');
  report.note(`beside: the bare page ${Math.round(bare.perSecond)}/s, p50 ${bare.p50.toFixed(1)} ms`);
}

class Rate {
  readonly #times: number[] = [];
  #seconds = 0;

  async run(urls: string[]): Promise<void> {
    const began = performance.now();
    for (const { milliseconds } of await askEach(urls, { at: ASKERS })) this.#times.push(milliseconds);
    this.#seconds += (performance.now() - began) / 1000;
  }

  get perSecond(): number {
    return this.#times.length / this.#seconds;
  }

  get p50(): number {
    return quantile(this.#times, 0.5);
  }

  get p99(): number {
    return quantile(this.#times, 0.99);
  }
}
