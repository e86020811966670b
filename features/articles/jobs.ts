import { z } from 'zod';
import type { Job } from '@/lib/queue';

/** Readers see an article for the first time, or see it changed. */
export const articlePublished = {
  name: 'article.published',
  payload: z.object({ articleId: z.number().int() }),
} satisfies Job<unknown>;

/** The time has come for which an article was scheduled. Whether it still is, its row says. */
export const articleDue = {
  name: 'article.due',
  payload: z.object({ articleId: z.number().int() }),
} satisfies Job<unknown>;
