import { type Page, pageAsked, pageOf } from '@/features/newsroom/offices/read-shelf';
import type { Piece, Shelf } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';

/** What somebody wrote to the desk about no story in particular. */
export interface LetterPiece extends Piece {
  text: string;
}

/** One page of letters, newest first. */
export async function listLetters(shelf: Shelf): Promise<Page<LetterPiece>> {
  const { where, ...asked } = pageAsked(shelf);
  const rows = await db().letter.findMany({
    ...asked,
    where: { ...where, state: shelf.show === 'open' ? 'open' : { not: 'open' } },
    include: { assignee: { select: { id: true, name: true } } },
  });
  return pageOf(rows);
}
