import { addRevision } from '@/features/articles/add-revision';
import { readAgencyLine } from '@/features/wire/agencies';
import { getLicence } from '@/features/sources/queries';
import { refreshFindingsIn } from '@/features/translation/findings/refresh-findings';
import { isEcho } from '@/features/translation/findings/echo/is-echo';
import { markStale } from '@/features/translation/mark-stale';
import { bookSpend, bookTranslation } from '@/features/translation/book-translation';
import { translateWithMemory, type Translated } from '@/features/translation/memory/recall-segments';
import { segmentBlocks } from '@/features/translation/segment-blocks';
import type { Translator } from '@/features/translation/translator';
import { Prisma } from '@/generated/prisma/client';
import { KeyedBlock } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { tellStepIn } from '@/lib/signals/steps';
import { slugify } from '@/lib/text/slug';

interface Request {
  itemId: number;
  engine: Translator;
  now: Date;
  runId?: string;
}

type Tx = Prisma.TransactionClient;
type Item = NonNullable<Awaited<ReturnType<typeof loadItem>>>;

/**
 * Translates a filed item into a draft, block by block, each pointing at the block it translates; in a draft that
 * somebody took before, what no person has touched. All of it or none: the engine is asked before anything is written.
 * `kept`: nothing is left to translate, or the terms forbid it; human work is never overwritten. Throws the engine's
 * Fault.
 */
export async function translateItem({ itemId, engine, now, runId }: Request): Promise<'translated' | 'kept'> {
  const item = await loadItem(itemId);
  const revision = item?.currentRevision;
  const taken = item?.articles[0];
  if (!item || !revision || (taken && taken._count.blocks === 0)) return 'kept';
  const licence = await getLicence(item.sourceId, now);
  if (!licence.mayTranslate) return 'kept';
  const to = env().SITE_LANGUAGE;
  const original = revision.blocks.map((block) => KeyedBlock.parse(block));
  const body = segmentBlocks(original);
  const heads = [revision.headline, ...(revision.standfirst ? [revision.standfirst] : [])];
  const segments = [...heads.map((text) => ({ text, format: 'text' as const })), ...body.segments];
  const translated = await translateWithMemory(engine, { segments, from: item.language, to });
  if (translated.echo) {
    await db().$transaction((tx) => bookSpend(tx, { item, engine, now, runId, to, translated }));
    throw translated.echo;
  }
  const [headline = '', standfirst = ''] = translated.results.slice(0, heads.length);
  const blocks = body.join(translated.results.slice(heads.length));
  if (blocks.some((block, at) => original[at]?.text && !block.text)) {
    throw new Fault('engine-garbled', 'The translation engine answered markup without words.');
  }
  const filing = { item, engine, now, runId, to, headline, standfirst, blocks, translated };
  return taken ? fillTaken(taken.id, filing) : fileTranslation(filing);
}

/** A block that still has the original's words, because somebody took the item before its translation. */
const UNTRANSLATED = { status: 'machine', engine: null, sourceKey: { not: null } } as const;

function loadItem(itemId: number) {
  return db().sourceItem.findUnique({
    where: { id: itemId },
    include: {
      source: { select: { sectionId: true } },
      currentRevision: { include: { blocks: { orderBy: { position: 'asc' } } } },
      articles: {
        where: { language: env().SITE_LANGUAGE },
        select: { id: true, _count: { select: { blocks: { where: UNTRANSLATED } } } },
      },
    },
  });
}

interface Filing extends Omit<Request, 'itemId'> {
  item: Item;
  to: string;
  headline: string;
  standfirst: string;
  blocks: KeyedBlock[];
  translated: Translated;
}

