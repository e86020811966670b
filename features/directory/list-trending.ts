import { weighTrends } from '@/features/audience/list-trending';
import type { TrendingStory } from '@/features/directory/schema';
import { selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { softAge } from '@/lib/render';

const MOST = 30;

/** What is read most just now, with its views. At most a minute late. */
export async function listTrending(): Promise<TrendingStory[]> {
  softAge(60);
  const weighed = await weighTrends({ limit: MOST, now: new Date() });
  const ids = weighed.map(({ id }) => id);
  const stories = await selectStories(Prisma.sql`a.id = ANY (${ids}::int[])`, ids.length);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return weighed.flatMap(({ id, views }) => {
    const story = byId.get(id);
    return story ? [{ story, views }] : [];
  });
}
