import { type Page, pageAsked, pageOf } from '@/features/newsroom/offices/read-shelf';
import type { Piece, Shelf, Story } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';

/** A demand that something be taken down, and by what right. */
export interface TakedownPiece extends Piece {
  url: string;
  requester: string;
  reason: string;
  basis: string | null;
  /** Null when its address leads to no story of ours. */
  story: Story | null;
  picture: boolean;
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
  return {
    next,
    items: items.map(({ article, mediaId, decidedAt, ...takedown }) => ({
      ...takedown,
      answeredAt: decidedAt,
      story: article,
      picture: mediaId !== null,
    })),
  };
}
