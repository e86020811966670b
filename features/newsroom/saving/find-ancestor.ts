import { z } from 'zod';
import type { Ancestor, Value } from '@/features/newsroom/saving/merging/merge-changes';
import type { Prisma } from '@/generated/prisma/client';

/**
 * What a save replaced, by place. Of removed blocks also what they were translated from, of rewritten ones whose words
 * they were, of decided ones how the question stood.
 */
export const Undo = z.object({
  places: z.record(z.string(), z.unknown()),
  removed: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  stood: z.record(z.string(), z.unknown()).default({}),
  decided: z.record(z.string(), z.unknown()).default({}),
});
export type Undo = z.infer<typeof Undo>;

export interface Since {
  ancestor: Ancestor;
  /** The places that were written in since, as far as they are remembered. */
  places: Set<string>;
  /** Whether saves since then are no longer remembered. */
  forgotten: boolean;
}

/** How many saves are remembered: an older base meets everything it touches. */
export const REMEMBERED = 500;

/**
 * What places held at a version: the first save after it that wrote in a place knows; where none did, it holds that
 * still. Once a save since then has been forgotten, nobody knows what it replaced.
 */
export async function findAncestor(
  tx: Prisma.TransactionClient,
  { articleId, base }: { articleId: number; base: number },
): Promise<Since> {
  const saves = await tx.articleSave.findMany({
    where: { articleId, version: { gt: base } },
    orderBy: [{ version: 'asc' }, { at: 'asc' }],
    take: REMEMBERED + 1,
    select: { before: true },
  });
  const held = new Map<string, Value>();
  let forgotten = saves.length > REMEMBERED;
  for (const { before } of saves) {
    if (before === null) forgotten = true;
    else
      for (const [place, value] of Object.entries(Undo.parse(before).places))
        if (!held.has(place)) held.set(place, value as Value);
  }
  const ancestor: Ancestor = (place, current) => {
    if (forgotten) return undefined;
    const value = held.get(place);
    return value === undefined ? current : value;
  };
  return { ancestor, places: new Set(held.keys()), forgotten };
}
