import type { StoryCard } from '@/features/articles/schema';
import { selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { remember } from '@/lib/render';

/** One event that several outlets tell of: their newest stories about it, one an outlet, newest first. */
export type Event = readonly StoryCard[];

const MOST_OUTLETS = 3;
const MINUTE = { maxAgeMs: 60_000 };

// Of the clusters that had a story in the last two days, the one that most outlets tell of.
const BIGGEST = Prisma.sql`
  SELECT i.cluster_id FROM articles n JOIN source_items i ON i.id = n.source_item_id
  WHERE n.state IN ('published', 'corrected') AND n.first_published_at > now() - interval '48 hours' AND i.cluster_id IS NOT NULL
  GROUP BY i.cluster_id HAVING count(DISTINCT n.source_id) > 1
  ORDER BY count(DISTINCT n.source_id) DESC, max(n.first_published_at) DESC LIMIT 1`;

/** The event of the day; null when no two outlets tell of the same one. */
export function getEvent(): Promise<Event | null> {
  return remember('event', MINUTE, async () => {
    const stories = await selectStories(
      Prisma.sql`a.source_item_id IN (SELECT id FROM source_items WHERE cluster_id = (${BIGGEST}))`,
      20,
    );
    const ofOutlets = new Map(stories.toReversed().map((story) => [story.source?.id, story]));
    const newest = stories
      .filter((story) => ofOutlets.get(story.source?.id) === story)
      .slice(0, MOST_OUTLETS);
    return newest.length > 1 ? newest : null;
  });
}
