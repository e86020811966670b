import { deskUrl } from '@/features/newsroom/library/find-uses';
import { listPictures } from '@/features/newsroom/library/queries';
import { LibraryFilter } from '@/features/newsroom/library/schema';
import { db } from '@/lib/db';

/** A picture that may be put into a story: what a `BlockPicture` takes, and how it looks in small. */
export interface UsablePicture {
  mediaId: number;
  url: string;
  alt: string;
  caption: string;
  credit: string;
  thumb: string;
  width: number;
  height: number;
}

/** Pictures whose rights are clear, not over, and that have a description, newest first. */
export async function findUsable(
  asked: Record<string, string>,
  now: Date,
): Promise<{ pictures: UsablePicture[]; next: string | null }> {
  const { tiles, next } = await listPictures(
    LibraryFilter.parse({ ...asked, show: 'usable', from: '' }),
    now,
  );
  const rows = await db().media.findMany({
    where: { id: { in: tiles.map(({ id }) => id) } },
    include: { origins: { take: 1, orderBy: { url: 'asc' } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pictures = tiles.flatMap(({ id, thumb }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { alt, caption, credit, width, height } = row;
    // A picture that came with an outlet's story is named as that story names it.
    return [
      { mediaId: id, url: row.origins[0]?.url ?? deskUrl(id), alt, caption, credit, thumb, width, height },
    ];
  });
  return { pictures, next };
}
