import { z } from 'zod';
import { TREND } from '@/features/audience/trend-terms';
import { db } from '@/lib/db';

const Trending = z.array(z.object({ id: z.number(), views: z.number() }));

interface Asked {
  limit: number;
  now: Date;
}

/** The public articles that weigh most by the terms of `TREND`, heaviest first, with their views of that time. */
export async function weighTrends({ limit, now }: Asked): Promise<{ id: number; views: number }[]> {
  const { spanHours, halfLifeHours } = TREND;
  return Trending.parse(
    await db().$queryRaw`
      SELECT a.id, v.views
      FROM (SELECT article_id, sum(views)::int AS views, sum(views * power(0.5, extract(epoch FROM ${now}::timestamptz - hour)::float8 / ${halfLifeHours * 3600}::float8)) AS weight
            FROM view_hours
            WHERE hour > ${now}::timestamptz - make_interval(hours => ${spanHours}::int) AND hour <= ${now}::timestamptz
            GROUP BY article_id) v
      JOIN articles a ON a.id = v.article_id AND a.state IN ('published', 'corrected')
      ORDER BY v.weight DESC, a.first_published_at DESC, a.id DESC LIMIT ${limit}`,
  );
}
