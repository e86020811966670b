import { z } from 'zod';
import { BlockRecord } from '@/features/articles/provenance/schema';
import { toldBlocks, unreadBlocks } from '@/features/articles/provenance/tell-text';
import { type Actor, may } from '@/features/accounts/policy';
import type { Story, Week } from '@/features/newsroom/desk/calendar/schema';
import { dayAfter } from '@/features/newsroom/desk/calendar/shift-time';
import { withinLimits } from '@/features/newsroom/desk/queue/filter-sql';
import type { ArticleState } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { clockIn } from '@/lib/text/dates';
import { dayIn } from '@/lib/text/days';

const DAYS = 7;
const MOST = 300;
const MOST_READY = 50;

interface Found {
  id: number;
  kind: Story['kind'];
  at: Date | null;
  headline: string;
  outlet: string | null;
  state: ArticleState;
  section: string;
  language: string | null;
  ownerId: number | null;
  heldReason: string | null;
  embargoUntil: Date | null;
  blocks: unknown;
}

const Blocks = z.array(
  BlockRecord.pick({ status: true, engine: true, hands: true }).extend({
    kind: z.string(),
    text: z.string(),
  }),
);

interface Asked {
  /** The first day; today when absent. */
  from?: string;
  /** A story to come along if it is scheduled for another week. */
  open?: number;
}

/** Seven days from one on by the site's clock, today first unless another is asked for; and what is ready without a time. */
export async function listWeek({ from, open = 0 }: Asked, user: Actor, now: Date): Promise<Week> {
  const zone = env().SITE_TIME_ZONE;
  const today = dayIn(now, zone);
  const first = from ?? today;
  const found = await db().$queryRaw<Found[]>`
    WITH week AS (SELECT ${first}::date::timestamp AT TIME ZONE ${zone} AS first,
      (${first}::date + ${DAYS}::int)::timestamp AT TIME ZONE ${zone} AS last),
    found AS (
      (SELECT id, 'scheduled' AS kind, scheduled_for AS at FROM articles, week WHERE state = 'scheduled'
        AND scheduled_for >= week.first AND scheduled_for < week.last ORDER BY scheduled_for LIMIT ${MOST})
      UNION ALL
      (SELECT id, 'embargo', embargo_until FROM articles, week
        WHERE embargo_until IS NOT NULL AND state IN ('draft', 'in_review', 'approved')
        AND embargo_until >= week.first AND embargo_until < week.last ORDER BY embargo_until LIMIT ${MOST})
      UNION ALL
      (SELECT id, 'live', first_published_at FROM articles, week WHERE state IN ('published', 'corrected')
        AND first_published_at >= week.first AND first_published_at < week.last
        ORDER BY first_published_at DESC, id DESC LIMIT ${MOST})
      UNION ALL
      (SELECT id, 'scheduled', scheduled_for FROM articles, week WHERE id = ${open} AND state = 'scheduled'
        AND (scheduled_for < week.first OR scheduled_for >= week.last))
      UNION ALL
      (SELECT id, 'ready', NULL FROM articles WHERE state = 'approved' AND skipped_at IS NULL
        ORDER BY updated_at DESC, id DESC LIMIT ${MOST_READY}))
    SELECT found.*, a.headline, o.name AS outlet, a.state, s.slug AS section, a.original_language AS language,
      a.assignee_id AS "ownerId", a.held_reason AS "heldReason", a.embargo_until AS "embargoUntil", b.blocks
    FROM found JOIN articles a ON a.id = found.id JOIN sections s ON s.id = a.section_id
      LEFT JOIN sources o ON o.id = a.source_id,
      LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'text', left(btrim(text), 40), 'status', status,
          'engine', engine, 'hands', hands)), '[]') AS blocks
        FROM article_blocks WHERE article_id = a.id) b
    WHERE ${withinLimits(user)}
    ORDER BY found.at, found.id`;
  return {
    ...{ today, zone, clock: clockIn(now, zone) },
    days: Array.from({ length: DAYS }, (_, at) => dayAfter(first, at)),
    stories: found.map((one) => storyOf(one, user, now)),
  };
}

function storyOf(found: Found, user: Actor, now: Date): Story {
  const { id, kind, at, headline, outlet, heldReason, embargoUntil, blocks, ...subject } = found;
  const told = toldBlocks(Blocks.parse(blocks));
  const isLate = kind === 'scheduled' && at !== null && at < now;
  return {
    ...{ id, kind, outlet, blocks: told.length, unread: unreadBlocks(told).length },
    headline: headline || 'Untitled',
    at: at?.toISOString() ?? null,
    held: isLate ? (heldReason ?? 'Its time has passed.') : null,
    embargo: embargoUntil?.toISOString() ?? null,
    mayMove: may(user, 'article.schedule', subject),
    mayEmbargo: may(user, 'article.embargo', subject),
  };
}