async function fileTranslation(filing: Filing): Promise<'translated' | 'kept'> {
  try {
    await db().$transaction((tx) => writeTranslation(tx, filing));
    // The outlet may have changed the story while the engine was at work.
    await markStale({ itemId: filing.item.id, now: filing.now });
    return 'translated';
  } catch (error) {
    // Another worker was first: one article per source item and language.
    if (isTaken(error) && (await loadItem(filing.item.id))?.articles.length) return 'kept';
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

async function writeTranslation(tx: Tx, filing: Filing): Promise<void> {
  const article = await createArticle(tx, filing);
  await writeBylines(tx, article.id, filing.item);
  await addRevision(tx, { articleId: article.id, ...translatedBy(filing) });
  await refreshFindingsIn(tx, article.id);
  await bookTranslation(tx, filing);
  tellTranslated(tx, article.id, filing);
}

function tellTranslated(tx: Tx, article: number, { item, engine, translated }: Filing): void {
  const { characters, memoryCharacters: remembered } = translated;
  tellStepIn(tx, 'translated', { item: item.id, article, engine: engine.name, characters, remembered });
}

function translatedBy({ engine, now }: Filing) {
  const user = { id: null, name: `${engine.name} ${engine.version ?? ''}`.trim() };
  return { reason: 'translated' as const, user, now };
}

/** Puts the translation where nobody has written yet: words a person changed meanwhile are theirs. */
async function fillTaken(articleId: number, filing: Filing): Promise<'translated'> {
  const { item, engine, now, headline, standfirst, blocks } = filing;
  const hashes = new Map(item.currentRevision?.blocks.map(({ key, hash }) => [key, hash]));
  const machine = { engine: engine.name, engineVersion: engine.version, translatedAt: now };
  await db().$transaction(async (tx) => {
    // The row first, as every save does, so that neither waits for the other for ever.
    await tx.article.update({ where: { id: articleId }, data: { version: { increment: 1 } } });
    for (const block of blocks) {
      if (isUntouched(item, block)) continue;
      const { key, text, html, attributes } = block;
      const untouched = { articleId, ...UNTRANSLATED, sourceKey: key, sourceHash: hashes.get(key) };
      await tx.articleBlock.updateMany({ where: untouched, data: { text, html, attributes, ...machine } });
    }
    const original = item.currentRevision?.headline ?? '';
    const slug = slugify(headline) || `story-${item.id}`;
    await tx.article.updateMany({ where: { id: articleId, headline: original }, data: { headline } });
    const theirs = slugify(original) || `story-${item.id}`;
    await tx.article.updateMany({ where: { id: articleId, slug: theirs, path: null }, data: { slug } });
    if (standfirst) {
      const same = { id: articleId, standfirst: item.currentRevision?.standfirst };
      await tx.article.updateMany({ where: same, data: { standfirst } });
    }
    await addRevision(tx, { articleId, ...translatedBy(filing) });
    await refreshFindingsIn(tx, articleId);
    await bookTranslation(tx, filing);
    tellTranslated(tx, articleId, filing);
  });
  await markStale({ itemId: item.id, now });
  return 'translated';
}

function createArticle(tx: Tx, { item, engine, now, to, headline, standfirst, blocks }: Filing) {
  const hashes = new Map(item.currentRevision?.blocks.map(({ key, hash }) => [key, hash]));
  const machine = {
    status: 'machine' as const,
    engine: engine.name,
    engineVersion: engine.version,
    translatedAt: now,
  };
  return tx.article.create({
    data: {
      ...{ language: to, headline, standfirst, originalLanguage: item.language },
      slug: slugify(headline) || `story-${item.id}`,
      ...{ sectionId: item.source.sectionId, sourceId: item.sourceId, sourceItemId: item.id },
      baseRevisionId: item.currentRevisionId,
      lastBlockNumber: item.lastBlockNumber,
      blocks: {
        create: blocks.map((block, position) => ({
          ...block,
          ...(isUntouched(item, block) ? { status: 'machine' as const, engine: null } : machine),
          position,
          sourceKey: block.key,
          sourceHash: hashes.get(block.key),
        })),
      },
    },
    select: { id: true },
  });
}

/** Whether the engine gave a block back as it was: then it counts as not translated, and may be tried again. */
function isUntouched({ currentRevision }: Item, { key, text }: KeyedBlock): boolean {
  const original = currentRevision?.blocks.find((block) => block.key === key)?.text ?? '';
  return original !== '' && original === text && isEcho(original, text);
}

async function writeBylines(tx: Tx, articleId: number, item: Item): Promise<void> {
  const { byline = null, agency = null } = item.currentRevision ?? {};
  const line = readAgencyLine(agency ?? '');
  const credits = [byline, line.credit].filter((credit) => credit !== null && credit !== '');
  const ids = await requireAgencies(tx, line.agencies);
  const names = [
    ...credits.map((credit) => ({ credit })),
    ...line.agencies.map(({ slug }) => ({ agencyId: ids.get(slug) })),
  ];
  await tx.byline.createMany({ data: names.map((name, position) => ({ articleId, position, ...name })) });
}

/** The ids of agencies by slug; new ones are added, in one order, so that two workers never wait for each other's rows. */
async function requireAgencies(
  tx: Tx,
  agencies: { slug: string; name: string }[],
): Promise<Map<string, number>> {
  const rows = agencies.map(({ slug, name }) => ({ slug, name, codes: [name] }));
  rows.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  await tx.agency.createMany({ data: rows, skipDuplicates: true });
  const found = await tx.agency.findMany({
    where: { slug: { in: rows.map(({ slug }) => slug) } },
    select: { id: true, slug: true },
  });
  return new Map(found.map(({ id, slug }) => [slug, id]));
}
