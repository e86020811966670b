'use server';
import { askedFrom } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { askForReset } from '@/features/accounts/passwords/ask-for-reset';
import { NewUser } from '@/features/accounts/schema';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

/** Sends a link for a new password to who has an account; everybody is told the same. */
export async function askForResetAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const email = text(form, 'email').trim();
    if (!env().SMTP_URL)
      throw new Refusal('conflict', 'There is no mail server here. Ask an admin for a link.');
    if (!NewUser.shape.email.safeParse(email).success)
      throw new Refusal('invalid', 'This must be an e-mail address.', 'email');
    const { address } = await askedFrom();
    const { send } = await askForReset({ email, address, now: new Date() });
    void send(); // after the answer, which must not tell by its time whether there is an account
    return {
      said: `If ${email} has an account here, a link is on its way. It works once, within two hours.`,
    };
  });
}
