import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { articlePublished } from '@/features/articles/jobs';
import { articlePath, LISTED_WITH, namesTouchedBy } from '@/features/articles/addresses';
import { fillOf, freezeBlocks, leadPictureOf, teaserOf } from '@/features/articles/freeze-blocks';
import { judgeIndexability } from '@/features/articles/judge-indexability';
import { PublishedBlock, type Credit } from '@/features/articles/schema';
import { isPublic, requireTransition, stateAfter, statesBefore } from '@/features/articles/states';
import { mapPicturesByOrigin, type StoredPicture } from '@/features/media/queries';
import type { PictureView } from '@/features/media/schema';
import { Prisma } from '@/generated/prisma/client';
import { BlockAttributes } from '@/lib/blocks';
import { dayIn } from '@/lib/text/days';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { pagesChanged } from '@/lib/purge';
import { enqueue } from '@/lib/queue';
import { slugify } from '@/lib/text/slug';

/** Who does something, in words that stay readable when the account is gone. `userId` is null for the operator. */
export interface Actor {
  userId: number | null;
  name: string;
}

interface Publication {
  articleId: number;
  actor: Actor;
  now: Date;
  /** The version that was looked at; of any other, nothing is published (`conflict`). */
  version?: number;
}

type Tx = Prisma.TransactionClient;
type WorkingArticle = NonNullable<Awaited<ReturnType<typeof loadArticle>>>;

/**
 * Shows the working text to readers, for the first time or again: one transaction that freezes a revision, sets the
 * address (never changed afterwards), judges indexability, writes the audit row and purges every page it stands on.
 * Refusal `not-found`, `conflict` (wrong state, or changed meanwhile), `invalid` (nothing to publish).
 */
export async function publishArticle({
  articleId,
  actor,
  now,
  version,
}: Publication): Promise<{ path: string }> {
  const urls = await pictureUrls(articleId);
  const stored = await mapPicturesByOrigin(urls, now);
  return db().$transaction(async (tx) => {
    // One after the other, so that each numbers its own revision.
    await tx.$executeRaw`SELECT FROM articles WHERE id = ${articleId} FOR NO KEY UPDATE`;
    const article = await loadArticle(tx, articleId);
    if (!article) throw new Refusal('not-found', `There is no article ${articleId}.`);
    if (version !== undefined && version !== article.version)
      throw new Refusal('conflict', `Article ${articleId} was changed by somebody else meanwhile.`);
    const step = isPublic(article.state) ? 'update' : 'publish';
    requireTransition(step, article.state);
    if (article.embargoUntil && article.embargoUntil > now)
      throw new Refusal('invalid', 'The article is under embargo.');
    const terms = await termsOf(tx, article, now);
    const mayShow = article.sourceId === null || terms?.mayShowPictures;
    const blocks = freezeBlocks(article.blocks, mayShow ? stored : ourOwn(stored));
    if (blocks.length === 0) throw new Refusal('invalid', 'The article has no text.');
    const revisionId = await freezeRevision(tx, { article, blocks, actor, now });
    const address = await settleAddress(tx, article, now);
    const { count } = await tx.article.updateMany({
      where: { id: articleId, version: article.version, state: { in: statesBefore(step) } },
      data: {
        ...address,
        ...(await judge(tx, { article, blocks, mayIndex: terms?.mayIndex ?? false })),
        state: article.state === 'corrected' ? 'corrected' : stateAfter(step),
        version: { increment: 1 },
        ...(isPublic(article.state) && readsOtherwise(article, blocks) && { modifiedAt: now }),
        ...{
          publishedRevisionId: revisionId,
          fill: fillOf(textBlocks(blocks)),
          withdrawnAt: null,
          withdrawnReason: null,
        },
        leadPicture: leadPictureOf(blocks) ?? Prisma.DbNull,
      },
    });
    if (count === 0)
      throw new Refusal('conflict', `Article ${articleId} was changed by somebody else meanwhile.`);
    await tx.redirect.deleteMany({ where: { path: address.path, articleId } });
    await tx.auditEntry.create({
      data: {
        actorId: actor.userId,
        actor: actor.name,
        action: `article.${step}`,
        subject: `article:${articleId}`,
        detail: { revisionId },
      },
    });
    await enqueue(tx, articlePublished, { articleId }, { key: `article.published:${articleId}` });
    await pagesChanged(tx, namesTouchedBy({ ...article, ...address, sectionSlug: article.section.slug }));
    return { path: address.path };
  });
}

/** Drawings are ours, whatever an outlet allows. */
function ourOwn(stored: Map<string, StoredPicture>): Map<string, StoredPicture> {
  return new Map([...stored].filter(([, { drawing }]) => drawing));
}

function loadArticle(tx: Tx, id: number) {
  return tx.article.findUnique({
    where: { id },
    include: {
      section: true,
      publishedRevision: { select: { headline: true, standfirst: true, blocks: true } },
      blocks: { orderBy: { position: 'asc' }, include: { reviewedBy: { select: { name: true } } } },
      topics: LISTED_WITH.topics,
      bylines: { orderBy: { position: 'asc' }, include: { person: true, agency: true } },
    },
  });
}

async function pictureUrls(articleId: number): Promise<string[]> {
  const blocks = await db().articleBlock.findMany({ where: { articleId }, select: { attributes: true } });
  return blocks.flatMap(({ attributes }) =>
    (BlockAttributes.parse(attributes).pictures ?? []).map(({ url }) => url),
  );
}

