import { z } from 'zod';
import type { TrendingStory } from '@/features/directory/schema';
import { selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { softAge } from '@/lib/render';

const MOST = 30;
const SPARE = 20; // for what was read much and withdrawn since

const Counts = z.array(z.object({ id: z.number(), views: z.number() }));

/** The most read stories of the last 24 hours, a view counting half as much after eight. At most a minute late. */
export async function listTrending(): Promise<TrendingStory[]> {
  softAge(60);
  const counts = Counts.parse(
    await db().$queryRaw`
      SELECT v.article_id AS id, sum(v.views)::int AS views
      FROM view_hours v WHERE v.hour > now() - interval '24 hours' GROUP BY v.article_id
      ORDER BY sum(v.views * power(0.5, extract(epoch FROM now() - v.hour) / 28800)) DESC, v.article_id DESC
      LIMIT ${MOST + SPARE}`,
  );
  const ids = counts.map(({ id }) => id);
  const stories = await selectStories(Prisma.sql`a.id = ANY (${ids}::int[])`, ids.length);
  const byId = new Map(stories.map((story) => [story.id, story]));
  const trending = counts.flatMap(({ id, views }) => {
    const story = byId.get(id);
    return story ? [{ story, views }] : [];
  });
  return trending.slice(0, MOST);
}
