import { isDeepStrictEqual } from 'node:util';
import type { DraftRow } from '@/features/newsroom/saving/load-draft';
import { NotTaken } from '@/features/newsroom/saving/refusing/not-taken';
import type { DraftFields, Field } from '@/features/newsroom/saving/schema';
import { fixedByState } from '@/features/newsroom/saving/refusing/why-fixed';
import type { Prisma } from '@/generated/prisma/client';
import { Refusal } from '@/lib/errors';
import { slugify } from '@/lib/text/slug';

/** What a story is called in its address before it has a headline. */
export const UNTITLED = 'untitled';

type Tx = Prisma.TransactionClient;

interface Fields {
  row: DraftRow;
  current: DraftFields;
  next: DraftFields;
}

/** What an article row holds of its fields; topics and bylines are written at once. Refusal `invalid` beside the field. */
export async function writeFields(
  tx: Tx,
  { row, current, next }: Fields,
): Promise<Prisma.ArticleUncheckedUpdateInput> {
  const refused = (Object.entries(fixedByState(row)) as [Field, string][]).flatMap(([field, message]) =>
    current[field] === next[field] ? [] : [{ place: `field:${field}`, message }],
  );
  if (refused.length > 0) throw new NotTaken('invalid', refused);
  if (!isDeepStrictEqual(current.topics, next.topics)) await writeTopics(tx, row.id, next.topics);
  if (!isDeepStrictEqual(current.bylines, next.bylines)) await writeBylines(tx, row.id, next.bylines);
  if (current.sectionId !== next.sectionId) await requireSection(tx, next.sectionId);
  const { headline, standfirst, sectionId } = next;
  return {
    ...{ headline, standfirst, sectionId },
    slug:
      current.slug === next.slug ? slugFor({ row, current, next }) : slugify(next.slug) || `story-${row.id}`,
    breakingUntil: next.breakingUntil && new Date(next.breakingUntil),
  };
}

/** A slug that nobody chose follows the headline until readers know it. */
function slugFor({ row, current, next }: Fields): string {
  const isChosen = current.slug !== (slugify(current.headline) || UNTITLED);
  return row.path || isChosen ? current.slug : slugify(next.headline) || current.slug;
}

async function requireSection(tx: Tx, id: number): Promise<void> {
  if ((await tx.section.count({ where: { id } })) === 0)
    throw new Refusal('invalid', 'There is no such section.', 'sectionId');
}

async function writeTopics(tx: Tx, articleId: number, names: string[]): Promise<void> {
  const bySlug = new Map(names.map((name) => [slugify(name), name]));
  const slugs = [...bySlug.keys()].sort((a, b) => (a < b ? -1 : 1)); // one order, so that two writers never wait for each other
  await tx.topic.createMany({
    data: slugs.map((slug) => ({ slug, name: bySlug.get(slug) ?? slug })),
    skipDuplicates: true,
  });
  const topics = await tx.topic.findMany({ where: { slug: { in: slugs } }, select: { id: true } });
  const ids = topics.map(({ id }) => id);
  await tx.articleTopic.deleteMany({ where: { articleId, topicId: { notIn: ids } } });
  await tx.articleTopic.createMany({
    data: ids.map((topicId) => ({ articleId, topicId })),
    skipDuplicates: true,
  });
}

/** A name that is a person's or an agency's becomes theirs; any other stays a credit, never an invented person. */
async function writeBylines(tx: Tx, articleId: number, bylines: DraftFields['bylines']): Promise<void> {
  const names = bylines.map(({ credit }) => credit);
  const people = await tx.person.findMany({
    where: { name: { in: names } },
    select: { id: true, name: true },
  });
  const agencies = await tx.agency.findMany({
    where: { OR: [{ name: { in: names } }, { codes: { hasSome: names } }] },
    select: { id: true, name: true, codes: true },
  });
  await tx.byline.deleteMany({ where: { articleId } });
  await tx.byline.createMany({
    data: names.map((credit, position) => {
      const person = people.find(({ name }) => name === credit);
      const agency = agencies.find(({ name, codes }) => name === credit || codes.includes(credit));
      if (person) return { articleId, position, personId: person.id };
      return agency ? { articleId, position, agencyId: agency.id } : { articleId, position, credit };
    }),
  });
}
