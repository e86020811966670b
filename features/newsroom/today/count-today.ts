import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** The first look of the day. A count stops at a thousand: what it takes does not grow with the archive. */
export interface Today {
  published: number;
  waiting: number;
  /** Scheduled, and its time has passed. */
  late: number;
  /** In work with a finding that nobody answered. */
  doubtful: number;
  /** What readers sent and nobody closed. */
  reports: number;
  letters: number;
  takedowns: number;
}

/** What was published today (in the site's time zone), waits, is late and is doubtful. */
export async function countToday(now: Date): Promise<Today> {
  const zone = env().SITE_TIME_ZONE;
  const [counted] = await db().$queryRaw<Today[]>`
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM articles WHERE state IN ('published', 'corrected')
        AND first_published_at >= date_trunc('day', ${now}::timestamptz, ${zone}) LIMIT 1000) p) AS published,
      (SELECT count(*)::int FROM (SELECT 1 FROM articles WHERE state IN ('draft', 'in_review', 'approved')
        LIMIT 1000) w) AS waiting,
      (SELECT count(*)::int FROM (SELECT 1 FROM articles WHERE state = 'scheduled'
        AND scheduled_for < ${now} LIMIT 1000) l) AS late,
      (SELECT count(*)::int FROM (SELECT DISTINCT a.id FROM findings f JOIN articles a ON a.id = f.article_id
        WHERE f.settled_at IS NULL AND a.state IN ('draft', 'in_review', 'approved', 'scheduled') LIMIT 1000) d) AS doubtful,
      (SELECT count(*)::int FROM (SELECT 1 FROM reports WHERE state = 'open' LIMIT 1000) r) AS reports,
      (SELECT count(*)::int FROM (SELECT 1 FROM letters WHERE state = 'open' LIMIT 1000) m) AS letters,
      (SELECT count(*)::int FROM (SELECT 1 FROM takedowns WHERE state = 'open' LIMIT 1000) t) AS takedowns`;
  if (!counted) throw new Error('A query of counts answered no row.');
  return counted;
}
