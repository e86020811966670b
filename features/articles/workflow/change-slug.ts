import { isPublic } from '@/features/articles/states';
import {
  holdArticle,
  recordStep,
  type Step,
  type Tx,
  type WorkingArticle,
} from '@/features/articles/workflow/hold-article';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { slugify } from '@/lib/text/slug';

interface Naming extends Step {
  slug: string;
}

/**
 * Gives an article another slug. A live one moves: its old address answers 301, and so does every older one, each in a
 * single hop. Section and day in the address stay. Refusal `invalid` (no slug, or taken), `conflict` (gone from readers).
 */
export function changeSlug(naming: Naming): Promise<{ path: string | null }> {
  return db().$transaction((tx) => changeSlugIn(tx, naming));
}

/** `changeSlug` within somebody's transaction. */
export async function changeSlugIn(
  tx: Tx,
  { slug: given, ...step }: Naming,
): Promise<{ path: string | null }> {
  const article = await holdArticle(tx, step.articleId);
  const slug = slugify(given);
  if (!slug) throw new Refusal('invalid', 'Use letters and digits.', 'slug');
  if (article.state === 'withdrawn' || article.state === 'killed')
    throw new Refusal('conflict', `The story is ${article.state}: its address stays.`);
  const path = isPublic(article.state) ? await movePage(tx, article, slug) : article.path;
  await tx.article.update({ where: { id: article.id }, data: { slug, path, version: { increment: 1 } } });
  await recordStep(tx, step, ['slug', { from: article.slug, to: slug }]);
  return { path };
}

async function movePage(tx: Tx, article: WorkingArticle, slug: string): Promise<string | null> {
  const { id, path: before } = article;
  const path = before === null ? null : before.slice(0, before.lastIndexOf('/') + 1) + slug;
  if (!before || !path || path === before) return before;
  await requireFree(tx, path, id);
  await tx.redirect.deleteMany({ where: { path, articleId: id } });
  await tx.redirect.updateMany({ where: { articleId: id }, data: { status: 301, target: path } });
  await tx.redirect.create({ data: { path: before, target: path, status: 301, articleId: id } });
  return path;
}

/** Whoever wants this address waits here for the other, as a first publication does; then the tables tell. */
async function requireFree(tx: Tx, path: string, articleId: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${path}))`;
  const others = { path, articleId: { not: articleId } };
  const taken =
    (await tx.article.count({ where: { path, id: { not: articleId } } })) +
    (await tx.redirect.count({ where: { OR: [others, { path, articleId: null }] } }));
  if (taken) throw new Refusal('invalid', 'Another story has this address, or had it.', 'slug');
}
