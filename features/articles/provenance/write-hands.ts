import { Hands, type Hand } from '@/features/articles/provenance/schema';
import type { BlockStatus } from '@/features/articles/schema';
import type { Prisma } from '@/generated/prisma/client';

interface Made {
  engine: string | null;
  sourceKey: string | null;
}

interface Rule {
  articleId: number;
  /** All blocks where absent. */
  keys?: readonly string[];
  /** Blocks in another state are left as they are. */
  of: readonly BlockStatus[];
  change: (hands: Hand[], block: Made) => { hands: Hand[]; status: BlockStatus };
}

const SELECTED = { id: true, status: true, hands: true, engine: true, sourceKey: true } as const;

/** Changes who is said to have had a hand in blocks, in one statement; answers how many are otherwise now. */
export async function writeHands(
  tx: Prisma.TransactionClient,
  { articleId, keys, of, change }: Rule,
): Promise<number> {
  const where = { articleId, status: { in: [...of] }, ...(keys && { key: { in: [...keys] } }) };
  const found = await tx.articleBlock.findMany({ where, select: SELECTED });
  const rows = found.flatMap((block) => {
    const is = Hands.parse(block.hands);
    const { hands, status } = change(is, block);
    const same = status === block.status && JSON.stringify(hands) === JSON.stringify(is);
    return same ? [] : [{ id: block.id, status, hands }];
  });
  if (rows.length > 0)
    await tx.$executeRaw`
      UPDATE article_blocks b SET status = n.status::"BlockStatus", hands = n.hands
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (id int, status text, hands jsonb) WHERE b.id = n.id`;
  return rows.length;
}
