import { z } from 'zod';
import { TREND } from '@/features/audience/trend-terms';
import { db } from '@/lib/db';

const Weighed = z.array(z.object({ id: z.number(), weight: z.number() }));

/** Ids of the public articles that weigh most by the terms of `TREND`, heaviest first. */
export async function listTrendingIds({ limit, now }: { limit: number; now: Date }): Promise<number[]> {
  const { spanHours, halfLifeHours } = TREND;
  const weighed = Weighed.parse(
    await db().$queryRaw`
      SELECT a.id, v.weight
      FROM (SELECT article_id, sum(views * power(0.5, extract(epoch FROM ${now}::timestamptz - hour)::float8 / ${halfLifeHours * 3600}::float8)) AS weight
            FROM view_hours
            WHERE hour > ${now}::timestamptz - make_interval(hours => ${spanHours}::int) AND hour <= ${now}::timestamptz
            GROUP BY article_id) v
      JOIN articles a ON a.id = v.article_id AND a.state IN ('published', 'corrected')
      ORDER BY v.weight DESC, a.first_published_at DESC, a.id DESC LIMIT ${limit}`,
  );
  return weighed.map(({ id }) => id);
}
