import { z } from 'zod';
import type { Job } from '@/lib/queue';

/** A feed changed: the hub is to be told its address. */
export const feedChanged = {
  name: 'feed.changed',
  payload: z.object({ path: z.string().startsWith('/') }),
} satisfies Job<unknown>;
