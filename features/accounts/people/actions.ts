'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { makeReset } from '@/features/accounts/passwords/mutations';
import { requireRecentProof } from '@/features/accounts/passwords/require-proof';
import { invite } from '@/features/accounts/people/invitations';
import { changeRole, disableUser, enableUser } from '@/features/accounts/people/mutations';
import { sendLink } from '@/features/accounts/people/send-link';
import { emailOf } from '@/features/accounts/queries';
import { tellOwner } from '@/features/accounts/tell-owner';
import { Invited, Role } from '@/features/accounts/schema';
import { removeFactors } from '@/features/accounts/second-factor/remove-factors';
import { Refusal } from '@/lib/errors';
import { rowId } from '@/lib/row-id';

const Id = z.coerce.number().pipe(rowId());

/** Invites somebody: by mail when there is a mail server; the link is shown otherwise. */
export async function inviteAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const actor = await proven(form, authorise('user.invite'));
    const given = { email: text(form, 'email').trim(), name: text(form, 'name'), role: text(form, 'role') };
    const parsed = Invited.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Refusal('invalid', `This ${issue?.message ?? 'is wrong'}.`, String(issue?.path[0]));
    }
    const link = await invite({ invited: parsed.data, actor, now: new Date() });
    refresh();
    return sendLink({ to: parsed.data.email, link, what: 'invitation', holds: 'seven days' });
  });
}

/** Gives somebody another role. */
export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const userId = userIn(form);
    const actor = await proven(form, authorise('user.change-role', { ownerId: userId }));
    const role = Role.parse(text(form, 'role'));
    await changeRole({ actor, userId, role, now: new Date() });
    tellOwner(userId, `${actor.name} gave your account the role ${role}. You are signed out everywhere.`);
    refresh();
    return { said: `Is ${role} now, and signed out everywhere.`, typed: { role } };
  });
}

/** Shuts an account, or opens it again. */
export async function switchUserAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const userId = userIn(form);
    const actor = await proven(form, authorise('user.disable', { ownerId: userId }));
    const change = text(form, 'to') === 'enabled' ? enableUser : disableUser;
    await change({ actor, userId, now: new Date() });
    tellOwner(
      userId,
      `${actor.name} ${change === enableUser ? 'opened your account again' : 'shut your account'}.`,
    );
    refresh();
    return {};
  });
}

/** Makes a link to choose a new password. */
export async function resetLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const userId = userIn(form);
    const actor = await proven(form, authorise('user.reset-password', { ownerId: userId }));
    const link = await makeReset({ userId, actor, now: new Date() });
    return sendLink({ to: await emailOf(userId), link, what: 'link for a new password', holds: 'two hours' });
  });
}

/** Removes the second factor of somebody who lost it; a link for a new password lets them in. */
export async function removeFactorsAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const userId = userIn(form);
    const actor = await proven(form, authorise('user.remove-factor', { ownerId: userId }));
    const now = new Date();
    await removeFactors({ actor, userId, reason: text(form, 'reason'), now });
    const link = await makeReset({ userId, actor, now });
    // Not asked to come anew: without script the page would lose the link.
    const why = `${actor.name} removed the second factor of your account and ended its password and sessions. If you did not ask for that, tell them.`;
    const to = await emailOf(userId);
    const sent = await sendLink({ to, link, what: 'link for a new password', holds: 'two hours', why });
    return { ...sent, said: `The second factor is removed. ${sent.said ?? ''}` };
  });
}

/** Who asks, once it is sure that it is they: a session alone may be stolen, or left open. */
async function proven(form: FormData, asking: ReturnType<typeof authorise>) {
  const user = await asking;
  await requireRecentProof({ user, password: text(form, 'current'), now: new Date() });
  return user;
}

function userIn(form: FormData): number {
  const parsed = Id.safeParse(text(form, 'user'));
  if (!parsed.success) throw new Refusal('not-found', 'This account is gone.');
  return parsed.data;
}
