import { feedDue } from '@/features/ingest/jobs';
import { listFeeds } from '@/features/ingest/queries';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/queue';

const KEPT_DAYS = 30;

/** Asks for every feed whose time has come, one after the other for each source, and forgets polls of a month ago. */
export async function pollFeeds(now: Date): Promise<void> {
  await requestFeeds(await listFeeds({ dueAt: now }), { recheck: false });
  const old = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await db().feedFetch.deleteMany({ where: { at: { lt: old } } });
}

interface Terms {
  recheck: boolean;
  runId?: string;
}

/** Puts feeds into the queue; one that waits already is not put in twice. */
export async function requestFeeds(feeds: { id: number; sourceId: number }[], terms: Terms): Promise<void> {
  for (const { id, sourceId } of feeds) {
    await enqueue(
      db(),
      feedDue,
      { feedId: id, ...terms },
      { key: `feed:${id}`, queue: `source:${sourceId}`, maxAttempts: 3, byHand: terms.runId !== undefined },
    );
  }
}
