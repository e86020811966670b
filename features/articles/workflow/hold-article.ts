import type { Transition } from '@/features/articles/states';
import type { Prisma } from '@/generated/prisma/client';
import { Refusal } from '@/lib/errors';
import { stepTaken } from '@/lib/pages/purge';
import { tellStepIn } from '@/lib/signals/steps';

/** Who does something, in words that stay readable when the account is gone. `userId` is null for the operator. */
export interface Actor {
  userId: number | null;
  name: string;
}

/** What every verb of the workflow is told. */
export interface Step {
  articleId: number;
  actor: Actor;
  now: Date;
}

export type Tx = Prisma.TransactionClient;
export type WorkingArticle = NonNullable<Awaited<ReturnType<typeof loadWorking>>>;

/** Holds an article's row until the transaction ends: who writes waits, who reads or refers to it does not. */
export async function lockArticle(tx: Tx, articleId: number): Promise<void> {
  await tx.$executeRaw`SELECT FROM articles WHERE id = ${articleId} FOR NO KEY UPDATE`;
}

/**
 * The article with its working text, its row held until the transaction ends: whatever moves an article begins here, so
 * that two steps at once go one after the other and each sees what the other did. Refusal `not-found`.
 */
export async function holdArticle(tx: Tx, articleId: number): Promise<WorkingArticle> {
  await lockArticle(tx, articleId);
  const article = await loadWorking(tx, articleId);
  if (!article) throw new Refusal('not-found', `There is no article ${articleId}.`);
  return article;
}

/** Writes down a step in the transaction that takes it. */
export async function recordStep(
  tx: Tx,
  { articleId, actor }: Step,
  [step, detail = {}]: [Transition | 'slug' | 'embargo' | 'preview' | 'hold', Prisma.InputJsonObject?],
): Promise<void> {
  tellStepIn(tx, step, { article: articleId, by: actor.name, ...detail });
  await stepTaken(tx, step);
  const action = `article.${step}`;
  const subject = `article:${articleId}`;
  await tx.auditEntry.create({
    data: { actorId: actor.userId, actor: actor.name, action, subject, detail },
  });
}

/** The article with its working text, as it is now. */
export function loadWorking(tx: Tx, id: number) {
  return tx.article.findUnique({
    where: { id },
    include: {
      section: true,
      sourceItem: true,
      publishedRevision: { select: { headline: true, standfirst: true, blocks: true } },
      blocks: { orderBy: { position: 'asc' } },
      topics: { select: { topic: { select: { slug: true } } } },
      bylines: { orderBy: { position: 'asc' }, include: { person: true, agency: true } },
    },
  });
}
