'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { idIn } from '@/features/newsroom/offices/read-field';
import { addSection, changeSection, moveSection } from '@/features/newsroom/offices/sections/mutations';
import { retireSection } from '@/features/newsroom/offices/sections/retire-section';
import { Direction, SectionWords } from '@/features/newsroom/offices/sections/schema';
import { Refusal } from '@/lib/errors';

/** Adds a section to the navigation. */
export async function addSectionAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('section.edit');
    const words = wordsIn(form);
    await addSection({ user, words });
    refresh();
    return { said: `“${words.name}” is the last of the navigation.` };
  });
}

/** Gives a section other words or another address. */
export async function changeSectionAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('section.edit');
    await changeSection({ id: idIn(form), user, words: wordsIn(form), seen: text(form, 'seen') });
    refresh();
    return { said: 'Changed.' };
  });
}

/** Moves a section one place in the navigation. */
export async function moveSectionAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('section.edit');
    const direction = Direction.safeParse(text(form, 'direction'));
    if (!direction.success) throw new Refusal('invalid', 'This button is of another page.');
    await moveSection({ id: idIn(form), user, direction: direction.data });
    refresh();
    return {};
  });
}

/** Retires a section; another takes over what is in it. */
export async function retireSectionAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('section.edit');
    const into = /^\d{1,9}$/.test(text(form, 'into')) ? Number(text(form, 'into')) : 0;
    await retireSection({ id: idIn(form), into, user });
    refresh();
    return {};
  });
}

function wordsIn(form: FormData): SectionWords {
  const words = SectionWords.safeParse(Object.fromEntries(form));
  if (words.success) return words.data;
  const [issue] = words.error.issues;
  throw new Refusal('invalid', issue?.message ?? 'This cannot be kept.', String(issue?.path[0]));
}
