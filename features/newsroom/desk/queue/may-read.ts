import { type Actor, may } from '@/features/accounts/policy';
import type { Ref } from '@/features/newsroom/desk/schema';
import { getSubject } from '@/features/newsroom/workbench/queries';
import { db } from '@/lib/db';

/** Whether somebody may read what a row of the desk stands for: also by an address, not only from their desk. */
export async function mayRead({ kind, id }: Ref, user: Actor): Promise<boolean> {
  if (kind === 'article') return may(user, 'article.read', (await getSubject(id)) ?? { gone: true });
  const item = await db().sourceItem.findUnique({
    where: { id },
    select: { language: true, source: { select: { section: { select: { slug: true } } } } },
  });
  if (!item) return false;
  return may(user, 'item.read', { section: item.source.section.slug, language: item.language });
}
