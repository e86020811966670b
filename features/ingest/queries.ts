import { z } from 'zod';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** A feed to be polled, with the language its outlet writes in. */
export interface DueFeed {
  id: number;
  sourceId: number;
  url: string;
  etag: string | null;
  lastModified: string | null;
  language: string;
}

/** The feed of an id. Refusal `not-found` when it was removed. */
export async function requireFeed(id: number): Promise<DueFeed> {
  const feed = await db().feed.findUnique({
    where: { id },
    include: { source: { select: { language: true } } },
  });
  if (!feed) throw new Refusal('not-found', `There is no feed ${id}.`);
  const { sourceId, url, etag, lastModified, source } = feed;
  return { id, sourceId, url, etag, lastModified, language: source.language };
}

// What was noted later than now was noted while the clock stood ahead, and so was when it comes next.
const CLOCKS_DIFFER_MS = 60_000;

/** Feeds of active sources: of one source, or all, or those whose time has come, or was set by a clock that stood ahead. */
export async function listFeeds(which: {
  sourceId?: number;
  dueAt?: Date;
}): Promise<{ id: number; sourceId: number }[]> {
  return db().feed.findMany({
    where: {
      sourceId: which.sourceId,
      source: { state: 'active' },
      ...(which.dueAt && {
        OR: [
          { nextFetchAt: { lte: which.dueAt } },
          { lastFetchedAt: { gt: new Date(which.dueAt.getTime() + CLOCKS_DIFFER_MS) } },
        ],
      }),
    },
    orderBy: { nextFetchAt: 'asc' },
    select: { id: true, sourceId: true },
    take: 5000,
  });
}

/** What is known of an item that a feed lists. `filed`: it has text. `pageAt`: until when its outlet's page is not asked. */
export interface KnownItem {
  id: number;
  feedFingerprint: string | null;
  filed: boolean;
  pageAt: Date | null;
}

/** The items that a source's feed entries stand for, by the feed's ids. */
export async function mapKnownItems(
  sourceId: number,
  externalIds: string[],
): Promise<Map<string, KnownItem>> {
  const items = await db().sourceItem.findMany({
    where: { sourceId, externalId: { in: externalIds } },
    select: {
      ...{ id: true, externalId: true, feedFingerprint: true, currentRevisionId: true },
      ...{ pageFaultCode: true, nextPageCheckAt: true },
    },
  });
  return new Map(
    items.map(({ externalId, currentRevisionId, ...item }) => {
      const { id, feedFingerprint } = item;
      return [
        externalId,
        { id, feedFingerprint, filed: currentRevisionId !== null, pageAt: askedToWait(item) },
      ];
    }),
  );
}

/**
 * Whether a moment that an outlet asked for is yet to come. One further away than a day, which is the most that is granted,
 * was set by a clock that stood ahead.
 */
export function isYetToCome(at: Date | null | undefined, now: Date): at is Date {
  const ahead = at ? at.getTime() - now.getTime() : 0;
  return ahead > 0 && ahead <= 86_400_000 + CLOCKS_DIFFER_MS;
}

/** Until when a page that was too busy is left alone; null: its outlet asked for nothing. */
export function askedToWait(item: {
  pageFaultCode: string | null;
  nextPageCheckAt: Date | null;
}): Date | null {
  const busy = item.pageFaultCode === 'status-429' || item.pageFaultCode === 'status-503';
  return busy ? item.nextPageCheckAt : null;
}

/** Items that the listing before this one held and this one does not: rolled off its end, or taken down. */
export async function listMissing(feedId: number, listed: number[]): Promise<number[]> {
  const rows = await db().$queryRaw`
    SELECT id FROM source_items
    WHERE feed_id = ${feedId} AND retracted_at IS NULL AND NOT id = ANY (${listed}::int[])
      AND listed_at = (SELECT max(listed_at) FROM source_items WHERE feed_id = ${feedId})
    LIMIT 500`;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/**
 * Items whose pages are to be read again: those whose turn has come, or (`dueAt` null) all that are still watched. A turn
 * later than any that is given today (a quarter of the story's age, a day where the outlet asks for it) was given by a
 * clock that stood ahead, and has come.
 */
export async function listDuePages(feedId: number, dueAt: Date | null): Promise<number[]> {
  const now = dueAt ?? new Date();
  const rows = await db().$queryRaw`
    SELECT id FROM source_items
    WHERE feed_id = ${feedId} AND next_page_check_at IS NOT NULL AND (
      ${dueAt === null} OR next_page_check_at <= ${now} OR page_checked_at > ${now}::timestamptz + interval '1 minute'
      OR next_page_check_at > ${now}::timestamptz + interval '1 minute' + greatest(
        interval '15 minutes', (${now}::timestamptz - coalesce(published_at, filed_at)) / 4,
        CASE WHEN page_fault_code IS NULL THEN interval '0' ELSE interval '1 day' END))
    ORDER BY next_page_check_at LIMIT 500`;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Whether a story was told by its feed in full, so that its page was never read for more than being there. */
export function isFromFeed(item: {
  pageCheckedAt: Date | null;
  currentRevision: { completeness: string } | null;
}): boolean {
  return item.currentRevision?.completeness === 'full' && item.pageCheckedAt === null;
}
