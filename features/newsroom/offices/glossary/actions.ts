'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { addTerm, addTerms, removeTerm } from '@/features/newsroom/offices/glossary/mutations';
import { NewTerm } from '@/features/newsroom/offices/glossary/schema';
import { idIn } from '@/features/newsroom/offices/read-field';
import { Refusal } from '@/lib/errors';

/** Takes up one term. */
export async function addTermAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('glossary.edit');
    const read = NewTerm.safeParse({
      ...{
        language: text(form, 'language'),
        term: text(form, 'term'),
        translation: text(form, 'translation'),
      },
      ...{ sectionId: text(form, 'section') || null, note: text(form, 'note') },
      caseSensitive: text(form, 'case') === 'exact',
    });
    const issue = read.error?.issues[0];
    if (!read.success) throw new Refusal('invalid', issue?.message ?? '', String(issue?.path[0] ?? 'term'));
    await addTerm(read.data, user);
    refresh();
    return { said: `Taken up: ${read.data.term}.` };
  });
}

/** Takes up a pasted list, and tells what became of each line. */
export async function addTermsAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('glossary.edit');
    const told = await addTerms(text(form, 'list'), text(form, 'language'), user);
    refresh();
    return { said: 'Read.', shown: told };
  });
}

/** Removes a term. */
export async function removeTermAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    await removeTerm(idIn(form), await authorise('glossary.edit'));
    refresh();
    return {};
  });
}
