import { z } from 'zod';
import {
  Correction,
  Credit,
  PublishedBlock,
  SectionRef,
  SourceRef,
  StoryCard,
  type ArticlePage,
} from '@/features/articles/schema';
import { isEmptied, tellText, toldBlocks } from '@/features/articles/provenance/tell-text';
import { cutAtWord, excerptBlocks } from '@/features/articles/excerpt-blocks';
import { CHANGED_AT, LIVE, SOURCE_REF, STORY_COLUMNS, STORY_TABLES } from '@/features/stories/select-stories';
import { KeyedBlock } from '@/lib/blocks';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { changed, dep, expires } from '@/lib/render';
import { publicLink } from '@/lib/net/public-address';

const Licence = z.object({
  name: z.string(),
  url: z.string().nullable(),
  attribution: z.string().nullable(),
  showsFullText: z.boolean(),
  showsPictures: z.boolean(),
  indexable: z.boolean(),
  characters: z.number(),
});
const NO_LICENCE: z.infer<typeof Licence> = {
  ...{ name: 'Headline and excerpt', url: null, attribution: null, characters: 280 },
  ...{ showsFullText: false, showsPictures: false, indexable: false },
};

const isoDate = z.string().transform((text) => new Date(text)); // JSON has no dates

// What a revision older than the hands in its blocks says of all of them.
const Engine = z.object({
  engine: z.string().nullable(),
  engineVersion: z.string().nullable(),
  translatedAt: z.string().nullable(),
});

const ArticleRow = z.object({
  id: z.number(),
  path: z.string(),
  day: z.string(),
  section: SectionRef,
  language: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  publishedAt: z.date(),
  modifiedAt: z.date().nullable(),
  changedAt: z.date(),
  credits: z.array(Credit),
  blocks: z.array(PublishedBlock),
  provenance: Engine.nullable(),
  source: SourceRef.nullable(),
  original: z
    .object({
      headline: z.string(),
      standfirst: z.string(),
      language: z.string(),
      itemUrl: z.string().transform((url) => publicLink(url) ?? ''),
      publishedAt: isoDate.nullable(),
      retracted: z.boolean(),
      changedSince: z.boolean(),
    })
    .nullable(),
  licence: Licence.nullable(),
  /** When the outlet's terms will be others. */
  termsEnd: z.date().nullable(),
  corrections: z.array(Correction.extend({ at: isoDate })),
  topics: z.array(SectionRef),
  related: z.array(StoryCard.extend({ publishedAt: isoDate })),
  storiesOfDay: z.number(),
  indexable: z.boolean(),
  demo: z.boolean(),
});

// The public ones among the ids that `relate-articles` left with the article, as cards, in their order.
const RELATED = Prisma.sql`(
  SELECT coalesce(json_agg(near.card ORDER BY near.place), '[]')
  FROM (SELECT a.related_ids AS ids) kept, LATERAL (
    SELECT row_to_json(cards) AS card, cards.place FROM (
      SELECT ${STORY_COLUMNS}, u.place FROM unnest(kept.ids) WITH ORDINALITY AS u (id, place)
      JOIN (${STORY_TABLES}) ON a.id = u.id WHERE ${LIVE}) cards) near)`;

/**
 * The article that readers see at an address, in one query; null when nothing public is there. Where the outlet's
 * terms no longer allow the full text, pictures or search engines, the page obeys at once.
 */
