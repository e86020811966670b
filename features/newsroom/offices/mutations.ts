import { audit } from '@/features/accounts/audit';
import { type Editor, type Mail, type Outcome, Words } from '@/features/newsroom/offices/schema';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Handling {
  id: number;
  user: Editor;
}

const TABLES: Record<Mail, Prisma.Sql> = {
  report: Prisma.sql`reports`,
  letter: Prisma.sql`letters`,
  takedown: Prisma.sql`takedowns`,
};

/** Takes an open piece of mail upon oneself, also from a colleague, or gives it back. */
export async function takeMail(given: Handling & { mail: Mail; back?: boolean }): Promise<void> {
  const { mail, id, user, back = false } = given;
  await db().$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE ${TABLES[mail]} SET assignee_id = ${back ? null : user.id}::int WHERE id = ${id} AND state = 'open'`;
    if (count === 0) throw closedMeanwhile();
    await audit(tx, {
      actor: user,
      action: `${mail}.${back ? 'give-back' : 'take'}`,
      subject: `${mail}:${id}`,
    });
  });
}

/** Closes a report or letter with an outcome and words. Of two editors at the same moment, one is refused. */
export async function answerMail(
  given: Handling & { mail: 'report' | 'letter'; outcome: Outcome; words: string; now: Date },
): Promise<void> {
  const { mail, id, user, outcome, now } = given;
  const words = wordsIn(given.words);
  const state = outcome === 'answered' ? 'accepted' : 'declined';
  await db().$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE ${TABLES[mail]} SET state = ${state}::"ReportState", answer = ${words}, answered_by = ${user.name},
        answered_at = ${now} WHERE id = ${id} AND state = 'open'`;
    if (count === 0) throw closedMeanwhile();
    await audit(tx, {
      ...{ actor: user, action: `${mail}.answer`, subject: `${mail}:${id}` },
      detail: { outcome, words },
    });
  });
}

/** Opens a closed report or letter again. What was said stays in the audit log. */
export async function reopenMail({
  mail,
  id,
  user,
}: Handling & { mail: 'report' | 'letter' }): Promise<void> {
  await db().$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE ${TABLES[mail]} SET state = 'open', answer = NULL, answered_by = NULL, answered_at = NULL
      WHERE id = ${id} AND state <> 'open'`;
    if (count === 0) throw new Refusal('conflict', 'It is open already.');
    await audit(tx, { actor: user, action: `${mail}.reopen`, subject: `${mail}:${id}` });
  });
}

/** The words something is closed with, or a refusal beside their field. */
export function wordsIn(given: string): string {
  const words = Words.safeParse(given);
  if (!words.success) throw new Refusal('invalid', words.error.issues[0]?.message ?? '', 'words');
  return words.data;
}

/** What is said when somebody else was faster. */
export function closedMeanwhile(): Refusal {
  return new Refusal('conflict', 'A colleague closed it meanwhile. Look under Closed for what was said.');
}
