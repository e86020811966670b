'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import type { Action } from '@/features/accounts/policy';
import { answerMail, reopenMail, takeMail } from '@/features/newsroom/offices/mutations';
import { getSubject } from '@/features/newsroom/offices/queries';
import { Decision, Mail, Outcome } from '@/features/newsroom/offices/schema';
import { decideTakedown } from '@/features/newsroom/offices/takedowns/decide-takedown';
import { Refusal } from '@/lib/errors';

const Id = z.coerce.number().int().positive().max(2_147_483_647);
const Answered = z.enum(['report', 'letter']);

const HANDLES: Record<Mail, Action> = {
  report: 'report.answer',
  letter: 'report.answer',
  takedown: 'takedown.decide',
};
const REMOVES = { withdraw: 'article.withdraw', kill: 'article.kill' } as const;

/** Takes a piece of mail upon oneself, or gives it back. */
export async function takeAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const [mail, id] = [one(Mail, form, 'mail'), one(Id, form, 'id')];
    const user = await authorise(HANDLES[mail], await getSubject(mail, id));
    await takeMail({ mail, id, user, back: text(form, 'back') === 'yes' });
    refresh();
    return {};
  });
}

/** Closes a report or letter. */
export async function answerAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const [mail, id] = [one(Answered, form, 'mail'), one(Id, form, 'id')];
    const user = await authorise('report.answer', await getSubject(mail, id));
    const outcome = one(Outcome, form, 'outcome');
    await answerMail({ mail, id, user, outcome, words: text(form, 'words'), now: new Date() });
    refresh();
    return {};
  });
}

/** Opens a closed report or letter again. */
export async function reopenAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const [mail, id] = [one(Answered, form, 'mail'), one(Id, form, 'id')];
    const user = await authorise('report.answer', await getSubject(mail, id));
    await reopenMail({ mail, id, user });
    refresh();
    return {};
  });
}

/** Decides a takedown request; removing its story needs the right to remove it, and the typed word. */
export async function decideAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const id = one(Id, form, 'id');
    const decision = one(Decision, form, 'decision');
    const subject = await getSubject('takedown', id);
    const user = await authorise('takedown.decide', subject);
    const removes = decision === 'withdraw' || decision === 'kill';
    const isGone = subject.state === 'killed' || (subject.state === 'withdrawn' && decision === 'withdraw');
    if (removes && subject.state && !isGone) await authorise(REMOVES[decision], subject);
    if (decision === 'kill' && text(form, 'sure').trim().toLowerCase() !== 'kill')
      throw new Refusal('invalid', 'Type the word “kill”: it cannot be brought back.', 'sure');
    const picture = /^[1-9]\d{0,8}$/.test(text(form, 'picture')) ? Number(text(form, 'picture')) : undefined;
    await decideTakedown({ id, decision, words: text(form, 'words'), picture, user, now: new Date() });
    refresh();
    return {};
  });
}

function one<Value>(schema: z.ZodType<Value>, form: FormData, name: string): Value {
  const parsed = schema.safeParse(text(form, name));
  if (!parsed.success) throw new Refusal('invalid', 'Choose one of these.', name);
  return parsed.data;
}
