import type { PictureView } from '@/features/media/schema';
import { db } from '@/lib/db';

/** A stored picture without the words that a page gives it. */
export type StoredPicture = Pick<PictureView, 'src' | 'srcSet' | 'width' | 'height' | 'drawing'>;

/** The stored pictures found under some addresses, by address. Addresses without one are left out. */
export async function mapPicturesByOrigin(urls: string[]): Promise<Map<string, StoredPicture>> {
  if (urls.length === 0) return new Map();
  const origins = await db().pictureOrigin.findMany({
    where: { url: { in: urls }, mediaId: { not: null } },
    include: { media: { include: { renditions: { orderBy: { width: 'asc' } } } } },
  });
  return new Map(origins.flatMap(({ url, media }) => (media ? [[url, view(media)] as const] : [])));
}

interface StoredRow {
  width: number;
  height: number;
  drawing: boolean;
  renditions: { width: number; key: string }[];
}

function view({ width, height, drawing, renditions }: StoredRow): StoredPicture {
  const middle = renditions.find((rendition) => rendition.width >= 720) ?? renditions.at(-1);
  return {
    src: `/media/${middle?.key ?? ''}`,
    srcSet: renditions.map((rendition) => `/media/${rendition.key} ${rendition.width}w`).join(', '),
    ...{ width, height, drawing },
  };
}
