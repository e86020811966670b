import { audit } from '@/features/accounts/audit';
import { findMentions } from '@/features/newsroom/notes/find-mentions';
import { listColleagues } from '@/features/newsroom/notes/queries';
import type { NewNote } from '@/features/newsroom/notes/schema';
import { db } from '@/lib/db';

interface By {
  id: number;
  email: string;
}

/** Leaves a note; the same form sent again leaves no second one. */
export async function addNote(note: NewNote & { articleId: number; user: By; now: Date }): Promise<void> {
  const { articleId, block, text, sentAs, user, now } = note;
  const mentions = findMentions(text, await listColleagues()).filter((id) => id !== user.id);
  await db().note.createMany({
    data: {
      articleId,
      blockKey: block,
      text,
      sentAs: `${user.id}:${sentAs}`,
      authorId: user.id,
      mentions,
      at: now,
    },
    skipDuplicates: true,
  });
}

/** Says that a note is done with, or that it is not. Who said it first stays. */
export async function settleNote({
  id,
  done,
  user,
  now,
}: {
  id: number;
  done: boolean;
  user: By;
  now: Date;
}) {
  await db().note.updateMany({
    where: { id, doneAt: done ? null : { not: null } },
    data: done ? { doneAt: now, doneById: user.id } : { doneAt: null, doneById: null },
  });
}

/** Deletes a note. That it was there, and whose it was, stays on record. */
export async function deleteNote({ id, user }: { id: number; user: By }): Promise<void> {
  await db().$transaction(async (tx) => {
    const [gone] = await tx.note.findMany({ where: { id }, select: { articleId: true, authorId: true } });
    const { count } = await tx.note.deleteMany({ where: { id } });
    if (!gone || count === 0) return;
    const subject = `article:${gone.articleId}`;
    await audit(tx, {
      actor: user,
      action: 'note.delete',
      subject,
      detail: { note: id, author: gone.authorId },
    });
  });
}
