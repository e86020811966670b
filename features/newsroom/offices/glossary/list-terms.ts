import { z } from 'zod';
import { db } from '@/lib/db';

const PAGE_LENGTH = 50;

/** What an address of the glossary says. Whatever makes no sense is as if it weren't there. */
export const TermFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional()
    .catch(undefined),
  /** The id that the page before ended with. */
  after: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
});
export type TermFilter = z.infer<typeof TermFilter>;

/** A word of another language and what we say for it. */
export interface TermRow {
  id: number;
  language: string;
  term: string;
  translation: string;
  /** The name of the only section it holds in; null: everywhere. */
  section: string | null;
  caseSensitive: boolean;
  note: string;
}

/** One page of terms, the newest first, and the languages and sections there are. */
export async function listTerms({ q = '', language, after }: TermFilter) {
  const like = { contains: q, mode: 'insensitive' as const };
  const [rows, languages, sections] = await Promise.all([
    db().glossaryTerm.findMany({
      where: {
        ...(q && { OR: [{ term: like }, { translation: like }] }),
        ...(language && { sourceLanguage: language }),
        ...(after !== undefined && { id: { lt: after } }),
      },
      orderBy: { id: 'desc' },
      take: PAGE_LENGTH + 1,
      include: { section: { select: { name: true } } },
    }),
    db().source.findMany({
      distinct: ['language'],
      select: { language: true },
      orderBy: { language: 'asc' },
    }),
    db().section.findMany({ orderBy: { position: 'asc' }, select: { id: true, name: true } }),
  ]);
  return {
    terms: rows
      .slice(0, PAGE_LENGTH)
      .map(({ sourceLanguage, section, id, term, translation, caseSensitive, note }): TermRow => ({
        ...{ id, term, translation, caseSensitive, note },
        ...{ language: sourceLanguage, section: section?.name ?? null },
      })),
    next: rows.length > PAGE_LENGTH ? (rows[PAGE_LENGTH - 1]?.id ?? null) : null,
    languages: languages.map((row) => row.language),
    sections,
  };
}
