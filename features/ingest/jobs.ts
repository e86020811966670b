import { z } from 'zod';
import { ParsedItem } from '@/features/wire/schema';
import type { Job } from '@/lib/queue';

/** A feed is due. `recheck`: read every page again that the feed alone does not tell about, whatever their turn. */
export const feedDue = {
  name: 'feed.due',
  payload: z.object({
    feedId: z.number().int(),
    runId: z.string().optional(),
    recheck: z.boolean().default(false),
  }),
} satisfies Job<unknown>;

/** A story must be read from its page. `told`: what the feed said about it, kept for when the page says nothing. */
export const pageWanted = {
  name: 'page.wanted',
  payload: z.object({
    itemId: z.number().int(),
    told: ParsedItem.pick({
      title: true,
      summary: true,
      publishedAt: true,
      updatedAt: true,
      authors: true,
      enclosures: true,
    }).nullable(),
    runId: z.string().optional(),
  }),
} satisfies Job<unknown>;

/** What `pageWanted` carries from the feed. */
export type Told = NonNullable<z.infer<typeof pageWanted.payload>['told']>;
