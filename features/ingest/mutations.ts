import { isFromFeed } from '@/features/ingest/queries';
import { db } from '@/lib/db';
import type { Fault } from '@/lib/errors';
import { tellStep } from '@/lib/signals/steps';

const INTERVAL_MINUTES = 10;
const LONGEST_PAUSE_MINUTES = 60;
const LONGEST_ASKED_MINUTES = 24 * 60;

interface GoodFetch {
  feedId: number;
  runId?: string;
  now: Date;
  outcome: 'fetched' | 'unchanged';
  items: number;
  problems: string[];
  validators: { etag: string | null; lastModified: string | null };
  format: string | null;
}

/** Notes a poll that worked: the feed is well again and due in ten minutes. */
export async function noteFetch({
  feedId,
  runId,
  now,
  outcome,
  items,
  problems,
  validators,
  format,
}: GoodFetch): Promise<void> {
  const well = { faultCode: null, faultReason: null, faultSince: null, faultCount: 0 };
  const nextFetchAt = minutesAfter(now, INTERVAL_MINUTES);
  await db().$transaction([
    db().feed.update({
      where: { id: feedId },
      data: {
        ...well,
        ...validators,
        ...(format && { format }),
        lastFetchedAt: now,
        lastGoodAt: now,
        nextFetchAt,
      },
    }),
    db().feedFetch.create({
      data: { feedId, runId, at: now, outcome, items, problems: problems.slice(0, 20) },
    }),
  ]);
}

interface BadFetch {
  feedId: number;
  runId?: string;
  now: Date;
  fault: Fault;
}

/**
 * Notes a poll that failed, with its reason in plain words, and waits longer each time: ten minutes, twenty, …, an
 * hour; never shorter than the outlet asked, which may be a day. What was read before stays as it is.
 */
export async function noteFetchFault({ feedId, runId, now, fault }: BadFetch): Promise<void> {
  const { faultCount, faultSince } = await db().feed.findUniqueOrThrow({ where: { id: feedId } });
  const pause = Math.min(INTERVAL_MINUTES * 2 ** Math.min(faultCount, 10), LONGEST_PAUSE_MINUTES);
  const nextFetchAt = minutesAfter(now, Math.max(pause, askedMinutes(fault)));
  await db().$transaction([
    db().feed.update({
      where: { id: feedId },
      data: {
        ...{ faultCode: fault.code, faultReason: fault.message, faultSince: faultSince ?? now },
        ...{ faultCount: { increment: 1 }, lastFetchedAt: now, nextFetchAt },
      },
    }),
    db().feedFetch.create({
      data: { feedId, runId, at: now, outcome: 'failed', faultCode: fault.code, reason: fault.message },
    }),
  ]);
}

/** Notes which items a feed lists now. One that was taken down and is listed still, or again, is due to be looked at. */
export async function noteListing(feedId: number, itemIds: number[], now: Date): Promise<void> {
  const ids = { in: itemIds };
  await db().sourceItem.updateMany({ where: { id: ids }, data: { feedId, listedAt: now } });
  await db().sourceItem.updateMany({
    where: { id: ids, retractedAt: { not: null } },
    data: { nextPageCheckAt: now },
  });
}

/** Notes what an entry said when its story was last taken, so that an unchanged one costs nothing. */
export async function noteEntry(itemId: number, feedFingerprint: string): Promise<void> {
  await db().sourceItem.update({ where: { id: itemId }, data: { feedFingerprint } });
}

/**
 * Notes that a page was read, or why it was not, and when it is looked at again: a quarter of the story's age from now,
 * at least a quarter of an hour or what the outlet asked, no more after a week; one that was away is asked again within
 * an hour. A page that is there is no longer retracted.
 */
export async function notePage(itemId: number, now: Date, fault: Fault | null): Promise<void> {
  const completeness = { select: { completeness: true } };
  const item = await db().sourceItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { currentRevision: completeness },
  });
  const { publishedAt, filedAt } = item;
  const ageMinutes = Math.max(0, (now.getTime() - (publishedAt ?? filedAt).getTime()) / 60_000);
  const tooOld = ageMinutes > 7 * 24 * 60;
  const longest = fault && isPassing(fault) ? LONGEST_PAUSE_MINUTES : Infinity;
  const pause = Math.max(Math.min(Math.max(15, ageMinutes / 4), longest), askedMinutes(fault));
  await db().sourceItem.update({
    where: { id: itemId },
    data: {
      ...{ pageFaultCode: fault?.code ?? null, pageFaultReason: fault?.message ?? null },
      pageCheckedAt: isFromFeed(item) ? null : now,
      ...(!fault && { retractedAt: null }),
      nextPageCheckAt: tooOld && !fault?.retryAfter ? null : minutesAfter(now, pause),
    },
  });
}

/** The outlet took a story down. Its revisions and our article stay; editors see the flag. */
export async function retractItem(itemId: number, now: Date): Promise<void> {
  const news = await db().$executeRaw`
    UPDATE source_items SET retracted_at = ${now} WHERE id = ${itemId} AND retracted_at IS NULL`;
  await db().$executeRaw`UPDATE source_items SET next_page_check_at = NULL WHERE id = ${itemId}`;
  if (news > 0) tellStep('retracted', { item: itemId });
}

/** What the other side's `Retry-After` asks for, a day at most: nobody is away for longer on purpose. */
function askedMinutes(fault: Fault | null): number {
  return Math.min((fault?.retryAfter ?? 0) / 60, LONGEST_ASKED_MINUTES);
}

/** Whether the other side may well be back soon: it was not there, or too busy. */
function isPassing({ code }: Fault): boolean {
  return code === 'timeout' || code === 'connection' || /^status-(?:408|425|429|5\d\d)$/.test(code);
}

function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
