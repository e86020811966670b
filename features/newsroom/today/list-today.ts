import { z } from 'zod';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { clockIn } from '@/lib/text/dates';

const MOST = 5;

/** A story that is worth a look now, and why: a clock, or how often it was read. */
export interface Pick {
  id: number;
  headline: string;
  beside: string;
}

/** What one looks for first in a newsroom. No list holds more than five. */
export interface Picks {
  /** What the person has taken and not finished, the one left alone longest first. */
  mine: Pick[];
  /** What goes out next. What should have gone out and did not comes first. */
  next: Pick[];
  /** What readers open most in the last 24 hours. */
  read: Pick[];
  /** Views of all stories since midnight by the site's clock. */
  viewsToday: number;
}

const Rows = z.array(z.object({ id: z.number(), headline: z.string(), at: z.date() }));
const Read = z.array(z.object({ id: z.number(), headline: z.string(), views: z.number() }));

/** Read by index alone: views of the last day, the next of the schedule, and what is on one person's desk. */
export async function listPicks(userId: number, now: Date): Promise<Picks> {
  const [mine, next, read, viewsToday] = await Promise.all([
    listMine(userId),
    listNext(),
    listRead(now),
    countViews(now),
  ]);
  const clock = (at: Date) => clockIn(at, env().SITE_TIME_ZONE);
  return {
    mine: mine.map(({ at, ...story }) => ({ ...story, beside: `taken ${clock(at)}` })),
    next: next.map(({ at, ...story }) => ({ ...story, beside: at < now ? `late, ${clock(at)}` : clock(at) })),
    read: read.map(({ views, ...story }) => ({ ...story, beside: views.toLocaleString('en') })),
    viewsToday,
  };
}

async function listMine(userId: number) {
  return Rows.parse(
    await db().$queryRaw`
      SELECT id, headline, coalesce(assigned_at, updated_at) AS at FROM articles
      WHERE assignee_id = ${userId} AND state IN ('draft', 'in_review', 'approved')
      ORDER BY updated_at, id LIMIT ${MOST}`,
  );
}

async function listNext() {
  return Rows.parse(
    await db().$queryRaw`
      SELECT id, headline, scheduled_for AS at FROM articles WHERE state = 'scheduled'
      ORDER BY scheduled_for, id LIMIT ${MOST}`,
  );
}

async function listRead(now: Date) {
  return Read.parse(
    await db().$queryRaw`
      SELECT a.id, a.headline, sum(v.views)::int AS views
      FROM view_hours v JOIN articles a ON a.id = v.article_id
      WHERE v.hour > ${now}::timestamptz - interval '24 hours' AND a.state IN ('published', 'corrected')
      GROUP BY a.id ORDER BY 3 DESC, a.id DESC LIMIT ${MOST}`,
  );
}

async function countViews(now: Date): Promise<number> {
  const [row] = z.array(z.object({ views: z.number() })).parse(
    await db().$queryRaw`
      SELECT coalesce(sum(views), 0)::float8 AS views FROM view_hours
      WHERE hour >= date_trunc('day', ${now}::timestamptz, ${env().SITE_TIME_ZONE})`,
  );
  return row?.views ?? 0;
}
