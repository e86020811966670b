import { z } from 'zod';
import { findMatches } from '@/features/search/find-matches';
import { showHits } from '@/features/search/hits/show-hits';
import { readQuestion, termsAsked } from '@/features/search/question/read-question';
import { readResultCursor, writeResultCursor } from '@/features/search/result-cursor';
import type { StoryCard } from '@/features/articles/schema';
import type { Asked, Choice, Choices, Filters, Found } from '@/features/search/schema';
import { selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { canonicalTag } from '@/lib/locale';
import { isDay } from '@/lib/text/days';
import { db } from '@/lib/db';
import { dep, remember, softAge } from '@/lib/render';

const HITS_ON_PAGE = 10;
const NEWEST = 10;
const MINUTE = { maxAgeMs: 60_000 };
const MOST_CHOICES = 200;

/** A page of what a question finds, best first; or why there is none: no such page, given up, or nothing to look for. */
export type Answer = Found | 'no-such-page' | 'too-slow' | 'no-question';

/** Looks for a question among everything that readers can see, in English and in the originals. */
export async function searchStories({ q, after, ...filters }: Asked): Promise<Answer> {
  const alternatives = readQuestion(q);
  if (alternatives.length === 0) return 'no-question';
  const cursor = after === undefined ? undefined : readResultCursor(after);
  if (cursor === null) return 'no-such-page';
  const found = await findMatches({ alternatives, filters, after: cursor, limit: HITS_ON_PAGE + 1 });
  if (!found) {
    softAge(1); // nobody else is to be told so
    return 'too-slow';
  }
  const { matches, by, corrections } = found;
  if (cursor && matches.length === 0) return 'no-such-page';
  const shown = matches.slice(0, HITS_ON_PAGE);
  const last = shown.at(-1);
  return {
    hits: await showHits(
      shown.map(({ id }) => id),
      termsAsked(found.alternatives),
    ),
    next: last && matches.length > HITS_ON_PAGE ? writeResultCursor({ ...last, by }) : null,
    total: matches[0]?.total ?? 0,
    ...{ by, corrections },
  };
}

/** The newest stories within the filters, for who has not said what to look for. */
export async function listNewest({ section, source, language, from, to }: Filters): Promise<StoryCard[]> {
  dep('latest');
  const conditions = [
    Prisma.sql`true`,
    ...(section ? [Prisma.sql`a.section_id = (SELECT id FROM sections WHERE slug = ${section})`] : []),
    ...(source ? [Prisma.sql`a.source_id = (SELECT id FROM sources WHERE slug = ${source})`] : []),
    ...(language ? [Prisma.sql`a.original_language = ${canonicalTag(language)}`] : []),
    ...(from && isDay(from) ? [Prisma.sql`a.published_on >= ${from}::date`] : []),
    // The day alone would be looked up story by story, from today on; a moment begins in the index. Zones reach 14 hours.
    ...(to && isDay(to)
      ? [Prisma.sql`a.published_on <= ${to}::date AND a.first_published_at < ${to}::date + 2`]
      : []),
  ];
  return selectStories(Prisma.join(conditions, ' AND '), NEWEST);
}

/** The languages and outlets that a search can be narrowed to: those with the most stories, by name. */
export function listChoices(): Promise<Choices> {
  return remember('search-choices', MINUTE, async () => {
    dep('sources');
    const rows = await db().$queryRaw`
      (SELECT 'language' AS kind, key, key AS name, articles FROM article_counts
       WHERE kind = 'language' AND articles > 0 ORDER BY articles DESC LIMIT ${MOST_CHOICES})
      UNION ALL
      (SELECT 'source', s.slug, coalesce(s.romanised_name, s.name), c.articles
       FROM article_counts c JOIN sources s ON s.id = c.key::int
       WHERE c.kind = 'source' AND c.articles > 0 ORDER BY c.articles DESC LIMIT ${MOST_CHOICES})`;
    const choices = z.array(ChoiceRow).parse(rows);
    const of = (kind: string): Choice[] => choices.filter((choice) => choice.kind === kind);
    return { languages: of('language'), sources: of('source') };
  });
}

const ChoiceRow = z.object({ kind: z.string(), key: z.string(), name: z.string(), articles: z.number() });
