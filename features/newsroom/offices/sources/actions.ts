'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { idIn } from '@/features/newsroom/offices/read-field';
import { editOutlet, pauseOutlet, tryAgain } from '@/features/newsroom/offices/sources/mutations';

/** Pauses an outlet, or resumes it. */
export async function pauseAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('source.pause');
    await pauseOutlet({ id: idIn(form), user, paused: text(form, 'paused') === 'yes' });
    refresh();
    return {};
  });
}

/** Has the feeds of an outlet read at the next poll. */
export async function tryAgainAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('source.pause');
    await tryAgain({ id: idIn(form), user, now: new Date() });
    refresh();
    return { said: 'It is tried within a minute.' };
  });
}

/** Changes name, city and section of an outlet. */
export async function editAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('source.edit');
    const given = { name: text(form, 'name'), city: text(form, 'city'), section: text(form, 'section') };
    await editOutlet({ id: idIn(form), user, ...given });
    refresh();
    return { said: 'Saved.' };
  });
}
