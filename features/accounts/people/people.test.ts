import { beforeEach, describe, expect, it } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import {
  makeReset,
  requirePassword,
  resetPassword,
  setPassword,
} from '@/features/accounts/passwords/mutations';
import { acceptInvitation, getInvitation, invite } from '@/features/accounts/people/invitations';
import { changeRole, disableUser, enableUser } from '@/features/accounts/people/mutations';
import { findSession, openSession } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3600_000);
const PASSWORD = 'river stone lamp seventeen';
const NEXT = 'another lamp beside nineteen herons';
let count = 0;
let user: { id: number; email: string; passwordHash: string | null };
let admin: { id: number; email: string };

beforeEach(async () => {
  count++;
  const named = (role: 'admin' | 'editor') => ({
    email: `${role}${count}@paper.example`,
    name: 'Somebody',
    role,
  });
  admin = await createUser({ ...named('admin'), password: PASSWORD });
  const { id } = await createUser({ ...named('editor'), password: PASSWORD });
  user = await db().user.findUniqueOrThrow({ where: { id } });
});

const open = () => openSession({ user, factor: 'password', userAgent: 'test', now });
const tokenIn = (link: string) => link.split('/').at(-1) ?? '';
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

describe('whatever changes what a person may do ends every session of theirs', () => {
  const change = () => ({ actor: admin, userId: user.id, now });
  it.each([
    ['another role', () => changeRole({ ...change(), role: 'publisher' })],
    ['disabling', () => disableUser(change())],
    ['a new password', () => setPassword({ userId: user.id, password: NEXT, actor: user, now })],
    [
      'a new password by a link',
      async () => resetPassword({ token: tokenIn(await makeReset(change())), password: NEXT, now }),
    ],
  ])('%s', async (_, work) => {
    const ids = await Promise.all([open(), open()]);
    await work();
    expect(await Promise.all(ids.map((id) => findSession(id, now)))).toEqual([null, null]);
    const entries = await db().auditEntry.findMany({
      where: { subject: `user:${user.id}` },
      orderBy: { id: 'desc' },
    });
    expect(entries[0]?.action).toMatch(/^(?:user|password)\./);
  });

  it('a session proven by the old password can not begin after the new one was set', async () => {
    await setPassword({ userId: user.id, password: NEXT, actor: user, now });
    expect(await refused(open())).toMatch(/changed meanwhile/);
  });

  it('an account opened again lets its owner in again', async () => {
    await disableUser(change());
    expect(await refused(open())).toMatch(/changed meanwhile/);
    await enableUser(change());
    expect(await refused(open())).toBeNull();
  });
});

it('of two admins who remove each other at the same moment one stays', async () => {
  await db().user.updateMany({ where: { role: 'admin', id: { not: admin.id } }, data: { role: 'editor' } });
  await changeRole({ actor: admin, userId: user.id, role: 'admin', now });
  const both = await Promise.all([
    refused(disableUser({ actor: admin, userId: user.id, now })),
    refused(changeRole({ actor: user, userId: admin.id, role: 'editor', now })),
  ]);
  expect(both.filter((answer) => answer === null)).toHaveLength(1);
  expect(await db().user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
});

describe('an invitation', () => {
  const invited = () => ({ email: `new${count}@paper.example`, name: '', role: 'translator' as const });
  const accept = (token: string) => acceptInvitation({ token, name: 'New One', password: PASSWORD, now });

  it('makes one account, also when it is taken twice at the same moment', async () => {
    const token = tokenIn(await invite({ invited: invited(), actor: admin, now }));
    const both = await Promise.all([refused(accept(token)), refused(accept(token))]);
    expect(both.filter((answer) => answer === null)).toHaveLength(1);
    expect(await db().user.findUnique({ where: { email: invited().email } })).toMatchObject({
      role: 'translator',
    });
  });

  it('ends after seven days, with a later one, and is not what the database keeps', async () => {
    const first = tokenIn(await invite({ invited: invited(), actor: null, now }));
    expect(await getInvitation(first, later(7 * 24 - 1))).not.toBeNull();
    expect(await getInvitation(first, later(7 * 24))).toBeNull();
    const second = tokenIn(await invite({ invited: invited(), actor: admin, now }));
    expect(await refused(accept(first))).toMatch(/Ask for a new one/);
    expect(await db().invitation.findUnique({ where: { tokenHash: second } })).toBeNull();
    expect(await refused(accept(second))).toBeNull();
  });
});

it('a link for a new password works once and for two hours', async () => {
  const link = () => makeReset({ userId: user.id, actor: admin, now });
  const [old, token] = [tokenIn(await link()), tokenIn(await link())];
  const reset = (with_: string, at = now) =>
    refused(resetPassword({ token: with_, password: NEXT, now: at }));
  expect(await reset(old)).toMatch(/Ask for a new one/);
  expect(await reset(token, later(2))).toMatch(/Ask for a new one/);
  const both = await Promise.all([reset(token), reset(token)]);
  expect(both.filter((answer) => answer === null)).toHaveLength(1);
  expect(await refused(requirePassword({ userId: user.id, password: NEXT, now }))).toBeNull();
});
