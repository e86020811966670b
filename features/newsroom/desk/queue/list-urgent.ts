import { type Limits, withinLimits } from '@/features/newsroom/desk/queue/filter-sql';
import { type DeskRow, findArticles, toRow } from '@/features/newsroom/desk/queue/list-queue';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const MOST = 8;

/**
 * What needs someone now, most urgent first: schedules that did not go out, live stories that the outlet changed, and
 * those readers reported. Each list is short by nature and stops at eight.
 */
export async function listUrgent(now: Date, limits?: Limits): Promise<DeskRow[]> {
  const within = withinLimits(limits);
  const rows = await findArticles(Prisma.sql`
    SELECT id, min(at) AS at FROM (
      (SELECT a.id, a.scheduled_for AS at FROM articles a WHERE a.state = 'scheduled' AND ${within}
        AND a.scheduled_for < ${new Date(now.getTime() - 60_000)} ORDER BY a.scheduled_for LIMIT ${MOST})
      UNION ALL
      (SELECT a.id, s.since FROM (SELECT article_id, min(stale_since) AS since FROM article_blocks
          WHERE status = 'stale' GROUP BY article_id) s JOIN articles a ON a.id = s.article_id
        WHERE a.state IN ('published', 'corrected') AND ${within} ORDER BY s.since DESC LIMIT ${MOST})
      UNION ALL
      (SELECT r.article_id, max(r.at) FROM reports r JOIN articles a ON a.id = r.article_id
        WHERE r.state = 'open' AND ${within} GROUP BY r.article_id
        ORDER BY max(r.at) DESC LIMIT ${MOST})
    ) u GROUP BY id ORDER BY min(at) DESC LIMIT ${MOST}`);
  const reported = await db().report.groupBy({
    by: ['articleId'],
    where: { state: 'open', articleId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  const reports = new Map(reported.map(({ articleId, _count }) => [articleId, _count]));
  return rows.map((row) => {
    const shown = toRow(row, now);
    const count = reports.get(row.id);
    if (row.stale > 0) return { ...shown, beside: `${row.stale} ${row.stale === 1 ? 'block' : 'blocks'}` };
    return count ? { ...shown, beside: count === 1 ? 'a reader reports' : `${count} readers report` } : shown;
  });
}
