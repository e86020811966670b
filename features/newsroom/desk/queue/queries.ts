import { db } from '@/lib/db';
import { languageName } from '@/lib/locale';

/** What the desk's filters offer: value and word. Short tables, whatever the archive holds. */
export async function listChoices() {
  const [sections, sources, people] = await Promise.all([
    db().section.findMany({ orderBy: { position: 'asc' }, select: { slug: true, name: true } }),
    db().source.findMany({
      orderBy: { name: 'asc' },
      take: 500,
      select: { slug: true, name: true, language: true },
    }),
    db().user.findMany({
      where: { disabledAt: null },
      orderBy: { name: 'asc' },
      take: 500,
      select: { id: true, name: true },
    }),
  ]);
  const languages = [...new Set(sources.map(({ language }) => language))];
  const pairs = (list: { slug: string; name: string }[]) =>
    list.map(({ slug, name }) => [slug, name] as const);
  return {
    section: pairs(sections),
    source: pairs(sources),
    language: languages
      .map((tag) => [tag, languageName(tag)] as const)
      .sort((one, other) => (one[1] < other[1] ? -1 : 1)),
    people: people.map(({ id, name }) => [String(id), name] as const),
  };
}

export type Choices = Awaited<ReturnType<typeof listChoices>>;
