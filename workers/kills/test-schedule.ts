import { makeDraft, makeSource } from '@/features/articles/test-article';
import { scheduleArticle } from '@/features/articles/workflow/schedule-article';
import { db } from '@/lib/db';

/** So many stories, each scheduled for this moment. */
export async function scheduleMany(count: number, at: Date): Promise<number[]> {
  const [sourceId, ids] = [await makeSource(), [] as number[]];
  const actor = { userId: null, name: 'A test' };
  while (ids.length < count) {
    const articleId = await makeDraft({ sourceId });
    await scheduleArticle({ articleId, actor, now: new Date(at.getTime() - 1000), at });
    ids.push(articleId);
  }
  return ids;
}

/** Whether nothing waits any more. */
export async function allAreOut(): Promise<boolean> {
  return (await db().article.count({ where: { state: 'scheduled' } })) === 0;
}

/** How many stories have been published how often, by three witnesses: revisions, audit, and the state. */
export async function witnesses() {
  const [published, revisions, entries, stories] = await Promise.all([
    db().article.count({ where: { state: 'published', scheduledFor: null } }),
    db().articleRevision.count(),
    db().auditEntry.count({ where: { action: 'article.publish' } }),
    db().articleRevision.groupBy({ by: ['articleId'] }),
  ]);
  return { published, revisions, entries, stories: stories.length };
}
