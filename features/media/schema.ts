import { z } from 'zod';
import { RATIO_NAMES } from '@/features/media/crop-box';

const share = z.number().min(0).max(1);

/**
 * What one ratio shows of a picture when it does not follow the focal point: the middle, as shares of width and height,
 * and how much of the largest part that has the ratio, from a quarter to all.
 */
export const Frame = z.object({ x: share, y: share, share: z.number().min(0.25).max(1) });
export type Frame = z.infer<typeof Frame>;

/** The ratios that have a frame of their own. */
export const Frames = z.partialRecord(z.enum(RATIO_NAMES), Frame);
export type Frames = z.infer<typeof Frames>;

/**
 * A part of a picture in a ratio that share cards and search engines ask for (`16x9`, `4x3`, `1x1`), as JPEG. `focalX` and
 * `focalY` are its middle where an editor gave it a frame of its own.
 */
export const PictureCrop = z.object({
  ratio: z.string(),
  src: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  focalX: share.optional(),
  focalY: share.optional(),
});
export type PictureCrop = z.infer<typeof PictureCrop>;

/**
 * A picture ready to be set: `src` is the middle rendition, `srcSet` all of them, `width` and `height` those of the
 * original in pixels. An SVG has no `srcSet`: it is every size. `focalX` and `focalY` say which point must stay in sight where
 * a box crops it, as shares of its width and height. `drawing` is ours and dims differently in the dark than a photograph.
 */
export const PictureView = z.object({
  src: z.string(),
  srcSet: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  drawing: z.boolean(),
  focalX: z.number().min(0).max(1).default(0.5),
  focalY: z.number().min(0).max(1).default(0.5),
  crops: z.array(PictureCrop).default([]),
});
export type PictureView = z.infer<typeof PictureView>;
