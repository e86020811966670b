import type { Clash, Value } from '@/features/newsroom/saving/merging/merge-changes';
import { kept } from '@/features/newsroom/saving/show-value';
import { Prisma } from '@/generated/prisma/client';

interface Keeping {
  articleId: number;
  user: { id: number; name: string };
  now: Date;
  clashes: Clash[];
}

/** Keeps the texts that came second, until somebody chooses. Who types on in such a place changes what is kept. */
export async function keepClashes(
  tx: Prisma.TransactionClient,
  { articleId, user, now, clashes }: Keeping,
): Promise<void> {
  for (const { place, ancestor, theirs, mine } of clashes) {
    const by = await lastWriter(tx, articleId, place);
    const texts = { theirs: { ...column(theirs), by }, mine: column(mine), at: now };
    const open = { articleId, place, authorId: user.id, settledAt: null };
    const { count } = await tx.textConflict.updateMany({ where: open, data: texts });
    if (count > 0) continue;
    const first = ancestor === undefined ? Prisma.DbNull : column(ancestor);
    await tx.textConflict.create({
      data: { articleId, place, ...texts, ancestor: first, authorId: user.id, author: user.name },
    });
  }
}

/** Who last wrote in a place, as far as saves remember. */
async function lastWriter(
  tx: Prisma.TransactionClient,
  articleId: number,
  place: string,
): Promise<string | null> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT u.name FROM article_saves s JOIN users u ON u.id = s.user_id
    WHERE s.article_id = ${articleId} AND s.before -> 'places' ? ${place} ORDER BY s.version DESC LIMIT 1`;
  return found[0]?.name ?? null;
}

function column(value: Value): Prisma.InputJsonObject {
  return kept(value) as unknown as Prisma.InputJsonObject;
}
