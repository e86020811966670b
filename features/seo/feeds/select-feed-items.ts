import { z } from 'zod';
import { Credit, PublishedBlock, SectionRef } from '@/features/articles/schema';
import { Fill } from '@/features/articles/provenance/schema';
import { LIVE } from '@/features/stories/select-stories';
import { PictureView } from '@/features/media/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const FeedItem = z.object({
  id: z.number(),
  path: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  section: SectionRef,
  publishedAt: z.date(),
  fill: Fill,
  modifiedAt: z.date().nullable(),
  credits: z.array(Credit),
  topics: z.array(z.string()),
  /** Null where the outlet's terms do not allow the full text. */
  blocks: z.array(PublishedBlock).nullable(),
  /** Null where the outlet's terms do not allow pictures. */
  picture: PictureView.nullable(),
  /** Null when the story is our own. */
  original: z
    .object({
      url: z.string(),
      language: z.string(),
      headline: z.string(),
      outlet: z.string(),
      feed: z.string().nullable(),
    })
    .nullable(),
});
/** A story as feeds carry it. */
export type FeedItem = z.infer<typeof FeedItem>;

/** How many stories a feed holds. */
export const FEED_LENGTH = 30;

/** The newest stories that meet a condition on `articles a`, with what each outlet's terms allow a feed to carry. */
export async function selectFeedItems(where: Prisma.Sql): Promise<FeedItem[]> {
  const items = z.array(FeedItem).parse(
    await db().$queryRaw`
      SELECT a.id, a.path, r.headline, coalesce(nullif(r.standfirst, ''), r.teaser) AS standfirst,
        json_build_object('slug', s.slug, 'name', s.name) AS section, a.first_published_at AS "publishedAt", a.fill::text AS fill,
        a.modified_at AS "modifiedAt", r.credits,
        coalesce((SELECT json_agg(t.name ORDER BY t.name) FROM article_topics x JOIN topics t ON t.id = x.topic_id
                  WHERE x.article_id = a.id), '[]') AS topics,
        CASE WHEN i.id IS NULL OR l.may_show_full_text THEN r.blocks END AS blocks,
        CASE WHEN i.id IS NULL OR l.may_show_pictures OR (a.lead_picture->>'drawing')::boolean THEN a.lead_picture END AS picture,
        CASE WHEN i.id IS NOT NULL THEN json_build_object('url', i.url, 'language', i.language, 'headline', b.headline,
          'outlet', coalesce(o.romanised_name, o.name),
          'feed', coalesce((SELECT f.url FROM feeds f WHERE f.source_id = o.id ORDER BY f.id LIMIT 1), o.homepage)) END AS original
      FROM articles a
      JOIN sections s ON s.id = a.section_id
      JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN sources o ON o.id = a.source_id
      LEFT JOIN source_items i ON i.id = a.source_item_id
      LEFT JOIN source_revisions b ON b.id = r.base_revision_id
      LEFT JOIN LATERAL (SELECT may_show_full_text, may_show_pictures FROM licence_terms t
        WHERE t.source_id = a.source_id AND t.valid_from <= now() AND coalesce(t.valid_until > now(), true)
        ORDER BY t.valid_from DESC, t.id DESC LIMIT 1) l ON true
      WHERE ${LIVE} AND ${where} ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${FEED_LENGTH}`,
  );
  dep(...items.map(({ id }) => `article:${id}`));
  return items;
}