export async function getArticlePage(path: string): Promise<ArticlePage | null> {
  const rows = z.array(ArticleRow).parse(
    await db().$queryRaw`
      SELECT a.id, a.path, a.published_on::text AS day, json_build_object('slug', s.slug, 'name', s.name) AS section,
        a.language, r.headline, r.standfirst, a.first_published_at AS "publishedAt", a.modified_at AS "modifiedAt",
        ${CHANGED_AT} AS "changedAt", r.credits, r.blocks, r.provenance, ${SOURCE_REF} AS source, a.indexable, coalesce(o.fictional, false) AS demo,
        coalesce((SELECT n.articles FROM article_counts n WHERE n.kind = 'day' AND n.key = a.published_on::text), 1) AS "storiesOfDay",
        ${RELATED} AS related,
        CASE WHEN i.id IS NOT NULL THEN json_build_object('headline', b.headline, 'standfirst', b.standfirst,
          'language', i.language, 'itemUrl', i.url, 'publishedAt', i.published_at, 'retracted', i.retracted_at IS NOT NULL,
          'changedSince', i.current_revision_id IS DISTINCT FROM r.base_revision_id) END AS original,
        (SELECT json_build_object('name', l.name, 'url', l.url, 'attribution', l.attribution, 'showsFullText', l.may_show_full_text,
           'showsPictures', l.may_show_pictures, 'indexable', l.may_index, 'characters', l.excerpt_characters)
         FROM licence_terms l WHERE l.source_id = a.source_id AND l.valid_from <= now()
           AND coalesce(l.valid_until > now(), true) ORDER BY l.valid_from DESC, l.id DESC LIMIT 1) AS licence,
        (SELECT min(at) FROM licence_terms l, unnest(ARRAY[l.valid_from, l.valid_until]) AS at
         WHERE l.source_id = a.source_id AND at > now()) AS "termsEnd",
        coalesce((SELECT json_agg(json_build_object('id', c.id, 'at', c.at, 'kind', c.kind, 'text', c.text,
           'atTop', c.at_top, 'blockKey', c.block_key) ORDER BY c.id)
         FROM corrections c WHERE c.article_id = a.id), '[]') AS corrections,
        coalesce((SELECT json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY t.name)
         FROM article_topics x JOIN topics t ON t.id = x.topic_id WHERE x.article_id = a.id), '[]') AS topics
      FROM articles a
      JOIN sections s ON s.id = a.section_id
      JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN sources o ON o.id = a.source_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      LEFT JOIN source_revisions b ON b.id = r.base_revision_id
      WHERE a.path = ${path} AND ${LIVE}`,
  );
  const row = rows[0];
  if (!row) return null;
  dep(...[row, ...row.related].map(({ id }) => `article:${id}`));
  const { changedAt, ...article } = row;
  changed(changedAt, ...row.related.map(({ publishedAt }) => publishedAt));
  if (row.source) dep(`source:${row.source.id}`);
  if (row.termsEnd) expires(row.termsEnd);
  return obeyLicence(article);
}

/** What the outlet's terms leave of an article. How it came to be is told of the whole text, whatever they leave. */
export function obeyLicence({
  licence,
  original,
  ...row
}: Omit<z.infer<typeof ArticleRow>, 'termsEnd' | 'changedAt'>): ArticlePage {
  const whole = row.blocks
    .filter((block) => !isEmptied(block))
    .map((block) => withEngine(block, row.provenance));
  const article = { ...row, blocks: whole, provenance: tellText(toldBlocks(whole)) };
  if (!original) return { ...article, original };
  const { characters, showsPictures, indexable, ...terms } = licence ?? NO_LICENCE;
  const blocks = showsPictures
    ? article.blocks
    : article.blocks.filter(({ pictures }) => pictures.every(({ drawing }) => drawing));
  const allowed = { ...article, blocks, indexable: article.indexable && indexable };
  if (terms.showsFullText) return { ...allowed, original: { ...original, licence: terms } };
  const standfirst = cutAtWord(article.standfirst, characters);
  return {
    ...allowed,
    standfirst,
    blocks: excerptBlocks(blocks, characters - standfirst.length),
    original: { ...original, standfirst: cutAtWord(original.standfirst, characters), licence: terms },
  };
}

function withEngine(block: PublishedBlock, old: z.infer<typeof Engine> | null): PublishedBlock {
  return old && block.engine === null && block.hands.length === 0 ? { ...block, ...old } : block;
}

/** The original's blocks of the revision that readers see translated; empty unless its terms allow the full text. */
export async function listOriginalBlocks(articleId: number): Promise<KeyedBlock[]> {
  const rows = await db().$queryRaw`
    SELECT b.key, b.kind, b.text, b.html, b.attributes
    FROM articles a
    JOIN article_revisions r ON r.id = a.published_revision_id
    JOIN source_blocks b ON b.revision_id = r.base_revision_id
    WHERE a.id = ${articleId} AND ${LIVE} AND (
      SELECT l.may_show_full_text FROM licence_terms l WHERE l.source_id = a.source_id AND l.valid_from <= now()
        AND coalesce(l.valid_until > now(), true) ORDER BY l.valid_from DESC, l.id DESC LIMIT 1)
    ORDER BY b.position`;
  dep(`article:${articleId}`);
  return z.array(KeyedBlock).parse(rows);
}
