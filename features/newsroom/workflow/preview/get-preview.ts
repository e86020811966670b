import { freezeBlocks } from '@/features/articles/freeze-blocks';
import { isPublic } from '@/features/articles/states';
import type { ArticlePage } from '@/features/articles/schema';
import { listStored, ourOwn, termsOf } from '@/features/articles/publish-article';
import { creditsOf } from '@/features/articles/workflow/freeze-revision';
import { loadWorking } from '@/features/articles/workflow/hold-article';
import { readPreviewToken } from '@/features/newsroom/workflow/preview/preview-token';
import { obeyLicence } from '@/features/reading/get-article-page';
import { KeyedBlock } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { dayIn } from '@/lib/text/days';

/** What a preview link leads to: the draft, the live story, or nothing any more. */
export type Preview =
  | {
      kind: 'draft';
      article: ArticlePage;
      original: KeyedBlock[];
      expiresAt: Date;
      embargoUntil: Date | null;
    }
  | { kind: 'live'; path: string }
  | { kind: 'over' };

/** Reads a preview link; null for one that is not of our making or was ended. */
export async function getPreview(token: string, now: Date): Promise<Preview | null> {
  const grant = readPreviewToken(token);
  if (!grant) return null;
  const { articleId, expiresAt } = grant;
  const working = await loadWorking(db(), articleId);
  if (!working || !grant.holds(working.previewRound)) return null;
  const { state, path, embargoUntil } = working;
  if (isPublic(state) && path) return { kind: 'live', path };
  if (expiresAt <= now || state === 'killed' || state === 'withdrawn') return { kind: 'over' };
  const { article, original } = await setDraft(working, { path: `/preview/${token}`, now });
  return { kind: 'draft', article, original, expiresAt, embargoUntil };
}

type Working = NonNullable<Awaited<ReturnType<typeof loadWorking>>>;

/** The draft as readers would see it if it were published now. */
async function setDraft(working: Working, { path, now }: { path: string; now: Date }) {
  const { sourceId, section } = working;
  const [terms, stored, outlet, topics] = await Promise.all([
    termsOf(db(), sourceId, now),
    listStored(working.id, now),
    loadOutlet(working),
    db().topic.findMany({
      where: { articles: { some: { articleId: working.id } } },
      orderBy: { name: 'asc' },
    }),
  ]);
  const mayShow = sourceId === null || terms?.mayShowPictures;
  const blocks = freezeBlocks(working.blocks, mayShow ? stored : ourOwn(stored));
  const { id, language, headline, standfirst } = working;
  const article = obeyLicence({
    ...{ id, path, language, headline, standfirst, blocks, topics },
    ...{ day: dayIn(now, env().SITE_TIME_ZONE), section, publishedAt: now, modifiedAt: null },
    credits: creditsOf(working),
    provenance: null,
    ...{ source: outlet?.source ?? null, original: outlet?.original ?? null },
    licence: terms && {
      ...{ name: terms.name, url: terms.url, attribution: terms.attribution },
      characters: terms.excerptCharacters,
      ...{ showsFullText: terms.mayShowFullText, showsPictures: terms.mayShowPictures },
      indexable: false,
    },
    ...{ corrections: [], related: [], storiesOfDay: 0, indexable: false },
    demo: outlet?.source.fictional ?? false,
  });
  const shows = article.original?.licence.showsFullText;
  return { article: { ...article, unpublished: true }, original: shows ? (outlet?.blocks ?? []) : [] };
}

/** The outlet and what it wrote; null for a story of our own. */
async function loadOutlet({ sourceId, sourceItem, baseRevisionId }: Working) {
  if (sourceId === null || !sourceItem || baseRevisionId === null) return null;
  const [source, revision] = await Promise.all([
    db().source.findUniqueOrThrow({ where: { id: sourceId } }),
    db().sourceRevision.findUniqueOrThrow({
      where: { id: baseRevisionId },
      include: { blocks: { orderBy: { position: 'asc' } } },
    }),
  ]);
  const { language, url, publishedAt, retractedAt, currentRevisionId } = sourceItem;
  const { headline, standfirst } = revision;
  const original = {
    ...{ headline, standfirst, language, itemUrl: url, publishedAt },
    ...{ retracted: retractedAt !== null, changedSince: currentRevisionId !== baseRevisionId },
  };
  return { source, original, blocks: KeyedBlock.array().parse(revision.blocks) };
}
