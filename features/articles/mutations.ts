import { addRevision } from '@/features/articles/add-revision';
import { withReading } from '@/features/articles/provenance/change-hands';
import type { Hand } from '@/features/articles/provenance/schema';
import { writeHands } from '@/features/articles/provenance/write-hands';
import { requireTransition, stateAfter } from '@/features/articles/states';
import {
  type Actor,
  holdArticle,
  lockArticle,
  recordStep,
  type Step,
  type Tx,
} from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/**
 * Marks every block of a working text reviewed, in somebody's name: read, if it is a person's; only marked, if it is the
 * command line's. Stale blocks stay stale: the outlet changed them. Answers how many are otherwise now.
 */
export function reviewAllBlocks(articleId: number, actor: Actor, now: Date): Promise<number> {
  return db().$transaction(async (tx) => {
    await lockArticle(tx, articleId);
    const who = { id: actor.userId, name: actor.name };
    const of = ['machine', 'edited', ...(who.id === null ? [] : ['reviewed' as const])] as const;
    const read = (hands: Hand[]) => ({
      hands: withReading(hands, { who, now }),
      status: 'reviewed' as const,
    });
    const count = await writeHands(tx, { articleId, of, change: read });
    await tx.auditEntry.create({
      data: {
        actorId: actor.userId,
        actor: actor.name,
        action: 'article.review',
        subject: `article:${articleId}`,
        detail: { blocks: count },
      },
    });
    // Whoever has read a block has answered what was doubtful about it; a mark is no reading.
    await tx.$executeRaw`
      DELETE FROM findings f USING article_blocks b WHERE f.article_id = ${articleId} AND f.settled_at IS NULL
        AND b.article_id = f.article_id AND b.key = f.block_key AND b.status = 'reviewed'
        AND b.hands @> '[{"did": "read"}]'`;
    if (count > 0) await addRevision(tx, { articleId, reason: 'reviewed', user: who, now });
    return count;
  });
}

interface Removal extends Step {
  reason: string;
}

/** Takes an article from readers: its address answers 410 from the commit on, every list and feed drops it. */
export function withdrawArticle(removal: Removal): Promise<void> {
  return db().$transaction((tx) => removeIn(tx, 'withdraw', removal));
}

/** Removes an article for legal reasons: as withdrawn, and its source item is never taken in again. */
export function killArticle(removal: Removal): Promise<void> {
  return db().$transaction((tx) => removeIn(tx, 'kill', removal));
}

/** `withdrawArticle` or `killArticle` within somebody's transaction. */
export async function removeIn(
  tx: Tx,
  step: 'withdraw' | 'kill',
  { reason: given, ...removal }: Removal,
): Promise<void> {
  const { articleId, now } = removal;
  const reason = given.trim();
  if (!reason) throw new Refusal('invalid', 'Give a reason.', 'reason');
  const article = await holdArticle(tx, articleId);
  requireTransition(step, article.state);
  await tx.article.update({
    where: { id: articleId },
    data: {
      state: stateAfter(step),
      version: { increment: 1 },
      ...{ withdrawnAt: now, withdrawnReason: reason, scheduledFor: null, heldReason: null },
      ...{ indexable: false, noindexReason: 'It is withdrawn.' },
    },
  });
  if (article.path)
    await tx.redirect.upsert({
      where: { path: article.path },
      create: { path: article.path, status: 410, articleId, reason },
      update: { status: 410, target: null, reason },
    });
  if (step === 'kill' && article.sourceItem) {
    const { sourceId, externalId, url } = article.sourceItem;
    await tx.tombstone.upsert({
      where: { sourceId_externalId: { sourceId, externalId } },
      create: { sourceId, externalId, url, reason },
      update: {},
    });
  }
  await recordStep(tx, removal, [step, { reason }]);
}
