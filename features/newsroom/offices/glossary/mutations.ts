import { audit } from '@/features/accounts/audit';
import { MOST_LINES, NewTerm } from '@/features/newsroom/offices/glossary/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface By {
  id: number;
  email: string;
}

/** Takes up a term. Refusal `conflict` when the glossary has it already, for this section or everywhere. */
export async function addTerm(asked: NewTerm, user: By): Promise<void> {
  try {
    await db().$transaction((tx) => add(tx, asked, user));
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) throw error;
    throw new Refusal('conflict', `The glossary has “${asked.term}” already. Remove it first.`, 'term');
  }
}

/** Removes a term; it may be gone already. */
export async function removeTerm(id: number, user: By): Promise<void> {
  await db().$transaction(async (tx) => {
    const gone = await tx.glossaryTerm.findUnique({ where: { id } });
    const { count } = await tx.glossaryTerm.deleteMany({ where: { id } });
    if (!gone || count === 0) return;
    const { term, translation } = gone;
    const entry = { actor: user, action: 'glossary.remove', subject: `term:${id}` };
    await audit(tx, { ...entry, detail: { term, translation } });
  });
}

/**
 * Takes up a list, a term and its translation a line with a tab between, line by line: what is wrong or there already
 * is told and stops nothing else.
 */
export async function addTerms(list: string, language: string, user: By): Promise<string[]> {
  const lines = list.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (lines.length > MOST_LINES)
    throw new Refusal('invalid', `At most ${MOST_LINES} lines at once; these are ${lines.length}.`, 'list');
  const told: string[] = [];
  for (const line of lines) {
    const [term = '', translation = '', note = ''] = line.split('\t');
    const read = NewTerm.safeParse({
      language,
      term,
      translation,
      note,
      sectionId: null,
      caseSensitive: false,
    });
    told.push(
      `${term.trim().slice(0, 80)}: ${read.success ? await taken(read.data, user) : (read.error.issues[0]?.message ?? '')}`,
    );
  }
  return told;
}

async function taken(term: NewTerm, user: By): Promise<string> {
  try {
    await addTerm(term, user);
    return 'taken up.';
  } catch (error) {
    if (error instanceof Refusal) return 'there already.';
    throw error;
  }
}

async function add(tx: Prisma.TransactionClient, { language, ...data }: NewTerm, user: By): Promise<void> {
  const { id } = await tx.glossaryTerm.create({
    data: { ...data, sourceLanguage: language, authorId: user.id },
  });
  const detail = { language, term: data.term, translation: data.translation };
  await audit(tx, { actor: user, action: 'glossary.add', subject: `term:${id}`, detail });
}
