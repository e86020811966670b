import type { DraftText } from '@/features/newsroom/saving/schema';
import type { Prisma } from '@/generated/prisma/client';
import { BlockAttributes, BlockKind } from '@/lib/blocks';
import { Refusal } from '@/lib/errors';

const DRAFT = {
  section: { select: { slug: true } },
  sourceItem: { select: { currentRevisionId: true } },
  blocks: { orderBy: { position: 'asc' } },
  topics: { include: { topic: { select: { name: true } } }, orderBy: { topicId: 'asc' } },
  bylines: {
    orderBy: { position: 'asc' },
    include: { person: { select: { name: true } }, agency: { select: { name: true } } },
  },
  textConflicts: { where: { settledAt: null }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.ArticleInclude;

/** An article with all its working text. */
export type DraftRow = Prisma.ArticleGetPayload<{ include: typeof DRAFT }>;

/** The article with all its working text, or Refusal `not-found`. */
export async function loadDraft(tx: Prisma.TransactionClient, articleId: number): Promise<DraftRow> {
  const row = await tx.article.findUnique({ where: { id: articleId }, include: DRAFT });
  if (!row) throw new Refusal('not-found', `There is no article ${articleId}.`);
  return row;
}

/** What the policy table asks about an article. */
export function subjectOf({ state, assigneeId, section, originalLanguage }: DraftRow) {
  return { state, ownerId: assigneeId, section: section.slug, language: originalLanguage };
}

/** Whether this version of ours can show and keep a block. */
export function isBlockKnown({ kind, attributes }: { kind: string; attributes: unknown }): boolean {
  return BlockKind.safeParse(kind).success && BlockAttributes.safeParse(attributes).success;
}

/** The working text of a row, as it is merged, without blocks that this version does not know. */
export function textOf(row: DraftRow): DraftText {
  const known = row.blocks.filter(isBlockKnown);
  const texts = known.map(({ key, kind, html, attributes }) => [
    key,
    { kind: BlockKind.parse(kind), html, attributes: BlockAttributes.parse(attributes) },
  ]);
  return {
    fields: {
      ...{ headline: row.headline, standfirst: row.standfirst, slug: row.slug, sectionId: row.sectionId },
      topics: row.topics.map(({ topic }) => topic.name),
      bylines: row.bylines.map(({ person, agency, credit }) => ({
        credit: person?.name ?? agency?.name ?? credit ?? '',
      })),
      breakingUntil: row.breakingUntil?.toISOString() ?? null,
      embargoUntil: row.embargoUntil?.toISOString() ?? null,
    },
    blocks: Object.fromEntries(texts) as DraftText['blocks'],
    order: known.map(({ key }) => key),
  };
}
