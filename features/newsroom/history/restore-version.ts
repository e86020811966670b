import { lockArticle } from '@/features/articles/workflow/hold-article';
import { randomUUID } from 'node:crypto';
import { audit } from '@/features/accounts/audit';
import { addRevision } from '@/features/articles/add-revision';
import { statusOf, withoutReadings } from '@/features/articles/provenance/change-hands';
import { planRestoration, type Restoration } from '@/features/newsroom/history/plan-restoration';
import { getSnapshot } from '@/features/newsroom/history/queries';
import { revivePictures } from '@/features/newsroom/history/revive-pictures';
import type { Snapshot } from '@/features/newsroom/history/schema';
import { saveIn, type Writer } from '@/features/newsroom/saving/mutations';
import { Change } from '@/features/newsroom/saving/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Wish {
  articleId: number;
  /** The number of the revision that is brought back from. */
  from: number;
  /** `all`, `headline`, `standfirst` or `block:b7`. */
  place: string;
  user: Writer;
  now: Date;
}

const SAME = 'It reads the same now: there is nothing to bring back.';

/**
 * Brings the whole text of a revision, or one place of it, back into the working text as an ordinary save: who has the
 * article open gets it merged, and what readers see stays until somebody publishes. What stood there is kept as a
 * revision first, whose number is answered: bringing the same place back from it undoes this. Refusal `not-found`,
 * `forbidden`, `conflict` (nothing differs), `invalid` (a block that this version of the site does not know).
 */
export async function restoreVersion(wish: Wish): Promise<number> {
  const { articleId, from, place, user, now } = wish;
  return db().$transaction(async (tx) => {
    await lockArticle(tx, articleId);
    const [kept, today] = [await getSnapshot(articleId, from, tx), await getSnapshot(articleId, 'now', tx)];
    if (!kept || !today) throw new Refusal('not-found', 'There is no such version of this story.');
    const plan = planRestoration(await revivePictures(tx, kept), today, place);
    if (!plan) throw new Refusal('conflict', SAME);
    const before = await keepAsItIs(tx, { articleId, today, user, now });
    const { version } = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
    const comment = `${nameOf(place, kept)} of version ${from}`;
    const outcome = await saveIn(tx, {
      ...{ articleId, user, now, saveId: `restore-${randomUUID()}`, change: changeOf(plan, version) },
      step: { reason: 'restored', comment },
    });
    if (outcome.version === version) throw new Refusal('conflict', SAME);
    await keepOrigins(tx, articleId, plan);
    const detail = { from, place };
    await audit(tx, { actor: user, action: 'article.restore', subject: `article:${articleId}`, detail });
    return before;
  });
}

function changeOf({ fields, blocks, order }: Restoration, base: number): Change {
  const change = Change.safeParse({ base, fields, order, blocks });
  if (!change.success)
    throw new Refusal('invalid', 'It holds a block that this version of the site does not know.');
  return change.data;
}

/**
 * A block that comes back after long is still the translation of what it was, and the work of those whose it was: not of
 * who brings it back. It is to be read again.
 */
async function keepOrigins(
  tx: Prisma.TransactionClient,
  articleId: number,
  plan: Restoration,
): Promise<void> {
  for (const { key, block } of plan.blocks) {
    if (block?.sourceKey)
      await tx.articleBlock.updateMany({
        where: { articleId, key, sourceKey: null },
        data: { sourceKey: block.sourceKey },
      });
    const isKnown = block?.hands && (block.hands.length > 0 || block.status === 'machine');
    if (!block?.hands || !isKnown) continue;
    const { engine, engineVersion, translatedAt } = block;
    const hands = withoutReadings(block.hands);
    const made = { engine, engineVersion, translatedAt, hands };
    await tx.articleBlock.updateMany({ where: { articleId, key, status: 'stale' }, data: made });
    const status = statusOf(hands, block);
    const current = { articleId, key, status: { not: 'stale' as const } };
    await tx.articleBlock.updateMany({ where: current, data: { ...made, status } });
  }
}

/** The number of a revision that holds the working text as it is: the newest that does, or one made for it. */
async function keepAsItIs(
  tx: Prisma.TransactionClient,
  { articleId, today, user, now }: Pick<Wish, 'articleId' | 'user' | 'now'> & { today: Snapshot },
): Promise<number> {
  const last = await tx.articleRevision.findFirst({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const newest = last && (await getSnapshot(articleId, last.number, tx));
  if (newest && !planRestoration(newest, today, 'all')) return last.number;
  const comment = 'As it was before something was brought back';
  const id = await addRevision(tx, { articleId, reason: 'edited', user, now, comment });
  return (await tx.articleRevision.findUniqueOrThrow({ where: { id }, select: { number: true } })).number;
}

function nameOf(place: string, { blocks }: Snapshot): string {
  if (place === 'all') return 'Everything';
  if (place === 'headline') return 'The headline';
  if (place === 'standfirst') return 'The standfirst';
  const at = blocks.findIndex(({ key }) => `block:${key}` === place);
  return at < 0 ? 'A block that was not there' : `Block ${at + 1}`;
}
