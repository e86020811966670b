import { z } from 'zod';
import type { Subject } from '@/features/accounts/policy';
import { KeptBlock, type Snapshot, type Step, type Version } from '@/features/newsroom/history/schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

const PAGE_LENGTH = 40;
const Blocks = z.array(KeptBlock);

/** An article whose history somebody looks at, and what the policy table needs to know of it. */
export interface Told {
  id: number;
  headline: string;
  state: string;
  version: number;
  subject: Subject;
}

/** Null when there is no such article. */
export async function getTold(articleId: number): Promise<Told | null> {
  const article = await db().article.findUnique({
    where: { id: articleId },
    select: {
      ...{ id: true, headline: true, state: true, version: true, assigneeId: true, originalLanguage: true },
      section: { select: { slug: true } },
    },
  });
  if (!article) return null;
  const { id, headline, state, version, assigneeId, originalLanguage, section } = article;
  const subject = { state, ownerId: assigneeId, section: section.slug, language: originalLanguage };
  return { id, headline, state, version, subject };
}

/** The steps of an article's life, newest first; `before` is where the next page goes on. */
export async function listSteps(
  articleId: number,
  before?: number,
): Promise<{ steps: Step[]; before: number | null }> {
  const rows = await db().articleRevision.findMany({
    where: { articleId, number: { lt: before } },
    orderBy: { number: 'desc' },
    take: PAGE_LENGTH + 1,
    select: { number: true, at: true, author: true, reason: true, comment: true, publishedAt: true },
  });
  const steps = rows
    .slice(0, PAGE_LENGTH)
    .map(({ publishedAt, ...step }) => ({ ...step, isPublished: publishedAt !== null }));
  return { steps, before: rows.length > PAGE_LENGTH ? (steps.at(-1)?.number ?? null) : null };
}

/** A text as it stood at a version; null when there is none of that number. */
export async function getSnapshot(
  articleId: number,
  version: Version,
  client: Prisma.TransactionClient = db(),
): Promise<Snapshot | null> {
  if (version === 'now') return getNow(articleId, client);
  const revision = await client.articleRevision.findUnique({
    where: { articleId_number: { articleId, number: version } },
  });
  if (!revision) return null;
  const { at, author, reason, comment, headline, standfirst } = revision;
  const blocks = Blocks.parse(revision.blocks);
  return { version, at, author, reason, comment, headline, standfirst, blocks };
}

async function getNow(articleId: number, client: Prisma.TransactionClient): Promise<Snapshot | null> {
  const article = await client.article.findUnique({
    where: { id: articleId },
    select: { headline: true, standfirst: true, updatedAt: true, blocks: { orderBy: { position: 'asc' } } },
  });
  if (!article) return null;
  const { headline, standfirst, updatedAt: at } = article;
  const blocks = Blocks.parse(article.blocks);
  return { version: 'now', at, author: '', reason: 'now', comment: '', headline, standfirst, blocks };
}
