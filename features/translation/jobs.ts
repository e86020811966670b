import { z } from 'zod';
import type { Job } from '@/lib/queue';

/** Blocks of ours translate what the outlet no longer says. */
export const blocksStale = {
  name: 'blocks.stale',
  payload: z.object({ itemId: z.number().int() }),
} satisfies Job<unknown>;
