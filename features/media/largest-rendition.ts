import type { PictureView } from '@/features/media/schema';

/**
 * The widest file that there is of a picture, with its own size in pixels: for those who want one address instead of a
 * set, and believe the size they are told. Of a drawing that is kept as SVG, which they could not show, the widest crop.
 */
export function largestRendition({ src, srcSet, width, height, crops }: PictureView): {
  src: string;
  width: number;
  height: number;
} {
  if (!srcSet && crops[0]) return crops[0];
  const [, widest = src, own = ''] =
    /^\s?(\S+) (\d+)w$/.exec(srcSet.slice(srcSet.lastIndexOf(',') + 1)) ?? [];
  const found = Number(own) || width;
  return { src: widest, width: found, height: Math.round((found * height) / width) };
}
