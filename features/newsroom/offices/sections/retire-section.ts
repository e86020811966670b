import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import { holdSections, moveAddress } from '@/features/newsroom/offices/sections/move-address';
import { requireSection } from '@/features/newsroom/offices/sections/mutations';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Retirement {
  id: number;
  /** The section that takes over what is in it. */
  into: number;
  user: Editor;
}

/**
 * Takes a section out of the navigation: its stories, outlets, terms and people are the other's from then on, its address
 * and feeds lead there. Stories keep their own addresses. Terms that the other section says otherwise are named in
 * the audit log and go, as do the orders of its page. Refusal `invalid`, `not-found`.
 */
export async function retireSection({ id, into, user }: Retirement): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await holdSections(tx);
      const from = await requireSection(tx, id);
      const to = await tx.section.findUnique({ where: { id: into } });
      if (!to || to.id === id)
        throw new Refusal('invalid', 'Say which section takes over its stories.', 'into');
      const { count: stories } = await tx.article.updateMany({
        where: { sectionId: id },
        data: { sectionId: into },
      });
      await tx.source.updateMany({ where: { sectionId: id }, data: { sectionId: into } });
      const terms = await moveTerms(tx, id, into);
      await moveAddress(tx, from.slug, to.slug, 'section retired');
      await tx.section.delete({ where: { id } });
      const detail = { name: from.name, slug: from.slug, into: to.name, stories, terms };
      await audit(tx, { actor: user, action: 'section.retire', subject: `section:${id}`, detail });
    },
    { timeout: 120_000 }, // a hundred thousand stories may move
  );
}

/** Moves what the other section does not say already; answers the rest, which goes with the section. */
async function moveTerms(tx: Prisma.TransactionClient, from: number, into: number): Promise<string[]> {
  await tx.$executeRaw`
    UPDATE glossary_terms t SET section_id = ${into} WHERE section_id = ${from} AND NOT EXISTS (
      SELECT FROM glossary_terms o WHERE o.section_id = ${into} AND lower(o.term) = lower(t.term)
        AND o.source_language = t.source_language AND o.target_language = t.target_language)`;
  const left = await tx.glossaryTerm.findMany({
    where: { sectionId: from },
    select: { term: true, translation: true },
  });
  return left.map(({ term, translation }) => `${term}: ${translation}`);
}
