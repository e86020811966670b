import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import type { BlockText, Change } from '@/features/newsroom/saving/schema';
import { textOf } from '@/features/newsroom/saving/load-draft';
import type { Prisma } from '@/generated/prisma/client';
import { NotTaken, type Refused } from '@/features/newsroom/saving/refusing/not-taken';

const NOT_YET = 'The machine has not translated the new text yet. You can write it, or keep ours.';

/** Where the machine's text is taken over, the change says that text. Refusal `invalid` where there is none yet. */
export async function takeSuggestions(
  tx: Prisma.TransactionClient,
  row: DraftRow,
  { change, now }: { change: Change; now: Date },
): Promise<Change> {
  const keys = (change.decide ?? []).filter(({ take }) => take === 'theirs').map(({ key }) => key);
  if (keys.length === 0) return change;
  const revisionId = row.sourceItem?.currentRevisionId;
  const originals = revisionId ? await tx.sourceBlock.findMany({ where: { revisionId } }) : [];
  const hashes = new Map(originals.map((block) => [block.key, block.hash]));
  const open = { articleId: row.id, blockKey: { in: keys }, settledAt: null };
  const offered = (await tx.suggestion.findMany({ where: open })).filter(({ blockKey, sourceHash }) => {
    const sourceKey = row.blocks.find(({ key }) => key === blockKey)?.sourceKey;
    return sourceHash === hashes.get(sourceKey ?? ''); // of what the outlet says now
  });
  const newest = new Map(offered.map((suggestion) => [suggestion.blockKey, suggestion]));
  const texts = textOf(row).blocks;
  const refused: Refused[] = [];
  const taken = keys.flatMap((key) => {
    const html = newest.get(key)?.html;
    const block = texts[key];
    if (html !== undefined && block) return [{ key, block: { ...block, html } satisfies BlockText }];
    refused.push({ place: `block:${key}`, message: NOT_YET });
    return [];
  });
  if (refused.length > 0) throw new NotTaken('invalid', refused);
  await tx.suggestion.updateMany({
    where: { id: { in: offered.map(({ id }) => id) } },
    data: { settledAt: now, taken: true },
  });
  return { ...change, blocks: [...(change.blocks ?? []), ...taken] };
}
