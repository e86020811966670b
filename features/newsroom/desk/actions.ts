'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { type Outcome, Ref, Work } from '@/features/newsroom/desk/schema';
import { deleteFilter, findOwner, saveFilter } from '@/features/newsroom/desk/queue/saved-filters';
import { createArticle, takeItem } from '@/features/newsroom/desk/work/mutations';
import { workRows } from '@/features/newsroom/desk/work/work-rows';
import { Refusal } from '@/lib/errors';

/** What the desk's form shows after it was sent: a result for each row. */
export interface WorkState extends FormState {
  outcomes?: Outcome[];
}

/** Does what a button says to every chosen row. Rows come as `a7:3`: which one, and whose it was shown to be. */
export async function workAction(_: WorkState, form: FormData): Promise<WorkState> {
  let outcomes: Outcome[] | undefined;
  const state = await answering(form, async () => {
    const user = await authorise('newsroom.enter');
    const [deed = '', only] = text(form, 'deed').split(' ');
    const chosen = only ? [only] : form.getAll('row');
    const work = Work.safeParse({
      deed,
      rows: chosen.map(rowIn),
      to: Number(text(form, 'to')) || undefined,
      topic: text(form, 'topic').trim() || undefined,
    });
    if (!work.success) throw new Refusal('invalid', work.error.issues[0]?.message ?? 'Choose what to do.');
    outcomes = await workRows(work.data, user, new Date());
    // Without script the page comes anew by itself, and would lose the results if it were asked to.
    if (text(form, 'scripted')) refresh();
    return {};
  });
  return { ...state, outcomes };
}

/** Takes a row and opens it. */
export async function openAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('newsroom.enter');
    const { ref, holder } = rowIn(text(form, 'row'));
    const parsed = Ref.safeParse(ref);
    if (!parsed.success) throw new Refusal('not-found', 'It is gone.');
    const articleId = await takeItem({ ref: parsed.data, holder, user, now: new Date() });
    redirect(`/newsroom/articles/${articleId}`);
  });
}

/** Begins a story of our own and opens it. */
export async function writeAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('article.create');
    const section = text(form, 'section') || undefined;
    const id = await createArticle({ user, section, now: new Date() });
    redirect(`/newsroom/articles/${id}`);
  });
}

/** Keeps the filter of the address under a name. */
export async function saveFilterAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('filter.save');
    const name = await saveFilter({ userId: user.id, name: text(form, 'name'), query: text(form, 'query') });
    refresh();
    return { said: `Saved as ${name}.` };
  });
}

/** Forgets a saved filter of one's own. */
export async function deleteFilterAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const id = Number(text(form, 'filter')) || 0;
    const ownerId = await findOwner(id);
    const user = await (ownerId === null
      ? authorise('filter.save')
      : authorise('filter.delete', { ownerId }));
    await deleteFilter({ userId: user.id, id });
    refresh();
    return {};
  });
}

function rowIn(value: FormDataEntryValue): { ref: string; holder: number | null } {
  const [ref = '', holder] = typeof value === 'string' ? value.split(':') : [];
  return { ref, holder: Number(holder) || null };
}
