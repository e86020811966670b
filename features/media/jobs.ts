import { z } from 'zod';
import type { Job } from '@/lib/queue';

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
