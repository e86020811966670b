import { z } from 'zod';
import type { ListedCorrection } from '@/features/directory/schema';
import { LIVE, selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { readCursor, writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { changed, dep } from '@/lib/render';

const PAGE_LENGTH = 30;

const Row = z.object({
  ...{ id: z.number(), articleId: z.number(), at: z.date(), kind: z.string(), text: z.string() },
  original: z.string().nullable(),
});

/** One page of what was put right, newest first; null when `after` is no cursor of this list. */
export async function listCorrections(
  after?: string,
): Promise<{ corrections: ListedCorrection[]; next: string | null } | null> {
  dep('corrections');
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor === null) return null;
  const rows = await selectCorrections(
    cursor ? Prisma.sql`(c.at, c.id) < (${cursor.at}, ${cursor.id})` : Prisma.sql`true`,
  );
  if (cursor && rows.length === 0) return null;
  const shown = rows.slice(0, PAGE_LENGTH);
  changed(...shown.map(({ at }) => at));
  const ids = [...new Set(shown.map(({ articleId }) => articleId))];
  const stories = await selectStories(Prisma.sql`a.id = ANY (${ids}::int[])`, ids.length);
  dep(...stories.flatMap(({ source }) => (source ? [`source:${source.id}`] : []))); // its terms allow what is quoted
  const byId = new Map(stories.map((story) => [story.id, story]));
  const corrections = shown.flatMap(({ articleId, ...correction }) => {
    const story = byId.get(articleId); // none when it was withdrawn a moment ago
    return story ? [{ ...correction, story }] : [];
  });
  return { corrections, next: rows.length > PAGE_LENGTH ? nextOf(shown.at(-1)) : null };
}

/** With the paragraph that the outlet wrote, where a correction names one and the outlet's terms let us show it. */
async function selectCorrections(where: Prisma.Sql): Promise<z.infer<typeof Row>[]> {
  const rows = await db().$queryRaw`
    SELECT c.id, c.article_id AS "articleId", c.at, c.kind::text AS kind, c.text, (
      SELECT s.text FROM article_revisions r
      CROSS JOIN jsonb_to_recordset(r.blocks) AS b (key text, "sourceKey" text)
      JOIN source_blocks s ON s.revision_id = r.base_revision_id AND s.key = b."sourceKey"
      WHERE c.block_key IS NOT NULL AND r.id = a.published_revision_id AND b.key = c.block_key AND s.text <> '' AND (
        SELECT l.may_show_full_text FROM licence_terms l WHERE l.source_id = a.source_id AND l.valid_from <= now()
          AND coalesce(l.valid_until > now(), true) ORDER BY l.valid_from DESC, l.id DESC LIMIT 1)) AS original
    FROM corrections c JOIN articles a ON a.id = c.article_id
    WHERE ${LIVE} AND ${where} ORDER BY c.at DESC, c.id DESC LIMIT ${PAGE_LENGTH + 1}`;
  return z.array(Row).parse(rows);
}

function nextOf(last?: { at: Date; id: number }): string | null {
  return last ? writeCursor(last) : null;
}
