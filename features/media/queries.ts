import { RATIO_NAMES } from '@/features/media/crop-box';
import { Frames, type PictureCrop, type PictureView } from '@/features/media/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

/** A stored picture without the words that a page gives it. */
export type StoredPicture = Omit<PictureView, 'alt' | 'caption' | 'credit'>;

/**
 * The stored pictures found under some addresses, by address. Addresses without one are left out; so are, `shownAt` a
 * moment, pictures whose rights are unclear or over then.
 */
export async function mapPicturesByOrigin(
  urls: string[],
  shownAt?: Date,
): Promise<Map<string, StoredPicture>> {
  if (urls.length === 0) return new Map();
  const origins = await db().pictureOrigin.findMany({
    where: { url: { in: urls }, mediaId: { not: null }, media: shownAt && showable(shownAt) },
    include: { media: { include: { renditions: { orderBy: { width: 'asc' } } } } },
  });
  return new Map(origins.flatMap(({ url, media }) => (media ? [[url, view(media)] as const] : [])));
}

/**
 * Of stored pictures by address those that may still be shown, held so until the transaction ends: who takes one down waits, and
 * then finds it where it was published. Stories are held before pictures.
 */
export async function holdShowable(
  tx: Prisma.TransactionClient,
  stored: ReadonlyMap<string, StoredPicture>,
  now: Date,
): Promise<Map<string, StoredPicture>> {
  if (stored.size === 0) return new Map();
  const rows = await tx.$queryRaw<{ url: string }[]>`
    SELECT o.url FROM picture_origins o JOIN media m ON m.id = o.media_id
    WHERE o.url = ANY (${[...stored.keys()]}) AND m.rights <> 'none' AND (m.rights_until IS NULL OR m.rights_until > ${now})
    ORDER BY m.id FOR SHARE OF m`;
  const held = new Set(rows.map(({ url }) => url));
  return new Map([...stored].filter(([url]) => held.has(url)));
}

/** A picture as it may be shown now; null when it is gone, or its rights are unclear or over. */
export async function getShowable(id: number, now: Date): Promise<StoredPicture | null> {
  const media = await db().media.findFirst({
    where: { id, ...showable(now) },
    include: { renditions: { orderBy: { width: 'asc' } } },
  });
  return media && view(media);
}

function showable(now: Date): Prisma.MediaWhereInput {
  return { rights: { not: 'none' }, OR: [{ rightsUntil: null }, { rightsUntil: { gt: now } }] };
}

/** A picture's parts in the ratios that search engines and share cards ask for; a published page has them in its blocks. */
export async function listRatios(mediaId: number): Promise<PictureCrop[]> {
  const renditions = await db().rendition.findMany({
    where: { mediaId, format: { in: RATIO_NAMES } },
  });
  return cropsIn(renditions, {});
}

interface StoredRendition {
  width: number;
  height: number;
  format: string;
  key: string;
}

interface StoredRow extends Pick<StoredPicture, 'width' | 'height' | 'drawing' | 'focalX' | 'focalY'> {
  frames: unknown;
  renditions: StoredRendition[];
}

function view({ width, height, drawing, focalX, focalY, frames, renditions }: StoredRow): StoredPicture {
  const drawn = renditions.find(({ format }) => format === 'svg');
  const sizes = renditions.filter(({ format }) => format === 'webp');
  const middle = drawn ?? sizes.find((rendition) => rendition.width >= 720) ?? sizes.at(-1);
  return {
    src: `/media/${middle?.key ?? ''}`,
    srcSet: drawn ? '' : sizes.map((rendition) => `/media/${rendition.key} ${rendition.width}w`).join(', '),
    ...{ width, height, drawing, focalX, focalY, crops: cropsIn(renditions, Frames.parse(frames)) },
  };
}

/** Widest ratio first. */
function cropsIn(renditions: StoredRendition[], frames: Frames): PictureCrop[] {
  return RATIO_NAMES.flatMap((ratio) => {
    const own = frames[ratio];
    const middle = own && { focalX: own.x, focalY: own.y };
    return renditions
      .filter(({ format }) => format === ratio)
      .map(({ key, width, height }) => ({ ratio, src: `/media/${key}`, width, height, ...middle }));
  });
}
