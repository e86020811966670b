import { fillOf, teaserOf } from '@/features/articles/freeze-blocks';
import type { Credit, PublishedBlock } from '@/features/articles/schema';
import type { Actor, Tx, WorkingArticle } from '@/features/articles/workflow/hold-article';
import { Prisma } from '@/generated/prisma/client';

interface Freezing {
  article: WorkingArticle;
  blocks: PublishedBlock[];
  actor: Actor;
  now: Date;
  reason: 'published' | 'corrected';
}

/** Keeps what readers see from now on, for ever; answers the revision's id. */
export async function freezeRevision(
  tx: Tx,
  { article, blocks, actor, now, reason }: Freezing,
): Promise<number> {
  const last = await tx.articleRevision.aggregate({
    where: { articleId: article.id },
    _max: { number: true },
  });
  const revision = await tx.articleRevision.create({
    data: {
      articleId: article.id,
      number: (last._max.number ?? 0) + 1,
      ...{
        at: now,
        publishedAt: now,
        reason,
        authorId: actor.userId,
        author: actor.name,
      },
      ...{ headline: article.headline, standfirst: article.standfirst, teaser: teaserOf(blocks), blocks },
      credits: creditsOf(article),
      provenance: article.sourceItemId === null ? Prisma.DbNull : provenanceOf(article, blocks),
      baseRevisionId: article.baseRevisionId,
    },
  });
  return revision.id;
}

/** The names under the headline, as they are frozen. */
export function creditsOf(article: WorkingArticle): Credit[] {
  return article.bylines.map(({ person, agency, credit }) => {
    if (person) return { kind: 'person', name: person.name, slug: person.slug };
    if (agency) return { kind: 'agency', name: agency.name, slug: agency.slug };
    return { kind: 'credit', name: credit ?? '', slug: null };
  });
}

/** How the English came to be, as it is frozen. */
export function provenanceOf(article: WorkingArticle, blocks: PublishedBlock[]) {
  const text = textBlocks(blocks);
  const engine = article.blocks.find((block) => block.engine !== null);
  const reviews = article.blocks.filter((block) => block.reviewedAt !== null);
  const latest = reviews.reduce<(typeof reviews)[number] | null>(
    (last, block) =>
      last?.reviewedAt && block.reviewedAt && block.reviewedAt <= last.reviewedAt ? last : block,
    null,
  );
  const reviewed = text.filter((block) => block.status === 'reviewed').length;
  const reviewedShare: [number, number] = [reviewed, text.length];
  return {
    fill: fillOf(text),
    engine: engine?.engine ?? null,
    engineVersion: engine?.engineVersion ?? null,
    translatedAt: engine?.translatedAt?.toISOString() ?? null,
    reviewedBy: latest ? (latest.reviewedBy?.name ?? 'The operator') : null,
    reviewedAt: latest?.reviewedAt?.toISOString() ?? null,
    reviewedShare,
  };
}

/** The blocks that say how a text was read: a picture's few words don't make it machine-written. */
export function textBlocks(blocks: PublishedBlock[]): PublishedBlock[] {
  const text = blocks.filter((block) => block.text.length > 0 && block.pictures.length === 0);
  return text.length > 0 ? text : blocks;
}
