import { z } from 'zod';
import { type Page, pageAsked, pageOf } from '@/features/newsroom/offices/read-shelf';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { isoIn } from '@/lib/text/dates';
import { isDay } from '@/lib/text/days';

const Day = z.string().startsWith('2').refine(isDay).optional().catch(undefined);

/** What is asked of the log. Whatever makes no sense is as if it weren't there. */
export const LogFilter = z.object({
  /** The id of a user; `operator` for who works at the command line. */
  who: z
    .union([z.literal('operator'), z.string().regex(/^\d{1,9}$/)])
    .optional()
    .catch(undefined),
  what: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .optional()
    .catch(undefined),
  article: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .catch(undefined),
  from: Day,
  to: Day,
  after: z.string().max(40).optional().catch(undefined),
});
export type LogFilter = z.infer<typeof LogFilter>;

/** One page of who did what to whom, newest first. Each filter, and the order, has an index. */
export async function listEntries(filter: LogFilter) {
  const { where, ...asked } = pageAsked(filter);
  const rows = await db().auditEntry.findMany({
    ...asked,
    where: { AND: [where, whereOf(filter)] },
    include: { actorUser: { select: { name: true } } },
  });
  return pageOf(rows) satisfies Page<unknown>;
}

export type LogEntry = Awaited<ReturnType<typeof listEntries>>['items'][number];

function whereOf({ who, what, article, from, to }: LogFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(who && { actorId: who === 'operator' ? null : Number(who) }),
    action: what,
    subject: article && `article:${article}`,
    at: { gte: from && startOf(from, 0), lt: to && startOf(to, 1) },
  };
}

/** When a day, or one some days later, begins by the site's clock. */
function startOf(day: string, later: number): Date {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + later);
  const midnight = `${date.toISOString().slice(0, 10)}T00:00:00`;
  // By the clock of noon it may be an hour off: on that day the clock may be changed.
  const offsetAt = (at: Date) => isoIn(at, env().SITE_TIME_ZONE).slice(19);
  return new Date(midnight + offsetAt(new Date(midnight + offsetAt(date))));
}

/** The choices of the filters: everybody with an account, and everything that was ever done. */
export async function listChoices(): Promise<{ people: { id: number; name: string }[]; actions: string[] }> {
  const people = await db().user.findMany({
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  // From one action to the next through the index, however long the log is.
  const actions = await db().$queryRaw<{ action: string }[]>`
    WITH RECURSIVE steps AS (
      (SELECT action FROM audit_entries ORDER BY action LIMIT 1)
      UNION ALL
      SELECT (SELECT e.action FROM audit_entries e WHERE e.action > s.action ORDER BY e.action LIMIT 1)
      FROM steps s WHERE s.action IS NOT NULL
    ) SELECT action FROM steps WHERE action IS NOT NULL`;
  return { people, actions: actions.map(({ action }) => action) };
}
