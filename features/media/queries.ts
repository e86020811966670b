import { RATIOS } from '@/features/media/crop-picture';
import type { PictureCrop, PictureView } from '@/features/media/schema';
import { db } from '@/lib/db';

/** A stored picture without the words that a page gives it. */
export type StoredPicture = Omit<PictureView, 'alt' | 'caption' | 'credit'>;

/** The stored pictures found under some addresses, by address. Addresses without one are left out. */
export async function mapPicturesByOrigin(urls: string[]): Promise<Map<string, StoredPicture>> {
  if (urls.length === 0) return new Map();
  const origins = await db().pictureOrigin.findMany({
    where: { url: { in: urls }, mediaId: { not: null } },
    include: { media: { include: { renditions: { orderBy: { width: 'asc' } } } } },
  });
  return new Map(origins.flatMap(({ url, media }) => (media ? [[url, view(media)] as const] : [])));
}

/** A picture's parts in the ratios that search engines and share cards ask for; a published page has them in its blocks. */
export async function listRatios(mediaId: number): Promise<PictureCrop[]> {
  const renditions = await db().rendition.findMany({
    where: { mediaId, format: { in: Object.keys(RATIOS) } },
  });
  return cropsIn(renditions);
}

interface StoredRendition {
  width: number;
  height: number;
  format: string;
  key: string;
}

interface StoredRow extends Pick<StoredPicture, 'width' | 'height' | 'drawing' | 'focalX' | 'focalY'> {
  renditions: StoredRendition[];
}

function view({ width, height, drawing, focalX, focalY, renditions }: StoredRow): StoredPicture {
  const drawn = renditions.find(({ format }) => format === 'svg');
  const sizes = renditions.filter(({ format }) => format === 'webp');
  const middle = drawn ?? sizes.find((rendition) => rendition.width >= 720) ?? sizes.at(-1);
  return {
    src: `/media/${middle?.key ?? ''}`,
    srcSet: drawn ? '' : sizes.map((rendition) => `/media/${rendition.key} ${rendition.width}w`).join(', '),
    ...{ width, height, drawing, focalX, focalY, crops: cropsIn(renditions) },
  };
}

/** Widest ratio first. */
function cropsIn(renditions: StoredRendition[]): PictureCrop[] {
  return Object.keys(RATIOS).flatMap((ratio) =>
    renditions
      .filter(({ format }) => format === ratio)
      .map(({ key, width, height }) => ({ ratio, src: `/media/${key}`, width, height })),
  );
}
