import { Frames } from '@/features/media/schema';
import { type LibraryFilter, type Standing, type Tile } from '@/features/newsroom/library/schema';
import { Prisma } from '@/generated/prisma/client';
import { readCursor, writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** How many pictures a page of the library has. */
export const PAGE = 48;
/** A right that ends sooner than this is worth saying. */
const SOON_MS = 30 * 86_400_000;

const SHOWN = {
  all: () => Prisma.empty,
  usable: (now: Date) =>
    Prisma.sql`AND m.rights <> 'none' AND m.alt <> '' AND (m.rights_until IS NULL OR m.rights_until > ${now})`,
  unused: () => Prisma.sql`AND NOT EXISTS (
      SELECT FROM picture_origins o JOIN article_blocks b ON b.kind IN ('picture', 'gallery')
        AND b.attributes -> 'pictures' @> jsonb_build_array(jsonb_build_object('url', o.url))
      WHERE o.media_id = m.id)
    AND NOT EXISTS (
      SELECT FROM article_revisions WHERE published_at IS NOT NULL AND picture_hashes(blocks) @> ARRAY[m.sha256])`,
  expiring: (now: Date) => Prisma.sql`AND m.rights_until <= ${new Date(now.getTime() + SOON_MS)}`,
  'no-alt': () => Prisma.sql`AND m.alt = ''`,
  unclear: () => Prisma.sql`AND m.rights = 'none'`,
} satisfies Record<LibraryFilter['show'], (now: Date) => Prisma.Sql>;

const FROM = {
  '': Prisma.empty,
  desk: Prisma.sql`AND m.uploaded_by_id IS NOT NULL`,
  outlets: Prisma.sql`AND m.uploaded_by_id IS NULL AND NOT m.drawing`,
} satisfies Record<LibraryFilter['from'], Prisma.Sql>;

/** A page of the library, newest first; `next` is the cursor for the page after it, null on the last. */
export async function listPictures(
  { q, show, from, after }: LibraryFilter,
  now: Date,
): Promise<{ tiles: Tile[]; next: string | null }> {
  const cursor = readCursor(after);
  const older = cursor ? Prisma.sql`AND (m.created_at, m.id) < (${cursor.at}, ${cursor.id})` : Prisma.empty;
  const found = await db().$queryRaw<{ id: number }[]>`
    SELECT m.id FROM media m WHERE true ${wordsLike(q)} ${SHOWN[show](now)} ${FROM[from]} ${older}
    ORDER BY m.created_at DESC, m.id DESC LIMIT ${PAGE + 1}`;
  const rows = await db().media.findMany({
    where: { id: { in: found.slice(0, PAGE).map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { renditions: { where: { format: { in: ['webp', 'svg'] } }, orderBy: { width: 'asc' } } },
  });
  const last = rows.at(-1);
  return {
    tiles: rows.map((row) => tileOf(row, now)),
    next: found.length > PAGE && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** A picture with everything its page shows; null when there is none. */
export async function getPicture(id: number, now: Date) {
  const media = await db().media.findUnique({
    where: { id },
    include: {
      renditions: { orderBy: { width: 'asc' } },
      origins: { where: { url: { startsWith: 'http' } }, take: 5 },
      uploadedBy: { select: { name: true } },
    },
  });
  if (!media) return null;
  const frames = Frames.parse(media.frames);
  return { ...media, frames, ...standingOf(media, now), alike: await listAlike(media) };
}
export type LibraryPicture = NonNullable<Awaited<ReturnType<typeof getPicture>>>;

/** Who uploaded a picture; null when it came otherwise. Refusal `not-found`. */
export async function requireOwner(id: number): Promise<number | null> {
  const found = await db().media.findUnique({ where: { id }, select: { uploadedById: true } });
  if (!found) throw new Refusal('not-found', 'This picture is no longer in the library.');
  return found.uploadedById;
}

/** How many pictures there are, up to 10,000. */
export async function countPictures(): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM media LIMIT 10000) AS counted`;
  return row?.n ?? 0;
}

// Of 64 bits: another size or quality of one picture differs in fewer, two of the same scene in more.
const ALIKE_BITS = 6;

/** Other pictures that look like this one: the same in another size, probably. */
async function listAlike({ id, looks }: { id: number; looks: bigint | null }): Promise<number[]> {
  if (looks === null) return [];
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT id FROM media WHERE id <> ${id} AND bit_count((looks # ${looks}::bigint)::bit(64)) <= ${ALIKE_BITS}
    ORDER BY id DESC LIMIT 6`;
  return rows.map((row) => row.id);
}

/** Every word must begin one of the picture's. */
function wordsLike(q: string): Prisma.Sql {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return Prisma.empty;
  const query = words
    .slice(0, 10)
    .map((word) => `${word}:*`)
    .join(' & ');
  return Prisma.sql`AND to_tsvector('simple', m.alt || ' ' || m.caption || ' ' || m.credit || ' ' || m.licence)
    @@ to_tsquery('simple', ${query})`;
}

interface Judged {
  alt: string;
  rights: string;
  rightsUntil: Date | null;
}

function standingOf(
  { alt, rights, rightsUntil }: Judged,
  now: Date,
): { standing: Standing; until: Date | null } {
  // The day a right ends is the last it holds on; it is kept as the moment after.
  const until = rightsUntil && new Date(rightsUntil.getTime() - 1);
  if (rightsUntil && rightsUntil <= now) return { standing: 'expired', until };
  if (rights === 'none') return { standing: 'unclear', until };
  if (!alt) return { standing: 'no-alt', until };
  if (rightsUntil && rightsUntil.getTime() - now.getTime() < SOON_MS) return { standing: 'until', until };
  return { standing: 'usable', until };
}

interface Row extends Judged {
  id: number;
  caption: string;
  renditions: { key: string; width: number }[];
}

function tileOf(row: Row, now: Date): Tile {
  const thumb = row.renditions.find(({ width }) => width >= 360) ?? row.renditions.at(-1);
  return {
    id: row.id,
    title: row.caption || row.alt || `Picture ${row.id}`,
    thumb: `/media/${thumb?.key ?? ''}`,
    ...standingOf(row, now),
  };
}
