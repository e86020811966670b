import { z } from 'zod';
import type { Job } from '@/lib/queue';

/**
 * A picture is stored, or is to be shown otherwise: files of it are still to be made. `was` is what its file was known by
 * before it was replaced.
 */
export const pictureStored = {
  name: 'picture.stored',
  payload: z.object({ mediaId: z.number().int(), was: z.string().optional() }),
} satisfies Job<unknown>;

/** A story refers to a picture that we may show and do not have yet. */
export const pictureWanted = {
  name: 'picture.wanted',
  payload: z.object({
    url: z.url(),
    alt: z.string(),
    caption: z.string(),
    credit: z.string(),
    runId: z.string().optional(),
  }),
} satisfies Job<unknown>;

/** What readers see of a picture is another file, part or nothing now: `was` is what its file was known by before. */
export const pictureChanged = {
  name: 'picture.changed',
  payload: z.object({ mediaId: z.number().int(), was: z.string().optional() }),
} satisfies Job<unknown>;
