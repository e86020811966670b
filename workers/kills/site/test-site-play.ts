import { setTimeout as sleep } from 'node:timers/promises';
import { PARTS, type Part } from '@/workers/kills/site/test-killed-site';
import { SiteAtWork } from '@/workers/kills/site/test-site-at-work';
import { randomFrom } from '@/workers/kills/test-crowd';

const SPREAD_MS = 2500;
const WHOLE_WITHIN_MS = 120_000;

/** The verdict over a site that lost nothing. */
export const SOUND = { stale: [], left: [], refused: [], idle: [], broken: {} };

interface Size {
  seed: number;
  /** In each, every part is killed once, in an order and at moments of its own. */
  rounds: number;
}

/**
 * Kills the parts of a whole site at work, round after round. Says what was answered as done and is not, and how long it
 * took at most to be whole again, in milliseconds.
 */
export async function playSiteKills({ seed, rounds }: Size, folder: string) {
  const random = randomFrom(seed);
  const work = await SiteAtWork.open(folder);
  const killed: Record<Part, number> = { web: 0, worker: 0, postmaster: 0, supervisor: 0 };
  const stale: string[] = [];
  let longestMs = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const news = work.makeNews();
      await Promise.all(
        PARTS.map(async (part) => {
          await sleep(random() * SPREAD_MS);
          while (!work.site.kill(part)) await sleep(50); // it is on its way
          killed[part] += 1;
        }),
      );
      longestMs = Math.max(longestMs, await work.site.isWhole(WHOLE_WITHIN_MS));
      const headline = await news;
      if (!(await work.isSeen(headline))) stale.push(headline);
    }
    const verdict = { stale, ...(await work.finish()) };
    return { killed, longestMs, slowestMs: work.slowestMs, verdict };
  } catch (error) {
    throw new Error(`it did not go through; the site said last: ${work.site.said}`, { cause: error });
  } finally {
    await work.close();
  }
}
