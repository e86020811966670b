'use server';
import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { askedFrom, authorise, ownAccount } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import {
  requirePassword,
  requirePasswordAlone,
  resetPassword,
  setPassword,
} from '@/features/accounts/passwords/mutations';
import { requireProof, requireRecentProof } from '@/features/accounts/passwords/require-proof';
import { acceptInvitation } from '@/features/accounts/people/invitations';
import { getOwn } from '@/features/accounts/queries';
import { getSecondFactor } from '@/features/accounts/second-factor/queries';
import { confirmTotp, prepareTotp, removeTotp } from '@/features/accounts/second-factor/mutations';
import { rememberDevice } from '@/features/accounts/sign-in/known-device';
import { cookieTerms, giveSession } from '@/features/accounts/sign-in/session-cookie';
import {
  type Factor,
  findSessionOwner,
  openSession,
  revokeSession,
} from '@/features/accounts/sign-in/sessions';
import { tellOwner } from '@/features/accounts/tell-owner';

/** Changes one's own password: the others' sessions end, this one is a new one. */
export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const [user, now] = [await ownAccount(), new Date()];
    await requireProof({ user, password: text(form, 'current'), now });
    const changed = await setPassword({
      userId: user.id,
      password: text(form, 'password'),
      actor: user,
      now,
    });
    tellOwner(user.id, 'The password of your account was changed, and every other session of it ended.');
    await renew(changed, 'password');
    return { said: 'Your password is changed. Every other session of yours has ended.' };
  });
}

/** Ends a session: one's own, or as the policy table allows. */
export async function revokeSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const id = text(form, 'session');
    const ownerId = await findSessionOwner(id);
    const user = await (ownerId === null ? ownAccount() : authorise('session.revoke', { ownerId }));
    const [password, now] = [text(form, 'current'), new Date()];
    if (ownerId !== null && ownerId !== user.id) await requireRecentProof({ user, password, now });
    await revokeSession({ id, userId: ownerId ?? user.id, actor: user, now });
    refresh();
    return {};
  });
}

/** All of the second factor's form: prepares it, confirms it and shows the recovery codes, or switches it off. */
export async function secondFactorAction(_: FormState, form: FormData): Promise<FormState> {
  const steps = { prepare: prepareFactor, confirm: confirmFactor, remove: removeFactor };
  const step = text(form, 'step');
  return answering(form, () => (step === 'confirm' || step === 'remove' ? steps[step] : steps.prepare)(form));
}

/** Takes an invitation: the account is made, and its owner is in. */
export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const told = await answering(form, async () => {
    const given = { token: text(form, 'token'), name: text(form, 'name'), password: text(form, 'password') };
    const user = await acceptInvitation({ ...given, now: new Date() });
    await enter(user, 'invitation');
    return {};
  });
  if (told.problem) return told;
  redirect('/newsroom');
}

/** Sets a new password by a link. Whoever got one is known on this device, so that no guesses of others' keep them out. */
export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const told = await answering(form, async () => {
    const now = new Date();
    const given = { token: text(form, 'token'), password: text(form, 'password'), now };
    await rememberDevice((await resetPassword(given)).id, now);
    return {};
  });
  if (told.problem) return told;
  redirect('/newsroom/sign-in?changed=yes');
}

/** Light or dark, on this computer. */
export async function themeAction(form: FormData): Promise<void> {
  const theme = text(form, 'theme') === 'dark' ? 'dark' : 'light';
  (await cookies()).set('newsroom-theme', theme, { ...cookieTerms(), path: '/newsroom', maxAge: 31_536_000 });
}

async function prepareFactor(form: FormData): Promise<FormState> {
  const user = await ownAccount();
  await requireProof({ user, password: text(form, 'current'), now: new Date() });
  await prepareTotp(user);
  refresh();
  return {};
}

async function confirmFactor(form: FormData): Promise<FormState> {
  const [user, now] = [await ownAccount(), new Date()];
  // Asked again: somebody else may have been shown a secret that its owner once had prepared.
  await requireProof({ user, password: text(form, 'current'), now });
  const shown = await confirmTotp({ owner: user, code: text(form, 'code'), now });
  tellOwner(user.id, 'A second factor was switched on for your account.');
  await renew(user, 'totp');
  return { said: 'It is on. Keep these codes: each lets you in once without the app.', shown };
}

async function removeFactor(form: FormData): Promise<FormState> {
  const [user, now] = [await ownAccount(), new Date()];
  const password = text(form, 'current');
  await requirePassword({ userId: user.id, password, now });
  if ((await getSecondFactor(user.id)).passkeys === 0) requirePasswordAlone(password);
  await removeTotp({ actor: user, userId: user.id, now });
  tellOwner(user.id, 'The second factor of your account was switched off.');
  await renew(user, 'password');
  return { said: 'The second factor is off.' };
}

async function renew(user: { id: number }, factor: Factor): Promise<void> {
  await enter(await getOwn(user.id), factor);
}

async function enter(user: { id: number; email: string; passwordHash: string | null }, factor: Factor) {
  const { userAgent } = await askedFrom();
  const id = await openSession({ user, factor, userAgent, now: new Date() });
  await giveSession({ id, userId: user.id });
  await rememberDevice(user.id, new Date());
}
