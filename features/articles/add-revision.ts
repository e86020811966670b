import { recordOf, teaserOf } from '@/features/articles/freeze-blocks';
import { lockArticle, type Tx } from '@/features/articles/workflow/hold-article';
import type { Prisma } from '@/generated/prisma/client';
import type { RevisionReason } from '@/generated/prisma/enums';

interface Addition {
  articleId: number;
  reason: Exclude<RevisionReason, 'published' | 'corrected'>;
  /** Who did it, in words that stay when the account goes. `id` null: the machine, or the operator. */
  user: { id: number | null; name: string };
  now: Date;
  /** What the step was, where its reason doesn't say it all: "Block 9 of 14:36". */
  comment?: string;
}

const SITTING_MS = 30 * 60_000;
const SHARED_MS = 2 * 60_000;
const AT_MOST_BETWEEN = 20;

/**
 * Keeps the working text as it is now, after a step, as a revision; answers its id. Called in the transaction that
 * wrote the text, whose row of the article it holds.
 *
 * What is a revision: each translation, taking over, restoring and every step with a `comment` is one of its own. Saves
 * and reviews come by the hundred, so those of one person make one revision for each half hour of the clock: the last
 * of them is kept. As soon as somebody else has saved in between, what each left stays, but no more often than every
 * two minutes, so that two people who type at once don't fill the history. Published revisions are frozen elsewhere
 * and never written to again.
 */
export async function addRevision(tx: Tx, addition: Addition): Promise<number> {
  const { articleId, user, now, reason, comment = '' } = addition;
  await lockArticle(tx, articleId);
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      ...{ headline: true, standfirst: true, baseRevisionId: true },
      blocks: { orderBy: { position: 'asc' } },
      revisions: {
        orderBy: { number: 'desc' },
        take: AT_MOST_BETWEEN,
        select: { id: true, number: true, at: true, reason: true, authorId: true, comment: true },
      },
    },
  });
  const { blocks, revisions, ...text } = article;
  const kept = { ...text, teaser: teaserOf(blocks), blocks: blocks.map(keep), at: now };
  const sitting = isSitting(addition) ? findSitting(revisions, addition) : null;
  if (sitting) {
    const both = sitting.reason === 'edited' ? 'edited' : reason;
    await tx.articleRevision.update({ where: { id: sitting.id }, data: { ...kept, reason: both } });
    return sitting.id;
  }
  const number = (revisions[0]?.number ?? 0) + 1;
  const row = { articleId, number, reason, comment, authorId: user.id, author: user.name };
  return (await tx.articleRevision.create({ data: { ...row, ...kept }, select: { id: true } })).id;
}

type Known = Prisma.ArticleRevisionGetPayload<{
  select: { id: true; at: true; reason: true; authorId: true; comment: true };
}>;

/** The revision that a save goes on with: one's own, of this half hour, with at most other people's saves after it. */
function findSitting(newestFirst: Known[], { user, now }: Addition): Known | null {
  for (const [at, revision] of newestFirst.entries()) {
    if (!isSitting(revision)) return null;
    if (revision.authorId !== user.id) continue;
    const length = at === 0 ? SITTING_MS : SHARED_MS;
    const slot = (moment: Date) => Math.floor(moment.getTime() / length);
    return slot(revision.at) === slot(now) ? revision : null;
  }
  return null;
}

function isSitting({ reason, comment }: { reason: RevisionReason; comment?: string }): boolean {
  return (reason === 'edited' || reason === 'reviewed') && !comment;
}

/** Whole, as it can be brought back; also of a kind that this version of the site does not know. */
function keep(block: Prisma.ArticleBlockGetPayload<object>): Prisma.InputJsonObject {
  const { key, kind, text, html, sourceKey } = block;
  return {
    ...{ key, kind, text, html, sourceKey, attributes: block.attributes ?? {}, pictures: [] },
    ...recordOf(block),
  };
}