interface Freezing {
  article: WorkingArticle;
  blocks: PublishedBlock[];
  actor: Actor;
  now: Date;
}

async function freezeRevision(tx: Tx, { article, blocks, actor, now }: Freezing): Promise<number> {
  const last = await tx.articleRevision.aggregate({
    where: { articleId: article.id },
    _max: { number: true },
  });
  const revision = await tx.articleRevision.create({
    data: {
      articleId: article.id,
      number: (last._max.number ?? 0) + 1,
      ...{
        at: now,
        publishedAt: now,
        reason: 'published' as const,
        authorId: actor.userId,
        author: actor.name,
      },
      ...{ headline: article.headline, standfirst: article.standfirst, teaser: teaserOf(blocks), blocks },
      credits: creditsOf(article),
      provenance: article.sourceItemId === null ? Prisma.DbNull : provenanceOf(article, blocks),
      baseRevisionId: article.baseRevisionId,
    },
  });
  return revision.id;
}

function creditsOf(article: WorkingArticle): Credit[] {
  return article.bylines.map(({ person, agency, credit }) => {
    if (person) return { kind: 'person', name: person.name, slug: person.slug };
    if (agency) return { kind: 'agency', name: agency.name, slug: agency.slug };
    return { kind: 'credit', name: credit ?? '', slug: null };
  });
}

function provenanceOf(article: WorkingArticle, blocks: PublishedBlock[]): Prisma.InputJsonObject {
  const text = textBlocks(blocks);
  const engine = article.blocks.find((block) => block.engine !== null);
  const reviews = article.blocks.filter((block) => block.reviewedAt !== null);
  const latest = reviews.reduce<(typeof reviews)[number] | null>(
    (last, block) =>
      last?.reviewedAt && block.reviewedAt && block.reviewedAt <= last.reviewedAt ? last : block,
    null,
  );
  return {
    fill: fillOf(text),
    engine: engine?.engine ?? null,
    engineVersion: engine?.engineVersion ?? null,
    translatedAt: engine?.translatedAt?.toISOString() ?? null,
    reviewedBy: latest ? (latest.reviewedBy?.name ?? 'The operator') : null,
    reviewedAt: latest?.reviewedAt?.toISOString() ?? null,
    reviewedShare: [text.filter((block) => block.status === 'reviewed').length, text.length],
  };
}

// A picture's few words don't make a text machine-written.
function textBlocks(blocks: PublishedBlock[]): PublishedBlock[] {
  const text = blocks.filter((block) => block.text.length > 0 && block.pictures.length === 0);
  return text.length > 0 ? text : blocks;
}

/** The address a first publication gives: free, in the site's zone, and kept by every later one. */
async function settleAddress(tx: Tx, article: WorkingArticle, now: Date) {
  if (article.path && article.publishedOn && article.firstPublishedAt) {
    return {
      path: article.path,
      publishedOn: article.publishedOn,
      firstPublishedAt: article.firstPublishedAt,
    };
  }
  const zone = env().SITE_TIME_ZONE;
  const base = slugify(article.slug) || `story-${article.id}`;
  const wanted = articlePath({ section: article.section.slug, firstPublishedAt: now, slug: base }, zone);
  // Two stories with one slug on one day: the database decides who was first, the other carries its number.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${wanted}))`;
  const taken =
    (await tx.article.count({ where: { path: wanted } })) +
    (await tx.redirect.count({ where: { path: wanted } }));
  return {
    path: taken ? `${wanted}-${article.id}` : wanted,
    publishedOn: new Date(dayIn(now, zone)),
    firstPublishedAt: now,
  };
}

/** What the outlet's terms say now; null for our own stories and outlets without any. */
async function termsOf(tx: Tx, { sourceId }: WorkingArticle, now: Date) {
  if (sourceId === null) return null;
  return tx.licenceTerms.findFirst({
    where: { sourceId, validFrom: { lte: now }, OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
  });
}

/** Whether readers would notice: other words or other pictures. That somebody reviewed the text is no modification. */
function readsOtherwise(
  { headline, standfirst, publishedRevision: before }: WorkingArticle,
  blocks: PublishedBlock[],
): boolean {
  if (before?.headline !== headline || before.standfirst !== standfirst) return true;
  const seen = (list: PublishedBlock[]) =>
    list.map(({ kind, html, attributes, pictures }) => [kind, html, attributes, pictures.map(lookOf)]);
  return !isDeepStrictEqual(
    seen(z.array(PublishedBlock).parse(before.blocks)),
    seen(z.array(PublishedBlock).parse(blocks)),
  );
}

/** Other sizes or formats of a picture are the same picture: its address begins with what the file is known by. */
function lookOf({ src, alt, caption, credit }: PictureView) {
  return [src.slice(0, '/media/'.length + 64), alt, caption, credit];
}

interface Judged {
  article: WorkingArticle;
  blocks: PublishedBlock[];
  mayIndex: boolean;
}

async function judge(tx: Tx, { article, blocks, mayIndex }: Judged) {
  const noindexReason = judgeIndexability({
    translated: article.sourceItemId !== null,
    mayIndex,
    statuses: blocks.map((block) => block.status),
    blockingFindings: await tx.finding.count({
      where: { articleId: article.id, blocking: true, settledAt: null },
    }),
  });
  return { indexable: noindexReason === null, noindexReason };
}
