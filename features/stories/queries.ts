import { z } from 'zod';
import { SectionRef, type SourceRef, type StoryCard, type StoryList } from '@/features/articles/schema';
import { weighTrends } from '@/features/audience/weigh-trends';
import { listPinned } from '@/features/stories/front/pinned';
import { selectStories, selectStoryPage } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { dayIn, isDay } from '@/lib/text/days';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { dep, remember, softAge } from '@/lib/render';

const MINUTE = { maxAgeMs: 60_000 };
const IN_RAIL = 7;
const IN_DAY = 8;
const MOST_PLACED = 50;
/** How many an article's page offers its readers; they, and itself, stand in none of its other lists. */
export const MOST_RELATED = 4;

/** The sections in the order of the navigation. */
export function listSections(): Promise<SectionRef[]> {
  return remember('sections', MINUTE, () => {
    dep('sections');
    return db().section.findMany({ select: { slug: true, name: true }, orderBy: { position: 'asc' } });
  });
}

/** The newest stories. Null when `after` is no cursor of this list. */
export function listLatest({ after }: { after?: string } = {}): Promise<StoryList | null> {
  dep('latest');
  return selectStoryPage(Prisma.sql`true`, after);
}

/** A section and one page of its stories; null when there is no such section or page. */
export async function listSection({
  slug,
  after,
  draftId,
}: {
  slug: string;
  after?: string;
  /** The order of this draft instead of the live one. */
  draftId?: number;
}): Promise<SectionStories | null> {
  dep(`section:${slug}`);
  const section = await db().section.findUnique({ where: { slug } });
  if (!section) return null;
  const { id: sectionId, name, description } = section;
  const ofSection = Prisma.sql`a.section_id = ${sectionId}`;
  const page = await selectStoryPage(ofSection, after);
  if (!page) return null;
  const places = after === undefined ? await listPinned({ sectionId, draftId }) : [];
  const placed =
    places.length > 0
      ? await selectStories(Prisma.sql`${ofSection} AND a.id = ANY (${places})`, MOST_PLACED)
      : [];
  return {
    section: { slug, name, description },
    pinned: places.flatMap((id) => placed.find((story) => story.id === id) ?? []),
    stories: page.stories.filter(({ id }) => !placed.some((story) => story.id === id)),
    next: page.next,
  };
}

/** A page of a section. `pinned`: what editors put first, in their order; it is in no other list of the page. */
export type SectionStories = StoryList & {
  section: SectionRef & { description: string };
  pinned: StoryCard[];
};

/** What a source's own page says about it. `articles` counts what readers can see. */
export type SourcePage = SourceRef & {
  homepage: string | null;
  country: string | null;
  fictional: boolean;
  articles: number;
};

/** An outlet and one page of its stories; null when there is no such outlet or page. */
export async function listSource({
  slug,
  after,
}: {
  slug: string;
  after?: string;
}): Promise<(StoryList & { source: SourcePage }) | null> {
  const found = await db().source.findUnique({ where: { slug } });
  if (!found) return null;
  dep(`source:${found.id}`, `source-list:${found.id}`);
  const page = await selectStoryPage(Prisma.sql`a.source_id = ${found.id}`, after);
  if (!page) return null;
  const { id, name, romanisedName, city, language, timeZone, homepage, country, fictional } = found;
  const articles = await countArticles('source', String(id));
  return {
    ...page,
    source: {
      id,
      slug,
      name,
      romanisedName,
      city,
      language,
      timeZone,
      homepage,
      country,
      fictional,
      articles,
    },
  };
}

/** A language and one page of the stories first told in it; null when nothing is, or past the last page. */
export async function listLanguage({
  code,
  after,
}: {
  code: string;
  after?: string;
}): Promise<(StoryList & { articles: number }) | null> {
  dep(`language:${code}`);
  const articles = await countArticles('language', code);
  if (articles === 0) return null;
  const page = await selectStoryPage(Prisma.sql`a.original_language = ${code}`, after);
  return page && { ...page, articles };
}

/** A day as the archive shows it: `previous` and `following` are the nearest days that have stories. */
export type DayPage = StoryList & {
  day: string;
  previous: string | null;
  following: string | null;
  total: number;
};

/** All news articles on a day. A past day without any is a page that says so; a day to come is null. */
export async function listDay({ day, after }: { day: string; after?: string }): Promise<DayPage | null> {
  if (!isDay(day) || day > dayIn(new Date(), env().SITE_TIME_ZONE)) return null;
  dep(`day:${day}`, 'archive');
  const page = await selectStoryPage(Prisma.sql`a.published_on = ${day}::date`, after);
  if (!page) return null;
  const neighbours = z
    .tuple([
      z.object({ previous: z.string().nullable(), following: z.string().nullable(), total: z.number() }),
    ])
    .parse(
      await db().$queryRaw`
        SELECT (SELECT max(key) FROM article_counts WHERE kind = 'day' AND key < ${day} AND articles > 0) AS previous,
               (SELECT min(key) FROM article_counts WHERE kind = 'day' AND key > ${day} AND articles > 0) AS following,
               coalesce((SELECT articles FROM article_counts WHERE kind = 'day' AND key = ${day}), 0) AS total`,
    );
  return { ...page, day, ...neighbours[0] };
}

/** The first stories of a day but some: what stands below an article. */
export async function listSameDay({
  day,
  exceptIds,
}: {
  day: string;
  exceptIds: readonly number[];
}): Promise<StoryCard[]> {
  const ofDay = await remember(`same-day:${day}`, MINUTE, () =>
    selectStories(Prisma.sql`a.published_on = ${day}::date`, IN_DAY + 1 + MOST_RELATED),
  );
  return ofDay.filter(({ id }) => !exceptIds.includes(id)).slice(0, IN_DAY);
}

/** What stands beside every page: the most read of the last day, and the newest but those that stand elsewhere on it. */
export async function listRail({ exceptIds = [] }: { exceptIds?: readonly number[] } = {}): Promise<{
  trends: StoryCard[];
  latest: StoryCard[];
}> {
  const { trends, latest } = await remember('rail', MINUTE, async () => ({
    trends: (await listTrending({ limit: 5 })).map(({ story }) => story),
    latest: await selectStories(Prisma.sql`true`, IN_RAIL + 1 + MOST_RELATED),
  }));
  return { trends, latest: latest.filter(({ id }) => !exceptIds.includes(id)).slice(0, IN_RAIL) };
}

/** A story with its views of the time that `TREND` looks at. */
export interface TrendingStory {
  story: StoryCard;
  views: number;
}

/** What is read most just now, by the terms of `TREND` in the audience's room. At most a minute late. */
export async function listTrending({ limit }: { limit: number }): Promise<TrendingStory[]> {
  softAge(60); // views come in all the time
  const weighed = await weighTrends({ limit, now: new Date() });
  const ids = weighed.map(({ id }) => id);
  const stories = await selectStories(Prisma.sql`a.id = ANY (${ids}::int[])`, ids.length);
  const byId = new Map(stories.map((story) => [story.id, story]));
  return weighed.flatMap(({ id, views }) => {
    const story = byId.get(id); // none when it was withdrawn a moment ago
    return story ? [{ story, views }] : [];
  });
}

async function countArticles(kind: 'source' | 'language', key: string): Promise<number> {
  const count = await db().articleCount.findUnique({ where: { kind_key: { kind, key } } });
  return count?.articles ?? 0;
}
