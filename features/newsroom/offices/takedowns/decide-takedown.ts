import { audit } from '@/features/accounts/audit';
import { removeIn } from '@/features/articles/mutations';
import { takeDownPicture } from '@/features/newsroom/library/take-down';
import { closedMeanwhile, wordsIn } from '@/features/newsroom/offices/mutations';
import type { Decision, Editor } from '@/features/newsroom/offices/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** What a publisher decided. `words` is the reason; of a removal, readers of its address see it. */
export interface Decided {
  id: number;
  decision: Decision;
  words: string;
  /** The picture that readers shall see no more, where that is the decision. */
  picture?: number;
  user: Editor;
  now: Date;
}

const GONE: Record<'withdraw' | 'kill', readonly string[]> = {
  withdraw: ['withdrawn', 'killed'],
  kill: ['killed'],
};

/**
 * Ends a takedown request: refused, or a picture taken from readers, or the story withdrawn or killed (and then never
 * taken in again) in the very transaction that says so. A story that is gone already is not removed twice. Refusal `conflict` when it was decided.
 */
export async function decideTakedown({
  id,
  decision,
  words: given,
  picture,
  user,
  now,
}: Decided): Promise<void> {
  const words = wordsIn(given);
  await db().$transaction(async (tx) => {
    const state = decision === 'refuse' ? ('declined' as const) : ('carried_out' as const);
    const closing = { state, answer: words, answeredBy: user.name, decidedAt: now };
    const { count } = await tx.takedown.updateMany({ where: { id, state: 'open' }, data: closing });
    if (count === 0) throw closedMeanwhile();
    const { articleId } = await tx.takedown.findUniqueOrThrow({ where: { id } });
    if (decision === 'withdraw' || decision === 'kill')
      await remove(tx, decision, { articleId, reason: words, user, now });
    if (decision === 'take-down-picture') {
      if (!picture) throw new Refusal('invalid', 'Say which picture.', 'picture');
      await takeDownPicture(tx, { mediaId: picture, words, user });
    }
    const detail = { decision, words, articleId, picture };
    await audit(tx, { actor: user, action: 'takedown.decide', subject: `takedown:${id}`, detail });
  });
}

async function remove(
  tx: Prisma.TransactionClient,
  step: 'withdraw' | 'kill',
  { articleId, reason, user, now }: { articleId: number | null; reason: string; user: Editor; now: Date },
): Promise<void> {
  const article = articleId && (await tx.article.findUnique({ where: { id: articleId } }));
  if (!article) throw new Refusal('invalid', 'It names no story of ours that could be removed.', 'decision');
  if (GONE[step].includes(article.state)) return;
  const actor = { userId: user.id, name: user.name };
  await removeIn(tx, step, { articleId: article.id, reason, actor, now });
}
