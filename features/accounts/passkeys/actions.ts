'use server';
import { refresh } from 'next/cache';
import { askedFrom, currentUser, ownAccount } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { addPasskey, askForNewPasskey } from '@/features/accounts/passkeys/add-passkey';
import { CHALLENGE_MS } from '@/features/accounts/passkeys/challenges';
import { askForPasskey, enterWithPasskey } from '@/features/accounts/passkeys/enter-with-passkey';
import { removePasskey, renamePasskey } from '@/features/accounts/passkeys/mutations';
import { type RelyingParty, relyingParty } from '@/features/accounts/passkeys/relying-party';
import { requirePassword, requirePasswordAlone } from '@/features/accounts/passwords/mutations';
import { requireProof } from '@/features/accounts/passwords/require-proof';
import { getOwn } from '@/features/accounts/queries';
import { getSecondFactor } from '@/features/accounts/second-factor/queries';
import { rememberDevice, shownDevice } from '@/features/accounts/sign-in/known-device';
import { safeCallback } from '@/features/accounts/sign-in/safe-callback';
import { giveSession, leaveCookie, leftCookie } from '@/features/accounts/sign-in/session-cookie';
import { type Factor, openSession, revokeSession } from '@/features/accounts/sign-in/sessions';
import { tellOwner } from '@/features/accounts/tell-owner';
import { Refusal } from '@/lib/errors';

/** What to ask this browser for, so that it can prove who is here. */
export async function askForPasskeyAction() {
  const { options, sealed } = await askForPasskey(requireParty(), new Date());
  await leaveCookie('passkey', sealed, CHALLENGE_MS / 1000);
  return options;
}

/** Signs in with a browser's answer; `to` is where to go then. */
export async function passkeySignInAction(
  response: unknown,
  callbackUrl: unknown,
): Promise<{ to?: string; problem?: string }> {
  const told = await answering(new FormData(), async () => {
    const [asked, before, now] = [await askedFrom(), await currentUser(), new Date()];
    const [sealed, device] = [await leftCookie('passkey'), await shownDevice()];
    const entered = await enterWithPasskey({
      response,
      sealed,
      device,
      party: requireParty(),
      ...asked,
      now,
    });
    if (before) await revokeSession({ id: before.sessionId, userId: before.id, now });
    await giveSession({ id: entered.sessionId, userId: entered.user.id });
    await rememberDevice(entered.user.id, now);
    return {};
  });
  return told.problem ? { problem: told.problem } : { to: safeCallback(callbackUrl) };
}

/** What to ask this browser for, to make a passkey: only who knows the password may add a key to the house. */
export async function askForNewPasskeyAction(form: FormData) {
  let options: Awaited<ReturnType<typeof askForNewPasskey>>['options'] | undefined;
  const told = await answering(form, async () => {
    const [owner, now] = [await ownAccount(), new Date()];
    await requireProof({ user: owner, password: text(form, 'current'), now });
    const asked = await askForNewPasskey({ owner, party: requireParty(), now });
    await leaveCookie('passkey', asked.sealed, CHALLENGE_MS / 1000);
    options = asked.options;
    return {};
  });
  return { options, told };
}

/** Keeps the passkey a browser made. */
export async function addPasskeyAction(name: unknown, response: unknown): Promise<FormState> {
  return answering(new FormData(), async () => {
    const [owner, sealed, now] = [await ownAccount(), await leftCookie('passkey'), new Date()];
    const shown = await addPasskey({
      owner,
      name: String(name),
      response,
      sealed,
      party: requireParty(),
      now,
    });
    tellOwner(owner.id, 'A passkey was added to your account.');
    await renew(owner.id, 'passkey', now);
    refresh();
    const said = 'It is kept. Every other session of yours has ended.';
    return shown.length > 0
      ? { said: `${said} Keep these codes: each lets you in once without it.`, shown }
      : { said };
  });
}

/** Gives a passkey another name. */
export async function renamePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const owner = await ownAccount();
    await renamePasskey({
      owner,
      id: Number(text(form, 'passkey')),
      name: text(form, 'name'),
      now: new Date(),
    });
    refresh();
    return { said: 'Renamed.', typed: { name: text(form, 'name') } };
  });
}

/** Removes one. The last second factor goes only when the password is long enough to stand alone. */
export async function removePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const [owner, now] = [await ownAccount(), new Date()];
    const password = text(form, 'current');
    await requirePassword({ userId: owner.id, password, now });
    const { on, passkeys } = await getSecondFactor(owner.id);
    if (!on && passkeys === 1) requirePasswordAlone(password);
    await removePasskey({ owner, id: Number(text(form, 'passkey')), now });
    tellOwner(owner.id, 'A passkey was removed from your account.');
    await renew(owner.id, 'password', now);
    refresh();
    return {};
  });
}

function requireParty(): RelyingParty {
  const party = relyingParty();
  if (!party) throw new Refusal('conflict', 'Passkeys need a name in SITE_URL, not an address of digits.');
  return party;
}

async function renew(userId: number, factor: Factor, now: Date): Promise<void> {
  const { userAgent } = await askedFrom();
  const id = await openSession({ user: await getOwn(userId), factor, userAgent, now });
  await giveSession({ id, userId });
}
