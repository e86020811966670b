'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { discardJobs, replayJobs } from '@/features/newsroom/offices/jobs/mutations';
import { Refusal } from '@/lib/errors';

/** Has a job done again. */
export async function retryJobAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('job.change');
    await requireOne(replayJobs({ ids: [idIn(form)], user }));
    refresh();
    return { said: 'It is done again.' };
  });
}

/** Takes a job out of the queue. */
export async function dropJobAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('job.change');
    await requireOne(discardJobs({ ids: [idIn(form)], user }));
    refresh();
    return { said: 'Taken out of the queue.' };
  });
}

function idIn(form: FormData): string {
  const id = text(form, 'id');
  if (!/^\d{1,18}$/.test(id))
    throw new Refusal('invalid', 'The form names nothing that we know. Load the page again.');
  return id;
}

async function requireOne(changed: Promise<string[]>): Promise<void> {
  if ((await changed).length === 0)
    throw new Refusal('not-found', 'This job is done, running or gone by now. Load the page again.');
}
