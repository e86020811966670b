import { PLACED_WITH, type PlacedStory, placedStory } from '@/features/newsroom/front/placed-story';
import type { Page } from '@/features/newsroom/front/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

/** Stories that could get a place: live ones, newest first, and what is to come, soonest first. */
export interface Candidates {
  live: PlacedStory[];
  coming: PlacedStory[];
}

const MOST_LIVE = 20;
const MOST_COMING = 10;

/** Stories that are not on the page; with `search`, those with these words in their heading, the last half typed. */
export async function listCandidates({
  page,
  placed,
  search,
  now,
}: {
  page: Page;
  placed: readonly number[];
  search: string;
  now: Date;
}): Promise<Candidates> {
  const words = search.match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [];
  const ofPage = page.sectionId === null ? Prisma.empty : Prisma.sql`AND a.section_id = ${page.sectionId}`;
  const free = Prisma.sql`a.id <> ALL (${[...placed]}::int[]) ${ofPage}`;
  const told = words.length > 0 ? Prisma.sql`AND ${headed(words)}` : Prisma.empty;
  const [live, coming] = await Promise.all([
    db().$queryRaw<{ id: number }[]>`
      SELECT a.id FROM articles a WHERE a.state IN ('published', 'corrected') AND ${free} ${told}
      ORDER BY a.first_published_at DESC, a.id DESC LIMIT ${MOST_LIVE}`,
    db().$queryRaw<{ id: number }[]>`
      SELECT a.id FROM articles a WHERE a.state = 'scheduled' AND ${free} ${named(words)}
      ORDER BY a.scheduled_for, a.id LIMIT ${MOST_COMING}`,
  ]);
  const [ofLive, ofComing] = [live.map(({ id }) => id), coming.map(({ id }) => id)];
  const articles = await db().article.findMany({
    where: { id: { in: [...ofLive, ...ofComing] } },
    select: PLACED_WITH,
  });
  const byId = new Map(articles.map((article) => [article.id, placedStory(article, null, now)]));
  const faces = (ids: readonly number[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return { live: faces(ofLive), coming: faces(ofComing) };
}

/** By the search's own index, so that it is as fast in a hundred thousand stories. */
function headed(words: readonly string[]): Prisma.Sql {
  const query = words.map((word) => `${word}:*`).join(' & ');
  return Prisma.sql`a.id IN (SELECT d.article_id FROM search_documents d WHERE d.heading @@ to_tsquery('search_en', ${query})
    ORDER BY d.published_at DESC LIMIT 200)`;
}

/** What is scheduled is few, and in no index of readers. */
function named(words: readonly string[]): Prisma.Sql {
  const conditions = words.map((word) => Prisma.sql`position(lower(${word}) IN lower(a.headline)) > 0`);
  return conditions.length > 0 ? Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
}
