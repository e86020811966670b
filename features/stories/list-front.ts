import { z } from 'zod';
import type { SectionRef, StoryCard } from '@/features/articles/schema';
import { getEvent, type Event } from '@/features/stories/events/get-event';
import { type Layout, listPinned, versionOf } from '@/features/stories/front/pinned';
import { selectStories } from '@/features/stories/select-stories';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { dep, softAge } from '@/lib/render';

/** The front page: what editors pinned first, the rest filled by newness, no story twice. */
export interface Front {
  /** What several outlets tell of; its stories stand nowhere else on the page, a breaking one is pointed to. */
  event: Event | null;
  /** Of what editors placed, what stands at the top: the list of the newest need not repeat it. */
  placed: number[];
  lead: StoryCard | null;
  breaking: StoryCard | null;
  seconds: StoryCard[];
  sections: { section: SectionRef; stories: StoryCard[] }[];
  languages: { code: string; articles: number; outlets: string[] }[];
  totals: { stories: number; outlets: number; languages: number };
}

const NEWEST = 12;
const SECONDS = 4;
const IN_SECTION = 5;

/**
 * Composes the front page, of the live order or of a draft. Breaking news leaves it at most a minute late; what is
 * pinned comes and goes to the second.
 */
export async function listFront(layout: Layout = { sectionId: null }): Promise<Front> {
  dep('front');
  softAge(60);
  const [stories, pinned, spoken, event] = [
    await selectStories(Prisma.sql`a.id IN (${candidatesWith(layout)})`, 500),
    await listPinned(layout),
    await listSpoken(),
    await getEvent(),
  ];
  const placed = pinned.slice(0, 1 + SECONDS);
  return { ...lay(stories, { pinned, event: event ?? [] }), placed, ...spoken };
}

// The newest, the newest of each section, and what is pinned: a bounded set, however many articles there are.
const candidatesWith = (layout: Layout) => Prisma.sql`
  (SELECT id FROM articles n WHERE n.state IN ('published', 'corrected')
   ORDER BY n.first_published_at DESC, n.id DESC LIMIT ${NEWEST})
  UNION (SELECT of_section.id FROM sections CROSS JOIN LATERAL (
    SELECT n.id FROM articles n WHERE n.section_id = sections.id AND n.state IN ('published', 'corrected')
    ORDER BY n.first_published_at DESC, n.id DESC LIMIT ${IN_SECTION + SECONDS + 1}) of_section)
  UNION (SELECT f.article_id FROM front_slots f WHERE f.version_id = ${versionOf(layout)})`;

function lay(
  stories: StoryCard[],
  { pinned, event }: { pinned: number[]; event: Event },
): Pick<Front, 'event' | 'lead' | 'breaking' | 'seconds' | 'sections'> {
  const rank = new Map(pinned.map((id, position) => [id, position]));
  const unpinned = event.filter(({ id }) => !rank.has(id)); // what an editor gave a place stands there
  const together = unpinned.length > 1 ? unpinned : [];
  const ordered = [...stories].sort(
    (a, b) => (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity) || 0,
  );
  const breaking = takeFirst(ordered, (story) => story.breaking);
  const waiting = ordered.filter(({ id }) => !together.some((story) => story.id === id));
  const leads = (story: StoryCard) => rank.has(story.id) || story.picture !== null;
  const lead = takeFirst(waiting, leads) ?? takeFirst(waiting, () => true);
  const seconds = Array.from({ length: SECONDS }, () => takeFirst(waiting, () => true)).filter(
    (s) => s !== null,
  );
  return {
    event: together.length > 0 ? together : null,
    lead,
    breaking,
    seconds,
    sections: groupBySection(waiting),
  };
}

function takeFirst(stories: StoryCard[], wanted: (story: StoryCard) => boolean): StoryCard | null {
  const at = stories.findIndex(wanted);
  return at < 0 ? null : (stories.splice(at, 1)[0] ?? null);
}

function groupBySection(stories: StoryCard[]): Front['sections'] {
  const groups = new Map<string, Front['sections'][number]>();
  for (const story of stories) {
    const group = groups.get(story.section.slug) ?? { section: story.section, stories: [] };
    if (group.stories.length < IN_SECTION) group.stories.push(story);
    groups.set(story.section.slug, group);
  }
  return [...groups.values()];
}

const Spoken = z.array(z.object({ code: z.string(), articles: z.number(), outlets: z.array(z.string()) }));

/** The languages that the last day's stories came from, most stories first. */
async function listSpoken(): Promise<Pick<Front, 'languages' | 'totals'>> {
  const languages = Spoken.parse(
    await db().$queryRaw`
      SELECT a.original_language AS code, count(*)::int AS articles, array_agg(DISTINCT o.name) AS outlets
      FROM articles a JOIN sources o ON o.id = a.source_id
      WHERE a.state IN ('published', 'corrected') AND a.first_published_at > now() - interval '24 hours'
      GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const outlets = languages.reduce((sum, language) => sum + language.outlets.length, 0);
  const stories = languages.reduce((sum, language) => sum + language.articles, 0);
  return { languages, totals: { stories, outlets, languages: languages.length } };
}
