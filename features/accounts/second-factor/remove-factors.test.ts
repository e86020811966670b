import { beforeEach, expect, test } from 'vitest';
import { makeReset, requirePassword, resetPassword } from '@/features/accounts/passwords/mutations';
import { makePerson } from '@/features/accounts/people/test-person';
import { may, type Actor } from '@/features/accounts/policy';
import { Role } from '@/features/accounts/schema';
import { removeFactors } from '@/features/accounts/second-factor/remove-factors';
import { findSession, openSession } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const now = new Date('2026-11-23T10:00:00Z');
const PASSWORD = 'river stone lamp seventeen';
type Person = Actor & { email: string };
let admin: Person;
let person: Person;

beforeEach(async () => {
  [admin, person] = [await makePerson('admin'), await makePerson('publisher')];
  await equip(person.id);
});

/** An app, two passkeys and a recovery code. */
async function equip(userId: number): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { totpSecret: 'sealed', totpConfirmedAt: now } });
  for (const name of ['laptop', 'telephone'])
    await db().passkey.create({
      data: { userId, credentialId: `${name} ${userId}`, publicKey: new Uint8Array([1]), name },
    });
  await db().recoveryCode.create({ data: { userId, codeHash: `hash ${userId}` } });
}

/** Everything the removal could write. */
async function rows(userId: number) {
  const where = { userId };
  return {
    user: await db().user.findUnique({ where: { id: userId } }),
    passkeys: await db().passkey.count({ where }),
    codes: await db().recoveryCode.count({ where }),
    open: await db().session.count({ where: { ...where, revokedAt: null } }),
    audits: await db().auditEntry.count(),
  };
}

async function session(id: number): Promise<string> {
  const user = await db().user.findUniqueOrThrow({ where: { id } });
  return openSession({ user, factor: 'totp', userAgent: 'test', now });
}

const remove = (given: { userId?: number; reason?: string; actor?: Person } = {}) =>
  removeFactors({ actor: admin, userId: person.id, reason: 'Telephone in the river.', now, ...given });
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

test('app, passkeys, codes, password and sessions go, and the audit log keeps who and why', async () => {
  const sessions = [await session(person.id), await session(person.id)];
  await remove();
  expect(await Promise.all(sessions.map((id) => findSession(id, now)))).toEqual([null, null]);
  expect(await rows(person.id)).toMatchObject({
    user: { totpSecret: null, totpConfirmedAt: null, passwordHash: null },
    ...{ passkeys: 0, codes: 0, open: 0 },
  });
  expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    ...{ action: 'second-factor.remove', actorId: admin.id, subject: `user:${person.id}` },
    detail: { reason: 'Telephone in the river.', app: true, passkeys: 2 },
  });
});

test('the old password lets nobody in, one chosen by the link does, and a short one is no longer enough', async () => {
  await remove();
  const link = await makeReset({ userId: person.id, actor: admin, now });
  const token = link.split('/').at(-1) ?? '';
  expect(await refused(requirePassword({ userId: person.id, password: PASSWORD, now }))).not.toBeNull();
  expect(await refused(resetPassword({ token, password: 'short8ch', now }))).not.toBeNull();
  expect(await refused(resetPassword({ token, password: 'herons beside another lamp', now }))).toBeNull();
});

test('without a reason, of oneself, of nobody and where there is none: refused, and no row changes', async () => {
  await equip(admin.id);
  await session(person.id);
  const before = [await rows(person.id), await rows(admin.id)];
  expect(await refused(remove({ reason: '  ' }))).toBe('Say why. The audit log keeps it.');
  expect(await refused(remove({ userId: admin.id }))).toMatch(/another admin can/);
  expect(await refused(remove({ userId: 2_000_000_000 }))).toBe('This account is gone.');
  const { id } = await makePerson('editor');
  expect(await refused(remove({ userId: id }))).toMatch(/has no second factor/);
  expect([await rows(person.id), await rows(admin.id)]).toEqual(before);
});

test('of two admins at the same moment one does it, and it is written down once', async () => {
  const other = await makePerson('admin');
  const both = await Promise.all([refused(remove()), refused(remove({ actor: other }))]);
  expect(both.filter((answer) => answer === null)).toHaveLength(1);
  const where = { action: 'second-factor.remove', subject: `user:${person.id}` };
  expect(await db().auditEntry.count({ where })).toBe(1);
});

test('only an admin may, and never for themselves', () => {
  for (const role of Role.options) {
    const actor = { ...admin, role };
    expect(may(actor, 'user.remove-factor', { ownerId: person.id })).toBe(role === 'admin');
    expect(may(actor, 'user.remove-factor', { ownerId: actor.id })).toBe(false);
  }
});
