import type { Subject } from '@/features/accounts/policy';
import type { Mail } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';

/** What the policy table needs to know of a piece of mail: of which section and language the story is. */
export async function getSubject(mail: Mail, id: number): Promise<Subject> {
  if (mail === 'letter') return {};
  const select = {
    article: { select: { state: true, originalLanguage: true, section: { select: { slug: true } } } },
  };
  const found =
    mail === 'report'
      ? await db().report.findUnique({ where: { id }, select })
      : await db().takedown.findUnique({ where: { id }, select });
  if (!found) return { gone: true };
  const { article } = found;
  if (!article) return {};
  return { state: article.state, section: article.section.slug, language: article.originalLanguage };
}
