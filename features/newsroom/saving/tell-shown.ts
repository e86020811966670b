import { LISTED_WITH, namesTouchedBy } from '@/features/articles/addresses';
import { isPublic } from '@/features/articles/states';
import { type DraftRow, textOf } from '@/features/newsroom/saving/load-draft';
import type { Merged } from '@/features/newsroom/saving/merging/merge-changes';
import type { Prisma } from '@/generated/prisma/client';
import { pagesChanged } from '@/lib/purge';
import { slugify } from '@/lib/text/slug';

const SHOWN = ['field:topics', 'field:bylines', 'field:breakingUntil'];

/**
 * Tells pages what a save changed of a story that readers have and that no publication holds back: topics, bylines, until
 * when it is breaking. `before` is the article as it was. Everything else waits for the next publication.
 */
export async function tellShown(
  tx: Prisma.TransactionClient,
  before: DraftRow,
  { replaced }: Pick<Merged, 'replaced'>,
): Promise<void> {
  if (!isPublic(before.state) || !SHOWN.some((place) => replaced.has(place))) return;
  const { section, ...article } = await tx.article.findUniqueOrThrow({
    where: { id: before.id },
    include: { section: { select: { slug: true } }, ...LISTED_WITH },
  });
  // Pages that showed the story under a topic or name it lost depend on it; the indexes only count.
  const lost = textOf(before).fields.topics.map((name) => `topic:${slugify(name)}`);
  const names = namesTouchedBy({ ...article, sectionSlug: section.slug });
  await pagesChanged(tx, [...names, ...lost, 'topics', 'authors']);
}
