import { type Action, may, POLICY } from '@/features/accounts/policy';
import { articlePath } from '@/features/articles/addresses';
import { type Blocker, findBlockers } from '@/features/newsroom/workflow/find-blockers';
import { type Asked, subjectOf } from '@/features/newsroom/workflow/take-step';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

const SELECTED = {
  ...{ id: true, version: true, state: true, headline: true, slug: true, path: true, originalLanguage: true },
  ...{ scheduledFor: true, heldReason: true, embargoUntil: true, firstPublishedAt: true, modifiedAt: true },
  ...{ withdrawnAt: true, withdrawnReason: true, indexable: true, noindexReason: true, assigneeId: true },
  section: { select: { slug: true, name: true } },
  blocks: {
    select: {
      ...{ key: true, position: true, kind: true, text: true },
      ...{ status: true, engine: true, hands: true },
    },
    orderBy: { position: 'asc' },
  },
  corrections: { select: { id: true, at: true, kind: true, text: true }, orderBy: { id: 'asc' } },
  redirects: { where: { status: 301 }, select: { path: true }, orderBy: { path: 'asc' } },
} as const;

/** Everything that the page of an article's publication shows to somebody; null when there is no such article. */
export async function getPublishing({ articleId, user, now }: Asked) {
  const article = await db().article.findUnique({ where: { id: articleId }, select: SELECTED });
  if (!article) return null;
  const subject = subjectOf(article);
  const actions = (Object.keys(POLICY) as Action[]).filter((action) => may(user, action, subject));
  const blockers: Blocker[] = await findBlockers(articleId, { now });
  return { article, blockers, actions, base: baseOf(article, now) };
}

export type Publishing = NonNullable<Awaited<ReturnType<typeof getPublishing>>>;

/** What stands before the slug in the article's address: settled once published, until then as of today. */
function baseOf(article: { path: string | null; section: { slug: string } }, now: Date): string {
  const path = articlePath(
    { section: article.section.slug, firstPublishedAt: now, slug: '' },
    env().SITE_TIME_ZONE,
  );
  return env().SITE_URL + (article.path ? article.path.slice(0, article.path.lastIndexOf('/') + 1) : path);
}
