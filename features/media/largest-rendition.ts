import type { PictureView } from '@/features/media/schema';

/**
 * The widest file that there is of a picture, with its own size in pixels: for those who want one address instead of
 * a set, and believe the size they are told.
 */
export function largestRendition({ src, srcSet, width, height }: PictureView): {
  src: string;
  width: number;
  height: number;
} {
  const [, widest = src, own = ''] = /(\S+) (\d+)w$/.exec(srcSet) ?? [];
  const found = Number(own) || width;
  return { src: widest, width: found, height: Math.round((found * height) / width) };
}
