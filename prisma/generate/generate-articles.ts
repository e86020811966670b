import type { StoredPicture } from '@/features/media/queries';
import { dayIn } from '@/lib/text/days';
import { db, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { slugify } from '@/lib/text/slug';
import { Chance } from './chance';
import { composeStory } from './compose-story';
import { drawPictures } from './draw-pictures';
import {
  emptyBatch,
  insertBatch,
  reserveNumbers,
  type Batch,
  type Numbers,
  type TableName,
} from './insert-batch';
import type { Ids } from './filing';
import { planTimes } from './plan-times';
import { storeCast, type Cast } from './store-cast';
import { rowsOf } from './story-rows';
import { addViews } from './view-hours';

interface Generating {
  articles: number;
  /** The same seed and `now` make the same stories. */
  seed: number;
  now: Date;
  /** Called now and then with how many are there. */
  onProgress?: (articles: number) => void;
}

const BATCH = 400;
const RELATED = 8;
const QUARTER_HOUR = 900_000; // every time zone's days begin at one

/**
 * Fills a migrated database with made-up published articles, as though each had been filed, translated and published:
 * for measuring. Another seed adds more. Refusal `conflict` when this seed was used before.
 */
export async function generateArticles(wanted: Generating): Promise<{ articles: number; seconds: number }> {
  const { articles, seed, now, onProgress } = wanted;
  const started = performance.now();
  await refuseUsedSeed(seed);
  const shelf = new Shelf({ ...wanted, cast: await storeCast(), stored: await drawPictures() });
  let writing = Promise.resolve();
  let written = 0;
  for (const times of inBatches(planTimes({ articles, seed, now }), BATCH)) {
    const batch = await shelf.fill(times, await reserveNumbers(pool(), times.length));
    await writing; // one batch is written while the next is composed
    writing = insertBatch(pool(), batch);
    writing.catch(() => undefined); // told at the next await
    written += times.length;
    onProgress?.(written);
  }
  await writing;
  await finish(wanted);
  return { articles: written, seconds: (performance.now() - started) / 1000 };
}

async function refuseUsedSeed(seed: number): Promise<void> {
  const used = await db().auditEntry.count({ where: { subject: seedName(seed) } });
  if (used > 0)
    throw new Refusal('conflict', `Seed ${seed} was used before in this database: take another.`, 'seed');
  await db().auditEntry.create({
    data: { actor: 'The operator', action: 'articles.generate', subject: seedName(seed) },
  });
}

const seedName = (seed: number): string => `seed:${seed}`;

async function finish({ seed, now }: Generating): Promise<void> {
  await addViews(pool(), { seed, now });
  await pool().query('ANALYZE');
}

/** Composes batches one after the other, and knows which slugs are taken on the day it has come to. */
class Shelf {
  readonly #given: Generating & { cast: Cast; stored: Map<string, StoredPicture> };
  readonly #pictureUrls: string[];
  #number = 0;
  #quarter = NaN;
  #day = '';
  #taken = new Set<string>();
  readonly #newest = new Map<number, number[]>();

  constructor(given: Generating & { cast: Cast; stored: Map<string, StoredPicture> }) {
    this.#given = given;
    this.#pictureUrls = [...given.stored.keys()];
  }

  async fill(times: Date[], numbers: Numbers): Promise<Batch> {
    const batch = emptyBatch();
    for (const [at, publishedAt] of times.entries()) {
      await this.#turnTo(publishedAt);
      const rows = this.#compose(publishedAt, {
        article: numbers.articles[at] ?? 0,
        revision: numbers.article_revisions[at] ?? 0,
        item: numbers.source_items[at] ?? 0,
        itemRevision: numbers.source_revisions[at] ?? 0,
      });
      for (const [table, added] of Object.entries(rows)) batch[table as TableName].push(...added); // rowsOf names tables
    }
    return batch;
  }

  #compose(publishedAt: Date, ids: Ids) {
    const { seed, cast, stored, now } = this.#given;
    const { SITE_TIME_ZONE: timeZone, SITE_LANGUAGE: language } = env();
    const chance = new Chance(seed, ++this.#number);
    const story = composeStory({ chance, cast, pictureUrls: this.#pictureUrls });
    const externalId = `generated-${seed}-${this.#number}`;
    const slug = this.#freeSlug(slugify(story.headline));
    return rowsOf({
      story,
      ids,
      chance,
      externalId,
      slug,
      publishedAt,
      publishedOn: this.#day,
      timeZone,
      now,
      language,
      stored,
      relatedIds: this.#relate(story.topics, ids.article),
    });
  }

  /** The newest of each topic, as a reader would be offered them. */
  #relate(topics: readonly { id: number }[], articleId: number): number[] {
    const related = topics.flatMap(({ id }) => this.#newest.get(id) ?? []);
    for (const { id } of topics)
      this.#newest.set(id, [articleId, ...(this.#newest.get(id) ?? [])].slice(0, RELATED));
    return [...new Set(related)].slice(0, RELATED);
  }

  async #turnTo(at: Date): Promise<void> {
    const quarter = Math.floor(at.getTime() / QUARTER_HOUR);
    if (quarter === this.#quarter) return;
    this.#quarter = quarter;
    const day = dayIn(at, env().SITE_TIME_ZONE);
    if (day === this.#day) return;
    this.#day = day;
    const { rows } = await pool().query<{ slug: string }>(
      'SELECT slug FROM articles WHERE published_on = $1',
      [day],
    );
    this.#taken = new Set(rows.map(({ slug }) => slug));
  }

  #freeSlug(wanted: string): string {
    let slug = wanted;
    for (let copy = 2; this.#taken.has(slug); copy++) slug = `${wanted}-${copy}`;
    this.#taken.add(slug);
    return slug;
  }
}

function* inBatches<T>(items: Iterable<T>, length: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < length) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
