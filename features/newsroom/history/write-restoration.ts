import type { Restoration } from '@/features/newsroom/history/plan-restoration';
import type { KeptBlock } from '@/features/newsroom/history/schema';
import { Prisma } from '@/generated/prisma/client';

interface Writing {
  articleId: number;
  plan: Restoration;
  userId: number;
  now: Date;
}

/** Writes what is brought back into the working text, whose row the transaction holds. Nobody has read it as it is now. */
export async function writeRestoration(
  tx: Prisma.TransactionClient,
  { articleId, plan, userId, now }: Writing,
): Promise<void> {
  for (const { key, block } of plan.blocks) {
    if (!block) await tx.articleBlock.deleteMany({ where: { articleId, key } });
    else await writeBlock(tx, { articleId, block, userId, now, position: plan.order.indexOf(key) });
  }
  await tx.$executeRaw`
    UPDATE article_blocks b SET position = o.position - 1
    FROM unnest(${plan.order}::text[]) WITH ORDINALITY AS o (key, position)
    WHERE b.article_id = ${articleId} AND b.key = o.key AND b.position <> o.position - 1`;
  await tx.article.update({
    where: { id: articleId },
    data: { ...plan.fields, version: { increment: 1 } },
  });
}

async function writeBlock(
  tx: Prisma.TransactionClient,
  { articleId, block, userId, now, position }: Omit<Writing, 'plan'> & { block: KeptBlock; position: number },
): Promise<void> {
  const { key, kind, text, html, sourceKey } = block;
  const attributes = block.attributes as Prisma.InputJsonObject;
  const content = { kind, text, html, attributes, editedById: userId, editedAt: now };
  const unread = { reviewedById: null, reviewedAt: null };
  // What the outlet changed stays to be decided, whichever text of ours stands there.
  const { count } = await tx.articleBlock.updateMany({
    where: { articleId, key, status: 'stale' },
    data: { ...content, ...unread },
  });
  if (count > 0) return;
  const data = { ...content, ...unread, status: 'edited' as const };
  await tx.articleBlock.upsert({
    where: { articleId_key: { articleId, key } },
    create: { articleId, key, position, sourceKey, ...data },
    update: data,
  });
}
