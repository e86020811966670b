'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { idIn } from '@/features/newsroom/offices/read-field';
import { mergeTopics } from '@/features/newsroom/offices/topics/merge-topics';
import { deleteTopic, renameTopic } from '@/features/newsroom/offices/topics/mutations';

/** Gives a topic another name. */
export async function renameAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('topic.edit');
    await renameTopic({ id: idIn(form), user, name: text(form, 'name') });
    refresh();
    return { said: 'Renamed.' };
  });
}

/** Merges a topic into another. */
export async function mergeAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('topic.merge');
    await mergeTopics({ id: idIn(form), user, into: text(form, 'into') });
    refresh();
    return {};
  });
}

/** Deletes a topic that no story carries. */
export async function deleteAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('topic.edit');
    await deleteTopic({ id: idIn(form), user });
    refresh();
    return {};
  });
}
