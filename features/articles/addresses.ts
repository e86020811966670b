import { dayIn } from '@/lib/text/days';

interface Located {
  id: number;
  path: string | null;
  publishedOn: Date | null;
  sectionSlug: string;
  sourceId: number | null;
  originalLanguage: string | null;
  topics: readonly { topic: Named }[];
  bylines: readonly { person: Named | null; agency: Named | null }[];
}

interface Named {
  slug: string;
}

/** What must be read of an article with it, for `namesTouchedBy` to know every list. */
export const LISTED_WITH = {
  topics: { select: { topic: { select: { slug: true } } } },
  bylines: { select: { person: { select: { slug: true } }, agency: { select: { slug: true } } } },
} as const;

/** The address of an article: `/{section}/{day of first publication in the site's zone}/{slug}`. */
export function articlePath(
  article: { section: string; firstPublishedAt: Date; slug: string },
  timeZone: string,
): string {
  return `/${article.section}/${dayIn(article.firstPublishedAt, timeZone)}/${article.slug}`;
}

/**
 * Every name under which pages depend on an article: its own address and each list it can stand in. A change of what
 * readers see sends these through `pagesChanged` in the same transaction.
 */
export function namesTouchedBy(article: Located): string[] {
  return [`article:${article.id}`, ...(article.path ? [article.path] : []), ...listsHolding(article)];
}

function listsHolding(article: Located): string[] {
  const { publishedOn, sectionSlug, sourceId, originalLanguage, topics, bylines } = article;
  return [
    ...['front', 'latest', 'archive', 'corrections', 'sources', 'languages'],
    `section:${sectionSlug}`,
    ...(publishedOn ? [`day:${publishedOn.toISOString().slice(0, 10)}`] : []),
    ...(sourceId === null ? [] : [`source-list:${sourceId}`]),
    ...(originalLanguage === null ? [] : [`language:${originalLanguage}`]),
    ...(topics.length > 0 ? ['topics'] : []),
    ...topics.map(({ topic }) => `topic:${topic.slug}`),
    ...(bylines.length > 0 ? ['authors'] : []),
    ...bylines.flatMap(({ person, agency }) =>
      [person, agency].flatMap((name) => (name ? [`author:${name.slug}`] : [])),
    ),
  ];
}
