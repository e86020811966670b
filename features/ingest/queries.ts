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

/** Feeds of active sources: of one source, or all, or those whose time has come. */
export async function listFeeds(which: {
  sourceId?: number;
  dueAt?: Date;
}): Promise<{ id: number; sourceId: number }[]> {
  return db().feed.findMany({
    where: {
      sourceId: which.sourceId,
      source: { state: 'active' },
      ...(which.dueAt && { nextFetchAt: { lte: which.dueAt } }),
    },
    orderBy: { nextFetchAt: 'asc' },
    select: { id: true, sourceId: true },
    take: 5000,
  });
}

/** What is known of an item that a feed lists. `filed`: it has text. */
export interface KnownItem {
  id: number;
  feedFingerprint: string | null;
  filed: boolean;
}

/** The items that a source's feed entries stand for, by the feed's ids. */
export async function mapKnownItems(
  sourceId: number,
  externalIds: string[],
): Promise<Map<string, KnownItem>> {
  const items = await db().sourceItem.findMany({
    where: { sourceId, externalId: { in: externalIds } },
    select: { id: true, externalId: true, feedFingerprint: true, currentRevisionId: true },
  });
  return new Map(
    items.map(({ id, externalId, feedFingerprint, currentRevisionId }) => [
      externalId,
      { id, feedFingerprint, filed: currentRevisionId !== null },
    ]),
  );
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

/** Items whose pages are to be read again: those whose turn has come, or (`dueAt` null) all that are still watched. */
export async function listDuePages(feedId: number, dueAt: Date | null): Promise<number[]> {
  const items = await db().sourceItem.findMany({
    where: { feedId, nextPageCheckAt: dueAt ? { lte: dueAt } : { not: null } },
    orderBy: { nextPageCheckAt: 'asc' },
    select: { id: true },
    take: 500,
  });
  return items.map(({ id }) => id);
}

/** Whether a story was told by its feed in full, so that its page was never read for more than being there. */
export function isFromFeed(item: {
  pageCheckedAt: Date | null;
  currentRevision: { completeness: string } | null;
}): boolean {
  return item.currentRevision?.completeness === 'full' && item.pageCheckedAt === null;
}
