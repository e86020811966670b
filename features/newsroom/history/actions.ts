'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { getTold } from '@/features/newsroom/history/queries';
import { restoreVersion } from '@/features/newsroom/history/restore-version';
import { Place } from '@/features/newsroom/history/schema';
import { Refusal } from '@/lib/errors';

const Number = z.coerce.number().int().positive().max(2_147_483_647);

/** Brings a version, or one place of it, back, and shows what that changed: from there it can be undone. */
export async function restoreAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const asked = z
      .object({ articleId: Number, from: Number, place: Place })
      .safeParse({ articleId: text(form, 'article'), from: text(form, 'from'), place: text(form, 'place') });
    const told = asked.success ? await getTold(asked.data.articleId) : null;
    if (!asked.success || !told) throw new Refusal('not-found', 'There is no such version of this story.');
    const user = await authorise('article.restore', told.subject);
    const before = await restoreVersion({ ...asked.data, user, now: new Date() });
    redirect(`/newsroom/articles/${told.id}/history?from=${before}&done=restored`);
  });
}
