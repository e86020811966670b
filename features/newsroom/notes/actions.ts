'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { addNote, deleteNote, settleNote } from '@/features/newsroom/notes/mutations';
import { findNote } from '@/features/newsroom/notes/queries';
import { NewNote } from '@/features/newsroom/notes/schema';
import { getSubject } from '@/features/newsroom/workbench/queries';
import { Refusal } from '@/lib/errors';

const Id = z.coerce.number().int().positive().max(2_147_483_647);

/** Leaves a note on a story or one of its blocks. */
export async function addNoteAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const articleId = idIn(form, 'article');
    const user = await authorise('article.note', (await getSubject(articleId)) ?? { gone: true });
    const note = NewNote.safeParse({
      text: text(form, 'text'),
      block: text(form, 'block') || null,
      sentAs: text(form, 'sentAs'),
    });
    if (!note.success) throw new Refusal('invalid', note.error.issues[0]?.message ?? '', 'text');
    await addNote({ ...note.data, articleId, user, now: new Date() });
    refresh();
    return {};
  });
}

/** Marks a note as done, or takes that back. */
export async function settleNoteAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const id = idIn(form, 'id');
    const note = await findNote(id);
    const subject = note && (await getSubject(note.articleId));
    const user = await authorise('article.note', subject ?? { gone: true });
    await settleNote({ id, done: text(form, 'done') === 'yes', user, now: new Date() });
    refresh();
    return {};
  });
}

/** Deletes a note. */
export async function deleteNoteAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const id = idIn(form, 'id');
    const note = await findNote(id);
    const subject = note && (await getSubject(note.articleId));
    const user = await authorise(
      'note.delete',
      subject
        ? { ownerId: note.authorId, section: subject.section, language: subject.language }
        : { gone: true },
    );
    await deleteNote({ id, user });
    refresh();
    return {};
  });
}

function idIn(form: FormData, name: string): number {
  const id = Id.safeParse(text(form, name));
  if (!id.success) throw new Refusal('not-found', 'There is no such note.');
  return id.data;
}
