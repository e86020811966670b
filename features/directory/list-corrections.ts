import { z } from 'zod';
import { Fill, SourceRef } from '@/features/articles/schema';
import { LIVE, SOURCE_REF } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { readCursor, writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { dep } from '@/lib/render';

const CorrectedStory = z.object({
  id: z.number(),
  articleId: z.number(),
  at: z.date(),
  kind: z.string(),
  text: z.string(),
  path: z.string(),
  headline: z.string(),
  originalHeadline: z.string().nullable(),
  originalLanguage: z.string().nullable(),
  source: SourceRef.nullable(),
  fill: Fill,
});
/** What was put right, and in which story. */
export type CorrectedStory = z.infer<typeof CorrectedStory>;

const PAGE_LENGTH = 30;

/** Corrections of stories that readers can see, newest first; null when `after` is no cursor or past the last page. */
export async function listCorrections({
  after,
}: {
  after?: string;
}): Promise<{ corrections: CorrectedStory[]; next: string | null } | null> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) return null;
  dep('corrections', 'latest');
  const beyond = cursor ? Prisma.sql`AND (c.at, c.id) < (${cursor.at}, ${cursor.id})` : Prisma.empty;
  const found = z.array(CorrectedStory).parse(
    await db().$queryRaw`
      SELECT c.id, a.id AS "articleId", c.at, c.kind::text AS kind, c.text, a.path, r.headline, b.headline AS "originalHeadline",
        a.original_language AS "originalLanguage", ${SOURCE_REF} AS source, a.fill::text AS fill
      FROM corrections c
      JOIN articles a ON a.id = c.article_id
      JOIN article_revisions r ON r.id = a.published_revision_id
      LEFT JOIN sources o ON o.id = a.source_id
      LEFT JOIN source_revisions b ON b.id = r.base_revision_id
      WHERE ${LIVE} ${beyond} ORDER BY c.at DESC, c.id DESC LIMIT ${PAGE_LENGTH + 1}`,
  );
  if (cursor && found.length === 0) return null;
  const corrections = found.slice(0, PAGE_LENGTH);
  dep(...corrections.map(({ articleId }) => `article:${articleId}`));
  const last = corrections.at(-1);
  return { corrections, next: found.length > PAGE_LENGTH && last ? writeCursor(last) : null };
}
