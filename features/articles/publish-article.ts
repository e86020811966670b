import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { articlePublished } from '@/features/articles/jobs';
import { articlePath } from '@/features/articles/addresses';
import { freezeBlocks, leadPictureOf } from '@/features/articles/freeze-blocks';
import { judgeIndexability } from '@/features/articles/workflow/judge-indexability';
import { PublishedBlock } from '@/features/articles/schema';
import { isPublic, requireTransition, stateAfter, statesBefore } from '@/features/articles/states';
import { fillOf, isEmptied, toldBlocks } from '@/features/articles/provenance/tell-text';
import { freezeRevision } from '@/features/articles/workflow/freeze-revision';
import {
  type Actor,
  holdArticle,
  recordStep,
  type Step,
  type Tx,
  type WorkingArticle,
} from '@/features/articles/workflow/hold-article';
import { holdShowable, mapPicturesByOrigin, type StoredPicture } from '@/features/media/queries';
import type { PictureView } from '@/features/media/schema';
import { Prisma } from '@/generated/prisma/client';
import { BlockAttributes } from '@/lib/blocks';
import { dayIn } from '@/lib/text/days';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';
import { slugify } from '@/lib/text/slug';

export type { Actor };

interface Publication extends Step {
  /** The version that was looked at; of any other, nothing is published (`conflict`). */
  version?: number;
}

interface Publishing extends Publication {
  /** What `listStored` found before the transaction began. */
  stored: Map<string, StoredPicture>;
  /** Readers are told what was wrong: its time of modification moves, whatever changed. */
  corrects?: boolean;
}

/** What readers see from now on, and where. */
export interface Published {
  path: string;
  revisionId: number;
  blocks: PublishedBlock[];
}

/**
 * Shows the working text to readers, for the first time or again: one transaction that freezes a revision, sets the
 * address (never changed by it afterwards), judges indexability and writes the audit row.
 * Refusal `not-found`, `conflict` (wrong state, or changed meanwhile), `invalid` (nothing to publish).
 */
export async function publishArticle(publication: Publication): Promise<{ path: string }> {
  const stored = await listStored(publication.articleId, publication.now);
  const { path } = await db().$transaction((tx) => publishIn(tx, { ...publication, stored }));
  return { path };
}

/** `publishArticle` within somebody's transaction. */
export async function publishIn(
  tx: Tx,
  { corrects, stored: found, ...step }: Publishing,
): Promise<Published> {
  const { articleId, actor, now, version } = step;
  const article = await holdArticle(tx, articleId); // each numbers its own revision
  const stored = await holdShowable(tx, found, now);
  if (version !== undefined && version !== article.version) throw changedMeanwhile(articleId);
  const verb = corrects ? 'correct' : isPublic(article.state) ? 'update' : 'publish';
  requireTransition(verb, article.state);
  if (article.embargoUntil && article.embargoUntil > now)
    throw new Refusal('invalid', 'The article is under embargo.');
  const terms = await termsOf(tx, article.sourceId, now);
  const mayShow = article.sourceId === null || terms?.mayShowPictures;
  const blocks = freezeBlocks(article.blocks, mayShow ? stored : ourOwn(stored));
  if (blocks.length === 0) throw new Refusal('invalid', 'The article has no text.');
  const reason = corrects ? 'corrected' : 'published';
  const revisionId = await freezeRevision(tx, { article, blocks, actor, now, reason });
  const address = await settleAddress(tx, article, now);
  const moves = corrects || (isPublic(article.state) && readsOtherwise(article, blocks));
  const { count } = await tx.article.updateMany({
    where: { id: articleId, version: article.version, state: { in: statesBefore(verb) } },
    data: {
      ...address,
      ...(await judge(tx, { article, blocks, mayIndex: terms?.mayIndex ?? false })),
      state: article.state === 'corrected' ? 'corrected' : stateAfter(verb),
      version: { increment: 1 },
      ...(moves && { modifiedAt: now }),
      ...{ publishedRevisionId: revisionId, fill: fillOf(toldBlocks(blocks)) },
      ...{ withdrawnAt: null, withdrawnReason: null, scheduledFor: null, heldReason: null },
      leadPicture: leadPictureOf(blocks) ?? Prisma.DbNull,
    },
  });
  if (count === 0) throw changedMeanwhile(articleId);
  await tx.redirect.deleteMany({ where: { path: address.path, articleId } });
  await recordStep(tx, step, [verb, { revisionId }]);
  await enqueue(tx, articlePublished, { articleId }, { key: `article.published:${articleId}` });
  return { path: address.path, revisionId, blocks };
}

/** The stored pictures of a working text. Read before a transaction begins: it takes no second connection. */
export async function listStored(articleId: number, now: Date): Promise<Map<string, StoredPicture>> {
  return mapPicturesByOrigin(await pictureUrls(articleId), now);
}

function changedMeanwhile(articleId: number): Refusal {
  return new Refusal('conflict', `Article ${articleId} was changed by somebody else meanwhile.`);
}

/** Drawings are ours, whatever an outlet allows. */
export function ourOwn(stored: Map<string, StoredPicture>): Map<string, StoredPicture> {
  return new Map([...stored].filter(([, { drawing }]) => drawing));
}

async function pictureUrls(articleId: number): Promise<string[]> {
  const blocks = await db().articleBlock.findMany({ where: { articleId }, select: { attributes: true } });
  return blocks.flatMap(({ attributes }) =>
    (BlockAttributes.parse(attributes).pictures ?? []).map(({ url }) => url),
  );
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
export async function termsOf(tx: Tx, sourceId: number | null, now: Date) {
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
    list
      .filter((block) => !isEmptied(block))
      .map(({ kind, html, attributes, pictures }) => [kind, html, attributes, pictures.map(lookOf)]);
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
