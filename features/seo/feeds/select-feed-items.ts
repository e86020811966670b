import { z } from 'zod';
import { cutAtWord } from '@/features/articles/excerpt-blocks';
import { Credit, PublishedBlock, SectionRef } from '@/features/articles/schema';
import { Fill } from '@/features/articles/provenance/schema';
import { CHANGED_AT, LIVE, WRONG_FROM } from '@/features/stories/select-stories';
import { PictureView } from '@/features/media/schema';
import { Prisma } from '@/generated/prisma/client';
import { type Cursor, writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { changed, dep, expires } from '@/lib/render';
import { publicHome, publicLink } from '@/lib/net/public-address';

/** By what right a translation stands here. Without terms only headline and excerpt may. */
const Terms = z.object({
  name: z.string(),
  url: z.string().nullable(),
  attribution: z.string().nullable(),
  showsFullText: z.boolean(),
  showsPictures: z.boolean(),
  characters: z.number(),
});
const NO_TERMS: z.infer<typeof Terms> = {
  ...{ name: 'Headline and excerpt', url: null, attribution: null },
  ...{ showsFullText: false, showsPictures: false, characters: 280 },
};

const Row = z.object({
  id: z.number(),
  path: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  section: SectionRef,
  publishedAt: z.date(),
  fill: Fill,
  modifiedAt: z.date().nullable(),
  changedAt: z.date(),
  credits: z.array(Credit),
  topics: z.array(z.string()),
  blocks: z.array(PublishedBlock),
  picture: PictureView.nullable(),
  terms: Terms.nullable(),
  wrongFrom: z.date().nullable(),
  sourceId: z.number().nullable(),
  original: z
    .object({
      url: z.string(),
      language: z.string(),
      headline: z.string(),
      outlet: z.string(),
      homepage: z.string().nullable(),
    })
    .nullable(),
});

/** The story at its outlet, and what the outlet asks of who shows it. Every address is one that everybody may see. */
export interface FeedOriginal {
  url: string;
  language: string;
  headline: string;
  outlet: string;
  homepage: string;
  licence: { name: string; url: string | null; attribution: string | null };
}

/** A story as feeds carry it. */
export interface FeedItem extends Omit<z.infer<typeof Row>, 'changedAt' | 'terms' | 'blocks' | 'original'> {
  /** Null where the outlet's terms do not allow the full text. */
  blocks: PublishedBlock[] | null;
  /** Null when the story is our own. */
  original: FeedOriginal | null;
}

/** How many stories one page of a feed holds. */
export const FEED_LENGTH = 30;

/**
 * The newest stories that meet a condition on `articles a`, with what each outlet's terms allow a feed to carry; `next` is
 * the cursor for those after them.
 */
export async function selectFeedItems(
  where: Prisma.Sql,
  cursor?: Cursor,
): Promise<{ items: FeedItem[]; next: string | null }> {
  const beyond = cursor
    ? Prisma.sql`AND (a.first_published_at, a.id) < (${cursor.at}, ${cursor.id})`
    : Prisma.empty;
  const rows = z.array(Row).parse(
    await db().$queryRaw`
      SELECT a.id, a.path, r.headline, coalesce(nullif(r.standfirst, ''), r.teaser) AS standfirst,
        json_build_object('slug', s.slug, 'name', s.name) AS section, a.first_published_at AS "publishedAt", a.fill::text AS fill,
        a.modified_at AS "modifiedAt", ${CHANGED_AT} AS "changedAt", r.credits, r.blocks, a.lead_picture AS picture,
        coalesce((SELECT json_agg(t.name ORDER BY t.name) FROM article_topics x JOIN topics t ON t.id = x.topic_id
                  WHERE x.article_id = a.id), '[]') AS topics,
        (SELECT json_build_object('name', l.name, 'url', l.url, 'attribution', l.attribution, 'showsFullText', l.may_show_full_text,
           'showsPictures', l.may_show_pictures, 'characters', l.excerpt_characters)
         FROM licence_terms l WHERE l.source_id = a.source_id AND l.valid_from <= now() AND coalesce(l.valid_until > now(), true)
         ORDER BY l.valid_from DESC, l.id DESC LIMIT 1) AS terms,
        ${WRONG_FROM} AS "wrongFrom", a.source_id AS "sourceId",
        CASE WHEN i.id IS NOT NULL THEN json_build_object('url', i.url, 'language', i.language, 'headline', b.headline,
          'outlet', coalesce(o.romanised_name, o.name), 'homepage', o.homepage) END AS original
      FROM articles a
      JOIN sections s ON s.id = a.section_id
      JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN sources o ON o.id = a.source_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      LEFT JOIN source_revisions b ON b.id = r.base_revision_id
      WHERE ${LIVE} AND ${where} ${beyond} ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${FEED_LENGTH + 1}`,
  );
  const shown = rows.slice(0, FEED_LENGTH);
  const last = shown.at(-1);
  dep('sections'); // their names
  for (const { id, sourceId, wrongFrom } of shown) {
    dep(`article:${id}`, ...(sourceId === null ? [] : [`source:${sourceId}`]));
    if (wrongFrom) expires(wrongFrom);
  }
  changed(...shown.map(({ changedAt }) => changedAt));
  return {
    items: shown.map(obeyTerms),
    next: rows.length > FEED_LENGTH && last ? writeCursor({ at: last.publishedAt, id: last.id }) : null,
  };
}

/** What the outlet's terms leave of a story, wherever it is shown. */
function obeyTerms(row: z.infer<typeof Row>): FeedItem {
  const { terms, original, ...item } = row;
  if (!original) return { ...item, original: null };
  const { name, attribution, characters, ...allowed } = terms ?? NO_TERMS;
  const url = allowed.url && /^https?:/i.test(allowed.url) ? allowed.url : null;
  const mayShow = (picture: PictureView) => allowed.showsPictures || picture.drawing;
  return {
    ...item,
    standfirst: allowed.showsFullText ? item.standfirst : cutAtWord(item.standfirst, characters),
    blocks: allowed.showsFullText
      ? item.blocks.filter(({ pictures }) => pictures.every((picture) => mayShow(picture)))
      : null,
    picture: item.picture && mayShow(item.picture) ? item.picture : null,
    original: { ...original, ...addressesOf(original), licence: { name, url, attribution } },
  };
}

/** An outlet of which no home is known lives where its stories do. */
function addressesOf({ url, homepage }: { url: string; homepage: string | null }) {
  const link = publicLink(url) ?? '';
  return { url: link, homepage: (homepage && publicHome(homepage)) ?? (link && new URL('/', link).href) };
}
