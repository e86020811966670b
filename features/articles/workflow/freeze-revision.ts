import { teaserOf } from '@/features/articles/freeze-blocks';
import type { Credit, PublishedBlock } from '@/features/articles/schema';
import type { Actor, Tx, WorkingArticle } from '@/features/articles/workflow/hold-article';

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
