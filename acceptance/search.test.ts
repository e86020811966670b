import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { corpusIsThere, dataFolder, desk, startTool, type Running } from '@/acceptance/corpus';
import { searchStories } from '@/features/search/queries';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

const Outlets = z.array(z.object({ lang: z.string(), feed: z.string() }));
const KNOWN = 100;

interface Known {
  id: number;
  english: string;
  original: string;
}

describe.runIf(corpusIsThere)('a known headline is found', { timeout: 600_000 }, () => {
  const url = testDatabase();
  const running: Running[] = [];
  let known: Known[];

  beforeAll(async () => {
    const outlets = await startTool('outlets.mjs');
    const engine = await startTool('replay-translate.mjs');
    running.push(outlets, engine);
    const environment = {
      ...{ DATABASE_URL: url, DATA_DIR: dataFolder(), FETCH_ALLOW: new URL(outlets.url).host },
      ...{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: engine.url },
    };
    for (const { lang, feed } of Outlets.parse(await (await fetch(outlets.url)).json())) {
      const outlet = ['--name', `Outlet ${lang}`, '--language', lang, '--feed', feed];
      await desk(environment, 'source', 'add', ...outlet, '--licence', 'full');
    }
    await desk(environment, 'ingest', '--once');
    await desk(environment, 'translate', '--all');
    const drafts = await db().article.findMany({ select: { id: true } });
    await desk(environment, 'publish', ...drafts.map(({ id }) => String(id)), '--reviewed');
    known = await chooseKnown();
  }, 300_000);
  afterAll(() => {
    for (const { stop } of running) stop();
  });

  it.each(['english', 'original'] as const)('by its %s words: all, and 95 of 100 first', async (language) => {
    const places = await inTurn(known, (article) => placeOf(article, article[language]));
    const missing = known.filter((_, at) => places[at] === null).map((article) => article[language]);
    const behind = known.filter((_, at) => (places[at] ?? 0) > 0).map((article) => article[language]);
    expect(known).toHaveLength(KNOWN);
    expect(missing).toEqual([]);
    console.log(`${language}: first ${KNOWN - behind.length} of ${KNOWN}`, behind);
    expect(behind.length).toBeLessThanOrEqual(KNOWN * 0.05);
  });

  it.each(['english', 'original'] as const)('by its %s words with one typo: 90 of 100', async (language) => {
    const asked = known.map((article, at) => misspell(article[language], at));
    const places = await inTurn(known, (article, at) => placeOf(article, asked[at] ?? ''));
    const missing = asked.filter((_, at) => places[at] === null);
    console.log(`${language} with a typo: found ${KNOWN - missing.length} of ${KNOWN}`, missing);
    expect(missing.length).toBeLessThanOrEqual(KNOWN * 0.1);
  });
});

async function inTurn<T, R>(list: readonly T[], work: (each: T, at: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const [at, each] of list.entries()) done.push(await work(each, at));
  return done;
}

/** Spread over all languages; without those whose headline the engine did not know. */
async function chooseKnown(): Promise<Known[]> {
  const articles = await db().article.findMany({
    where: { state: 'published', headline: { not: { startsWith: '[' } } },
    select: { id: true, headline: true, baseRevision: { select: { headline: true } } },
    orderBy: { id: 'asc' },
  });
  return Array.from({ length: KNOWN }, (_, at) => {
    const article = articles[Math.floor((at * articles.length) / KNOWN)];
    return {
      id: article?.id ?? 0,
      english: article?.headline ?? '',
      original: article?.baseRevision?.headline ?? '',
    };
  });
}

/**
 * How many other stories stand before an article in what is found, or null when it is not. Several outlets of the corpus
 * tell one story under the same English headline: these are not others.
 */
async function placeOf({ id, english }: Known, q: string): Promise<number | null> {
  let others = 0;
  for (let after: string | undefined; ;) {
    const found = await searchStories({ q, after });
    if (typeof found === 'string') return null;
    for (const { story } of found.hits) {
      if (story.id === id) return others;
      if (story.headline !== english) others += 1;
    }
    if (!found.next || others > 30) return null;
    after = found.next;
  }
}

/** One slip of the finger in the longest word: a letter missing, doubled, wrong, or two that changed places. */
function misspell(headline: string, at: number): string {
  const words = headline.split(/[^\p{L}\p{M}]+/u);
  const word = words.reduce((longest, next) => (next.length > longest.length ? next : longest), '');
  const letters = Array.from(word);
  const middle = Math.floor(letters.length / 2);
  const slips: string[][] = [
    letters.toSpliced(middle, 1),
    letters.toSpliced(middle, 0, letters[middle] ?? ''),
    letters.with(middle, letters[middle] === letters[0] ? (letters[1] ?? '') : (letters[0] ?? '')),
    letters.with(middle, letters[middle - 1] ?? '').with(middle - 1, letters[middle] ?? ''),
  ];
  return headline.replace(word, slips[at % slips.length]?.join('') ?? '');
}
