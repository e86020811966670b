import { audit } from '@/features/accounts/audit';
import { addRevision } from '@/features/articles/add-revision';
import { planRestoration } from '@/features/newsroom/history/plan-restoration';
import { getSnapshot } from '@/features/newsroom/history/queries';
import { revivePictures } from '@/features/newsroom/history/revive-pictures';
import type { Snapshot } from '@/features/newsroom/history/schema';
import { writeRestoration } from '@/features/newsroom/history/write-restoration';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Wish {
  articleId: number;
  /** The number of the revision that is brought back from. */
  from: number;
  /** `all`, `headline`, `standfirst` or `block:b7`. */
  place: string;
  user: { id: number; email: string; name: string };
  now: Date;
}

/**
 * Brings the whole text of a revision, or one place of it, back into the working text; what readers see stays until
 * somebody publishes. What stood there is kept as a revision first, whose number is answered: bringing the same place
 * back from it undoes this. Refusal `not-found`, `conflict` (nothing differs).
 */
export async function restoreVersion({ articleId, from, place, user, now }: Wish): Promise<number> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM articles WHERE id = ${articleId} FOR NO KEY UPDATE`;
    const [kept, today] = [await getSnapshot(articleId, from, tx), await getSnapshot(articleId, 'now', tx)];
    if (!kept || !today) throw new Refusal('not-found', 'There is no such version of this story.');
    const plan = planRestoration(await revivePictures(tx, kept), today, place);
    if (!plan) throw new Refusal('conflict', 'It reads the same now: there is nothing to bring back.');
    const before = await keepAsItIs(tx, { articleId, today, user, now });
    await writeRestoration(tx, { articleId, plan, userId: user.id, now });
    const comment = `${nameOf(place, kept)} of version ${from}`;
    await addRevision(tx, { articleId, reason: 'restored', user, now, comment });
    const detail = { from, place };
    await audit(tx, { actor: user, action: 'article.restore', subject: `article:${articleId}`, detail });
    return before;
  });
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
