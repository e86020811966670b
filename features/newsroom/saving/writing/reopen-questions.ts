import { z } from 'zod';
import { withoutReadings } from '@/features/articles/provenance/change-hands';
import { Hands } from '@/features/articles/provenance/schema';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { Prisma } from '@/generated/prisma/client';

/** How the question about a block that the outlet changed stood before somebody decided. */
const Question = z.object({
  html: z.string(),
  hands: Hands,
  staleSince: z.string().nullable(),
  sourceKey: z.string().nullable(),
  sourceHash: z.string().nullable(),
  baseRevisionId: z.number().nullable(),
});
type Question = z.infer<typeof Question>;

/** What a save remembers of the blocks it decides. */
export function questionsOf(row: DraftRow, keys: readonly string[]): Record<string, Question> {
  const open = row.blocks.filter(({ key, status }) => status === 'stale' && keys.includes(key));
  return Object.fromEntries(
    open.map(({ key, html, hands, staleSince, sourceKey, sourceHash }) => [
      key,
      {
        ...{ html, hands: Hands.parse(hands), sourceKey, sourceHash, baseRevisionId: row.baseRevisionId },
        staleSince: staleSince?.toISOString() ?? null,
      },
    ]),
  );
}

interface Reopening {
  row: DraftRow;
  user: { id: number };
  now: Date;
}

/**
 * Takes decisions of this person back: the outlet's change waits again, for the text as it was read before. A decision of
 * somebody else since then stays.
 */
export async function markReopened(
  tx: Prisma.TransactionClient,
  { row, user, now }: Reopening,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) {
    const block = await tx.articleBlock.findFirst({ where: { articleId: row.id, key } });
    const [found] = await tx.$queryRaw<{ question: unknown; by: number | null; at: Date }[]>`
      SELECT before -> 'decided' -> ${key} AS question, user_id AS by, at FROM article_saves
      WHERE article_id = ${row.id} AND before -> 'decided' ? ${key} ORDER BY version DESC LIMIT 1`;
    if (!block || block.status === 'stale' || found?.by !== user.id) continue;
    const { html, hands, staleSince, baseRevisionId, ...from } = Question.parse(found.question);
    const same = html === block.html; // else it has been rewritten since, and was read by nobody as it stands
    await tx.articleBlock.update({
      where: { id: block.id },
      data: {
        ...{ status: 'stale', ...from, staleSince: staleSince === null ? now : new Date(staleSince) },
        hands: same ? hands : withoutReadings(Hands.parse(block.hands)),
      },
    });
    await tx.article.update({ where: { id: row.id }, data: { baseRevisionId } });
    await tx.suggestion.updateMany({
      where: { articleId: row.id, blockKey: key, taken: true, settledAt: found.at },
      data: { settledAt: null, taken: null },
    });
  }
}
