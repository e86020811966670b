import type { Offer, Original, OriginalBlock, Surroundings } from '@/features/newsroom/workbench/schema';
import { doubtId } from '@/features/translation/findings/finding';
import { findTerms } from '@/features/translation/glossary/find-terms';
import { readEvidence } from '@/features/translation/findings/evidence';
import type { Subject } from '@/features/accounts/policy';
import { mapPicturesByOrigin } from '@/features/media/queries';
import { getLicence } from '@/features/sources/queries';
import { BlockAttributes } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

/** Whose an article is and how it stands, for the policy table; null: there is none. */
export async function getSubject(
  articleId: number,
): Promise<Required<Pick<Subject, 'state' | 'ownerId' | 'section' | 'language'>> | null> {
  const article = await db().article.findUnique({
    where: { id: articleId },
    select: { state: true, assigneeId: true, originalLanguage: true, section: { select: { slug: true } } },
  });
  if (!article) return null;
  const { state, assigneeId, originalLanguage, section } = article;
  return { state, ownerId: assigneeId, section: section.slug, language: originalLanguage };
}

/** What the workbench shows around a draft; null: there is no such article. */
export async function getSurroundings(articleId: number, now: Date): Promise<Surroundings | null> {
  const article = await loadAround(articleId);
  if (!article) return null;
  const [sections, topics] = await Promise.all([
    db().section.findMany({ orderBy: { position: 'asc' }, select: { id: true, slug: true, name: true } }),
    listUsedTopics(),
  ]);
  return {
    original: await originalOf(article, now),
    offers: article.suggestions.map(offerOf),
    settled: article.findings.flatMap(({ blockKey, kind, evidence }) => {
      const read = readEvidence(evidence);
      return read?.answer === 'right' && kind !== 'unit' ? [doubtId(blockKey, { kind, ...read })] : [];
    }),
    thumbs: await thumbsOf(article),
    ...{ sections, topics: topics.map(({ name }) => name), path: article.path },
    ...{ siteUrl: env().SITE_URL, zone: env().SITE_TIME_ZONE },
  };
}

const BLOCKS = {
  orderBy: { position: 'asc' as const },
  select: { key: true, kind: true, html: true, text: true, attributes: true },
};
const VERSION = { id: true, filedAt: true, headline: true, standfirst: true, byline: true, blocks: BLOCKS };
const AROUND = {
  ...{ path: true, language: true, sectionId: true },
  blocks: { select: { attributes: true } },
  baseRevision: { select: VERSION },
  source: { select: { id: true, name: true, city: true, language: true } },
  sourceItem: {
    select: { url: true, publishedAt: true, language: true, currentRevision: { select: VERSION } },
  },
  suggestions: {
    where: { settledAt: null },
    orderBy: { id: 'asc' as const },
    select: { id: true, blockKey: true, html: true, engine: true, createdAt: true },
  },
  findings: { where: { settledAt: { not: null } }, select: { blockKey: true, kind: true, evidence: true } },
};

/** The topics that most stories have, as the counts that triggers keep say: how many stories there are does not matter. */
function listUsedTopics(): Promise<{ name: string }[]> {
  return db().$queryRaw`
    SELECT t.name FROM article_counts c JOIN topics t ON t.id = c.key::int
    WHERE c.kind = 'topic' AND c.articles > 0 ORDER BY c.articles DESC, t.name LIMIT 200`;
}

/** Where our copies of an article's pictures are, the outlet's among them. */
async function thumbsOf({ blocks, baseRevision }: Around): Promise<Record<string, string>> {
  const urls = [...blocks, ...(baseRevision?.blocks ?? [])].flatMap(
    ({ attributes }) => BlockAttributes.safeParse(attributes).data?.pictures?.map(({ url }) => url) ?? [],
  );
  const stored = await mapPicturesByOrigin([...new Set(urls)]);
  return Object.fromEntries([...stored].map(([url, { src }]) => [url, src]));
}

type Around = NonNullable<Awaited<ReturnType<typeof loadAround>>>;
type Version = NonNullable<Around['baseRevision']>;

function loadAround(id: number) {
  return db().article.findUnique({ where: { id }, select: AROUND });
}

async function originalOf(
  { source, sourceItem, baseRevision, language, sectionId }: Around,
  now: Date,
): Promise<Original | null> {
  const current = sourceItem?.currentRevision;
  const base = baseRevision ?? current;
  if (!source || !sourceItem || !base) return null;
  const text = base.blocks.map((block) => block.text).join('\n');
  const [licence, terms] = await Promise.all([
    getLicence(source.id, now),
    findTerms(db(), { from: sourceItem.language, to: language, sectionId, text }),
  ]);
  return {
    terms,
    ...{ outlet: source.name, place: source.city ?? '', language: sourceItem.language, url: sourceItem.url },
    ...{ byline: base.byline, headline: base.headline, standfirst: base.standfirst },
    ...{ publishedAt: sourceItem.publishedAt?.toISOString() ?? null, filedAt: base.filedAt.toISOString() },
    blocks: blocksOf(base),
    newer:
      current && current.id !== base.id
        ? { filedAt: current.filedAt.toISOString(), blocks: blocksOf(current) }
        : null,
    licence: {
      ...{ name: licence.name, fullText: licence.mayShowFullText },
      ...{ pictures: licence.mayShowPictures, index: licence.mayIndex },
    },
  };
}

function blocksOf({ blocks }: Version): OriginalBlock[] {
  return blocks.map(({ attributes, ...block }) => ({
    ...block,
    attributes:
      attributes !== null && typeof attributes === 'object' && !Array.isArray(attributes) ? attributes : {},
  }));
}

function offerOf(row: Around['suggestions'][number]): Offer {
  return {
    id: row.id,
    key: row.blockKey,
    html: row.html,
    engine: row.engine,
    at: row.createdAt.toISOString(),
  };
}
