import { createHash } from 'node:crypto';
import { alignBlocks, hashBlock, type HashedBlock } from '@/features/sources/align-blocks';
import { itemFiled, itemRevised } from '@/features/sources/jobs';
import { FiledStory, ItemIdentity } from '@/features/sources/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { KeyedBlock } from '@/lib/blocks';
import { enqueue } from '@/lib/queue';
import { tellStepIn } from '@/lib/signals/steps';

/** What became of a story: `killed` stories and their addresses are never taken in again. */
export type Filed = { outcome: 'new' | 'revised' | 'unchanged'; itemId: number } | { outcome: 'killed' };

interface Filing {
  identity: ItemIdentity;
  story: FiledStory;
  runId?: string;
  /** What else the same transaction does when there is a new revision. */
  alongside?: (tx: Prisma.TransactionClient) => Promise<void>;
}

type Tx = Prisma.TransactionClient;

/**
 * Files an outlet's story in one transaction: the item once, a new revision when its words changed, and the job that
 * says so. Safe to repeat and to race: the item's row is locked while its revision is compared.
 */
export async function fileItem({ identity, story, runId, alongside }: Filing): Promise<Filed> {
  const known = ItemIdentity.parse(identity);
  const parsed = FiledStory.parse(story);
  return db().$transaction(async (tx) => {
    const item = await lockItem(tx, known);
    if (!item) return { outcome: 'killed' };
    const before = await currentRevision(tx, item.id);
    const fingerprint = fingerprintOf(parsed, parsed.blocks.map(hashBlock));
    if (before?.fingerprint === fingerprint) return { outcome: 'unchanged', itemId: item.id };
    if (before?.completeness === 'full' && parsed.completeness === 'excerpt')
      return { outcome: 'unchanged', itemId: item.id };
    await addRevision(tx, { item, before, story: parsed, fingerprint, runId });
    const job = before ? itemRevised : itemFiled;
    await enqueue(
      tx,
      job,
      { itemId: item.id, runId },
      { key: `${job.name}:${item.id}`, byHand: before !== null && runId !== undefined },
    );
    await alongside?.(tx);
    tellStepIn(tx, before ? 'revised' : 'filed', { item: item.id, source: known.sourceId, url: known.url });
    return { outcome: before ? 'revised' : 'new', itemId: item.id };
  });
}

/** Makes sure that an item has a row, before its page is read. Null when it was killed. */
export async function knowItem(identity: ItemIdentity): Promise<number | null> {
  const known = ItemIdentity.parse(identity);
  const item = await db().$transaction((tx) => lockItem(tx, known));
  return item?.id ?? null;
}

async function lockItem(
  tx: Tx,
  identity: ItemIdentity,
): Promise<{ id: number; lastBlockNumber: number } | null> {
  const { sourceId, externalId, url } = identity;
  const killed = await tx.tombstone.findFirst({ where: { sourceId, OR: [{ externalId }, { url }] } });
  if (killed) return null;
  const { publishedAt, ...rest } = identity;
  return tx.sourceItem.upsert({
    where: { sourceId_externalId: { sourceId, externalId } },
    create: { ...rest, publishedAt },
    update: { url, ...(publishedAt && { publishedAt }) },
    select: { id: true, lastBlockNumber: true },
  });
}

interface Before {
  number: number;
  fingerprint: string;
  completeness: 'full' | 'excerpt';
  blocks: HashedBlock[];
}

async function currentRevision(tx: Tx, itemId: number): Promise<Before | null> {
  const revision = await tx.sourceRevision.findFirst({
    where: { itemId },
    orderBy: { number: 'desc' },
    include: { blocks: { orderBy: { position: 'asc' } } },
  });
  if (!revision) return null;
  const blocks = revision.blocks.map((block) => ({ ...KeyedBlock.parse(block), hash: block.hash }));
  return { ...revision, blocks };
}

interface NewRevision {
  item: { id: number; lastBlockNumber: number };
  before: Before | null;
  story: FiledStory;
  fingerprint: string;
  runId?: string;
}

async function addRevision(tx: Tx, { item, before, story, fingerprint, runId }: NewRevision): Promise<void> {
  const { blocks, lastNumber } = alignBlocks(before?.blocks ?? [], story.blocks, item.lastBlockNumber);
  const { headline, standfirst, byline, agency, updatedAt, completeness } = story;
  const revision = await tx.sourceRevision.create({
    data: {
      ...{ itemId: item.id, number: (before?.number ?? 0) + 1, fingerprint, runId },
      ...{ headline, standfirst, byline, agency, updatedAt, completeness },
    },
  });
  await tx.sourceBlock.createMany({
    data: blocks.map((block, position) => ({ ...block, position, revisionId: revision.id })),
  });
  await tx.sourceItem.update({
    where: { id: item.id },
    data: { currentRevisionId: revision.id, lastBlockNumber: lastNumber, translationFault: null },
  });
}

/** The fingerprint of a revision: what the outlet says, told by its heads and the hashes of its blocks. */
export function fingerprintOf(
  { headline, standfirst, byline, agency }: Pick<FiledStory, 'headline' | 'standfirst' | 'byline' | 'agency'>,
  hashes: string[],
): string {
  const words = [headline, standfirst, byline ?? '', agency ?? '', ...hashes];
  return createHash('sha256').update(words.join('\0')).digest('hex');
}
