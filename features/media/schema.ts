import { z } from 'zod';

/**
 * A picture ready to be set: `src` is the middle rendition, `srcSet` all of them, `width` and `height` those of the
 * original in pixels. `drawing` is ours and dims differently in the dark than a photograph.
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
});
export type PictureView = z.infer<typeof PictureView>;
