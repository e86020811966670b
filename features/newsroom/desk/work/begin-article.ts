import type { SignedIn } from '@/features/accounts/sign-in/sessions';
import { UNTITLED } from '@/features/newsroom/saving/writing/write-fields';
import { itemFiled } from '@/features/sources/jobs';
import type { Prisma } from '@/generated/prisma/client';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';
import { slugify } from '@/lib/text/slug';

type Tx = Prisma.TransactionClient;

interface Beginning {
  itemId: number;
  assigneeId: number;
  now: Date;
}

/**
 * Makes a draft of an item nobody made one of: the original's words in every block, nobody's work yet, which the
 * translation asked for here replaces wherever no person was quicker. Needs the item's row locked.
 */
export async function beginArticle(tx: Tx, { itemId, assigneeId, now }: Beginning): Promise<number> {
  const item = await tx.sourceItem.findUniqueOrThrow({
    where: { id: itemId },
    include: {
      source: { select: { sectionId: true } },
      currentRevision: { include: { blocks: { orderBy: { position: 'asc' } } } },
    },
  });
  const revision = item.currentRevision;
  if (!revision) throw new Refusal('conflict', 'The outlet has not sent its words yet.');
  const blocks = revision.blocks.map(({ key, position, kind, text, html, attributes, hash }) => ({
    ...{ key, position, kind, text, html, attributes: attributes ?? {}, status: 'machine' as const },
    ...{ sourceKey: key, sourceHash: hash },
  }));
  const { id } = await tx.article.create({
    data: {
      ...{ language: env().SITE_LANGUAGE, originalLanguage: item.language, assigneeId, assignedAt: now },
      ...{ headline: revision.headline, standfirst: revision.standfirst },
      slug: slugify(revision.headline) || `story-${itemId}`,
      ...{ sectionId: item.source.sectionId, sourceId: item.sourceId, sourceItemId: itemId },
      ...{ baseRevisionId: revision.id, lastBlockNumber: item.lastBlockNumber, updatedAt: now },
      blocks: { create: blocks },
      ...(revision.byline && { bylines: { create: { position: 0, credit: revision.byline } } }),
    },
    select: { id: true },
  });
  await enqueue(tx, itemFiled, { itemId }, { key: `item.filed:${itemId}` });
  return id;
}

/** Makes an empty story of our own. Its author's name stands under it. */
export async function addOwnArticle(
  tx: Tx,
  { user, sectionId, now }: { user: SignedIn; sectionId: number; now: Date },
): Promise<number> {
  const person = await tx.person.findUnique({ where: { userId: user.id }, select: { id: true } });
  const { id } = await tx.article.create({
    data: {
      ...{ language: env().SITE_LANGUAGE, sectionId, headline: '', slug: UNTITLED },
      ...{ assigneeId: user.id, assignedAt: now, updatedAt: now },
      bylines: { create: { position: 0, ...(person ? { personId: person.id } : { credit: user.name }) } },
    },
    select: { id: true },
  });
  return id;
}
