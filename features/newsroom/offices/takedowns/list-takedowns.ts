import { type Page, pageAsked, pageOf } from '@/features/newsroom/offices/read-shelf';
import type { Piece, Shelf, Story } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';
import { groupBy } from '@/lib/text/group-by';

/** A demand that something be taken down, and by what right. */
export interface TakedownPiece extends Piece {
  url: string;
  requester: string;
  reason: string;
  basis: string | null;
  /** Null when its address leads to no story of ours. */
  story: Story | null;
  /** Of ours, that it may be about: the one its address leads to, else those of the story. */
  pictures: NamedPicture[];
}

interface NamedPicture {
  id: number;
  name: string;
}

/** One page of takedown requests, newest first. */
export async function listTakedowns(shelf: Shelf): Promise<Page<TakedownPiece>> {
  const { where, ...asked } = pageAsked(shelf);
  const rows = await db().takedown.findMany({
    ...asked,
    where: { ...where, state: shelf.show === 'open' ? 'open' : { not: 'open' } },
    include: {
      assignee: { select: { id: true, name: true } },
      article: { select: { id: true, headline: true, path: true, state: true } },
    },
  });
  const { items, next } = pageOf(rows);
  const pictures = await mapPictures(items.map(({ id }) => id));
  return {
    next,
    items: items.map(({ article, decidedAt, ...takedown }) => ({
      ...takedown,
      answeredAt: decidedAt,
      story: article,
      pictures: pictures.get(takedown.id) ?? [],
    })),
  };
}

async function mapPictures(takedownIds: number[]): Promise<Map<number, NamedPicture[]>> {
  const rows = await db().$queryRaw<(NamedPicture & { takedown: number })[]>`
    WITH named (takedown, id) AS (
      SELECT id, media_id FROM takedowns WHERE id = ANY (${takedownIds}) AND media_id IS NOT NULL
      UNION
      SELECT t.id, m.id FROM takedowns t JOIN articles a ON a.id = t.article_id
      JOIN article_revisions r ON r.id = a.published_revision_id
      CROSS JOIN LATERAL unnest(picture_hashes(r.blocks)) AS hash JOIN media m ON m.sha256 = hash
      WHERE t.id = ANY (${takedownIds}) AND t.media_id IS NULL)
    SELECT n.takedown, m.id, coalesce(nullif(m.caption, ''), nullif(m.alt, ''), 'Picture ' || m.id) AS name
    FROM named n JOIN media m ON m.id = n.id ORDER BY m.id`;
  const groups = groupBy(rows, ({ takedown }) => String(takedown));
  return new Map(groups.map(([takedown, pictures]) => [Number(takedown), pictures]));
}
