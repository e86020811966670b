import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { getArticlePage, listOriginalBlocks } from '@/features/reading/get-article-page';
import { listFront } from '@/features/stories/list-front';
import { publishArticle } from '@/features/articles/publish-article';
import {
  listDay,
  listLanguage,
  listLatest,
  listRail,
  listSameDay,
  listSection,
  listSource,
} from '@/features/stories/queries';
import { Credit, PublishedBlock } from '@/features/articles/schema';
import { hashBlock } from '@/features/sources/align-blocks';
import { KeyedBlock } from '@/lib/blocks';
import { db, pool } from '@/lib/db';
import { env } from '@/lib/env';
import { dayIn } from '@/lib/text/days';
import { testDatabase } from '@/tools/test-database';
import { Chance } from './chance';
import { composeStory } from './compose-story';
import { generateArticles } from './generate-articles';
import { planTimes } from './plan-times';
import { storeCast } from './store-cast';
import { inventedOutlets } from './words/outlets';

testDatabase();

const now = new Date();
const folder = mkdtempSync(join(tmpdir(), 'generated-'));
process.env.DATA_DIR = folder; // pictures

beforeAll(() => generateArticles({ articles: 200, seed: 7, now }), 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('generated articles', () => {
  test('are as many as were asked for, all public and all in the past', async () => {
    const { rows } = await pool().query<{ live: number; future: number; paths: number }>(
      `SELECT count(*)::int AS live, count(DISTINCT path)::int AS paths,
         count(*) FILTER (WHERE first_published_at >= $1 OR modified_at >= $1)::int AS future
       FROM articles WHERE state IN ('published', 'corrected')`,
      [now],
    );
    expect(rows[0]).toEqual({ live: 200, future: 0, paths: 200 });
  });

  test('publishing one again freezes exactly what it has', async () => {
    const articles = await db().article.findMany({
      include: { publishedRevision: true },
      take: 40,
      orderBy: { id: 'desc' },
    });
    for (const { id, publishedRevision: before, ...article } of articles) {
      const { path } = await publishArticle({
        articleId: id,
        actor: { userId: null, name: 'Generated' },
        now,
      });
      const after = await db().article.findUniqueOrThrow({
        where: { id },
        include: { publishedRevision: true },
      });
      const frozen = ({
        headline,
        standfirst,
        teaser,
        blocks,
        credits,
        provenance,
        baseRevisionId,
      }: NonNullable<typeof before>) => ({
        headline,
        standfirst,
        teaser,
        blocks,
        credits,
        provenance,
        baseRevisionId,
      });
      expect(before && frozen(before)).toEqual(after.publishedRevision && frozen(after.publishedRevision));
      const { fill, leadPicture, indexable, noindexReason, publishedOn, firstPublishedAt } = article;
      expect(after).toMatchObject({
        path,
        fill,
        leadPicture,
        indexable,
        noindexReason,
        publishedOn,
        firstPublishedAt,
      });
    }
  });

  test('hold blocks that the schemas accept, each beside the original it translates', async () => {
    const revisions = await db().articleRevision.findMany({ where: { number: 1 } });
    const blocks = revisions.flatMap((revision) => z.array(PublishedBlock).parse(revision.blocks));
    for (const { credits } of revisions) z.array(Credit).parse(credits);
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(
      new Set(['paragraph', 'heading', 'quote', 'list', 'picture']),
    );
    expect(new Set(blocks.map(({ status }) => status))).toEqual(new Set(['machine', 'edited', 'reviewed']));
    const pairs = await pool().query<{ source_hash: string; original: KeyedBlock | null }>(
      `SELECT b.source_hash, to_json(s) AS original FROM article_blocks b JOIN articles a ON a.id = b.article_id
       LEFT JOIN source_blocks s ON s.revision_id = a.base_revision_id AND s.key = b.source_key`,
    );
    for (const { source_hash, original } of pairs.rows)
      expect(hashBlock(KeyedBlock.parse(original))).toBe(source_hash);
  });

  test('are counted as the articles themselves would be', async () => {
    const { rows } = await pool().query(
      `SELECT kind, key, articles FROM article_counts EXCEPT
       (SELECT 'day', published_on::text, count(*) FROM articles GROUP BY 2 UNION ALL
        SELECT 'section', section_id::text, count(*) FROM articles GROUP BY 2 UNION ALL
        SELECT 'source', source_id::text, count(*) FROM articles GROUP BY 2 UNION ALL
        SELECT 'language', original_language, count(*) FROM articles GROUP BY 2 UNION ALL
        SELECT 'topic', topic_id::text, count(*) FROM article_topics GROUP BY 2 UNION ALL
        SELECT 'person', person_id::text, count(*) FROM bylines GROUP BY 2 UNION ALL
        SELECT 'agency', agency_id::text, count(*) FROM bylines GROUP BY 2)`,
    );
    expect(rows).toEqual([]);
    const days = await db().articleCount.aggregate({ where: { kind: 'day' }, _sum: { articles: true } });
    expect(days._sum.articles).toBe(200);
  });

  test('stand in every public list and on their own pages', async () => {
    const { lead, sections, totals } = await listFront();
    expect(lead?.picture).not.toBeNull();
    expect(sections.length).toBeGreaterThan(5);
    expect(totals.stories).toBeGreaterThan(0);
    const latest = await listLatest();
    expect(latest?.stories).toHaveLength(30);
    const next = await listLatest({ after: latest?.next ?? undefined });
    expect(next?.stories).toHaveLength(30);
    for (const story of latest?.stories ?? []) {
      const page = await getArticlePage(story.path);
      expect(page).toMatchObject({ headline: story.headline, demo: true });
      expect(await listDay({ day: page?.day ?? '' })).toMatchObject({ day: page?.day });
      expect(await listSection({ slug: story.section.slug })).not.toBeNull();
      expect(await listSource({ slug: story.source?.slug ?? '' })).toMatchObject({
        source: { fictional: true },
      });
      expect(await listLanguage({ code: story.originalLanguage ?? '' })).not.toBeNull();
      const original = await listOriginalBlocks(story.id);
      expect(original).toHaveLength(page?.original?.licence.showsFullText ? page.blocks.length : 0);
    }
    const newest = latest?.stories[0];
    const sameDay = await listSameDay({
      day: dayIn(newest?.publishedAt ?? now, env().SITE_TIME_ZONE),
      exceptIds: [],
    });
    expect(sameDay.map(({ id }) => id)).toContain(newest?.id);
    expect((await listRail()).trends).toHaveLength(5);
  });

  test('are refused a second time with the same seed, and more with another', async () => {
    await expect(generateArticles({ articles: 20, seed: 7, now })).rejects.toThrow(/Seed 7 was used/);
    expect(await generateArticles({ articles: 20, seed: 8, now })).toMatchObject({ articles: 20 });
    expect(await db().article.count()).toBe(220);
    expect(await db().source.count()).toBe(inventedOutlets.length);
  });

  test('are the same for the same seed, and others for another', async () => {
    const cast = await storeCast();
    const compose = (seed: number) => composeStory({ chance: new Chance(seed, 1), cast, pictureUrls: [] });
    expect(compose(7)).toEqual(compose(7));
    expect(compose(8)).not.toEqual(compose(7));
    const times = [...planTimes({ articles: 500, seed: 7, now })];
    expect(times).toEqual([...planTimes({ articles: 500, seed: 7, now })]);
    expect(times).toEqual(times.toSorted((a, b) => a.getTime() - b.getTime()));
    expect(times).toHaveLength(500);
  });
});
