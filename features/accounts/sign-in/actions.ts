'use server';
import { redirect } from 'next/navigation';
import { audit } from '@/features/accounts/audit';
import { askedFrom, currentUser } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { rememberDevice, shownDevice } from '@/features/accounts/sign-in/known-device';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { giveSession, leaveCookie, takeSession } from '@/features/accounts/sign-in/session-cookie';
import { revokeSession } from '@/features/accounts/sign-in/sessions';
import { signIn } from '@/features/accounts/sign-in/sign-in';
import { db } from '@/lib/db';

/** The sign-in form, both of its steps. Every sign-in begins a session of its own and ends the one it replaces. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const told = await answering(form, () => enter(form));
  if (told.field === 'code') return { ...told, ticket: text(form, 'ticket') }; // another try at the second step
  if (told.problem || told.ticket) return told;
  redirect(safeCallback(text(form, 'callbackUrl')));
}

/** Ends this session and goes back to the door. */
export async function signOutAction(): Promise<void> {
  const user = await currentUser();
  if (user) {
    await revokeSession({ id: user.sessionId, userId: user.id, now: new Date() });
    await audit(db(), { actor: user, action: 'session.close', subject: `user:${user.id}` });
  }
  await takeSession();
  redirect('/newsroom/sign-in?left=yes');
}

async function enter(form: FormData): Promise<FormState> {
  const now = new Date();
  const [asked, before, device] = await Promise.all([askedFrom(), currentUser(), shownDevice()]);
  const entered = await signIn({
    email: text(form, 'email'),
    password: text(form, 'password'),
    code: text(form, 'code'),
    ticket: text(form, 'ticket') || undefined,
    ...asked,
    device,
    now,
  });
  if (entered.step === 'code') return { ticket: entered.ticket, typed: { email: text(form, 'email') } };
  if (before) await revokeSession({ id: before.sessionId, userId: before.id, now });
  await giveSession({ id: entered.sessionId, userId: entered.user.id });
  await rememberDevice(entered.user.id, now);
  await leaveCookie('ticket', '', 0);
  return { said: 'in' };
}
