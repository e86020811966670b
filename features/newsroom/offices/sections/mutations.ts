import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import { holdSections, moveAddress, takeAddress } from '@/features/newsroom/offices/sections/move-address';
import { type Direction, type SectionWords, wordsSeen } from '@/features/newsroom/offices/sections/schema';
import type { Prisma, Section } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { reasonOf, Refusal } from '@/lib/errors';

type Tx = Prisma.TransactionClient;

interface Change {
  id: number;
  user: Editor;
}

/** Adds a section at the end of the navigation. Refusal `invalid` beside its field. */
export async function addSection({ user, words }: { user: Editor; words: SectionWords }): Promise<void> {
  await inWords(
    db().$transaction(async (tx) => {
      await holdSections(tx);
      await requireFree(tx, words);
      const last = await tx.section.aggregate({ _max: { position: true } });
      const { id } = await tx.section.create({ data: { ...words, position: (last._max.position ?? 0) + 1 } });
      await audit(tx, { actor: user, action: 'section.add', subject: `section:${id}`, detail: { ...words } });
    }),
  );
}

/**
 * Gives a section other words or another address; the old one and its feeds answer 301. Stories stay where they are.
 * Refusal `conflict` when a colleague changed it after it was `seen`, `invalid` beside its field, `not-found`.
 */
export async function changeSection({
  id,
  user,
  words,
  seen,
}: Change & { words: SectionWords; seen: string }): Promise<void> {
  await inWords(
    db().$transaction(async (tx) => {
      await holdSections(tx);
      const section = await requireSection(tx, id);
      if (wordsSeen(section) === wordsSeen(words)) return;
      if (wordsSeen(section) !== seen)
        throw new Refusal(
          'conflict',
          `A colleague changed it meanwhile: it is “${section.name}” at /${section.slug} now.`,
        );
      await requireFree(tx, words, section);
      await tx.section.update({ where: { id }, data: words });
      if (words.slug !== section.slug) await moveAddress(tx, section.slug, words.slug, 'section moved');
      const detail = { from: { name: section.name, slug: section.slug }, to: { ...words } };
      await audit(tx, { actor: user, action: 'section.change', subject: `section:${id}`, detail });
    }),
  );
}

/** Moves a section one place in the navigation; at the end of it nothing happens. */
export async function moveSection({ id, user, direction }: Change & { direction: Direction }): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdSections(tx);
    const { name } = await requireSection(tx, id);
    const order = await tx.section.findMany({
      select: { id: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const at = order.findIndex((section) => section.id === id);
    const other = at + (direction === 'up' ? -1 : 1);
    const [mine, theirs] = [order[at], order[other]];
    if (!mine || !theirs) return;
    [order[at], order[other]] = [theirs, mine];
    for (const [place, section] of order.entries())
      await tx.section.update({ where: { id: section.id }, data: { position: place + 1 } });
    const detail = { name, direction, place: other + 1 };
    await audit(tx, { actor: user, action: 'section.move', subject: `section:${id}`, detail });
  });
}

/** A section, or the Refusal `not-found`. */
export async function requireSection(tx: Tx, id: number) {
  const section = await tx.section.findUnique({ where: { id } });
  if (!section) throw new Refusal('not-found', 'A colleague retired this section meanwhile.');
  return section;
}

/** Asked under the lock, so that nobody comes between the question and the writing. Refusal `invalid` beside its field. */
async function requireFree(tx: Tx, { name, slug }: SectionWords, own?: Section): Promise<void> {
  const others = { id: { not: own?.id } };
  if (await tx.section.findFirst({ where: { ...others, name: { equals: name, mode: 'insensitive' } } }))
    throw new Refusal('invalid', 'Another section has this name.', 'name');
  if (await tx.section.findFirst({ where: { ...others, slug } }))
    throw new Refusal('invalid', 'Another section has this address.', 'slug');
  await takeAddress(tx, slug, own?.slug);
}

/** The database knows which addresses the site needs: its refusal in words. */
async function inWords(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (error instanceof Refusal || !reasonOf(error).includes('sections_slug_free')) throw error;
    throw new Refusal('invalid', 'The site needs this address for itself.', 'slug');
  });
}
