import { beforeEach, expect, test } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { requireRecentProof } from '@/features/accounts/passwords/require-proof';
import { openSession } from '@/features/accounts/sign-in/sessions';
import { db } from '@/lib/db';
import { reasonOf } from '@/lib/errors';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const signedInAt = new Date('2026-11-28T10:00:00Z');
const after = (minutes: number) => new Date(signedInAt.getTime() + minutes * 60_000);
const PASSWORD = 'river stone lamp seventeen';
let count = 0;
let user: { id: number; sessionId: string };

beforeEach(async () => {
  const email = `admin${++count}@paper.example`;
  const { id } = await createUser({ email, name: 'An Admin', role: 'admin', password: PASSWORD });
  const row = await db().user.findUniqueOrThrow({ where: { id } });
  const opening = { user: row, factor: 'password' as const, userAgent: '', now: signedInAt };
  user = { id, sessionId: await openSession(opening) };
});

const ask = (minutes: number, password = '') =>
  requireRecentProof({ user, password, now: after(minutes) }).then(
    () => 'let in',
    (error: unknown) => reasonOf(error),
  );

test('who signed in a moment ago is not asked', async () => {
  expect(await ask(9)).toBe('let in');
});

test('later the password is asked for, and then not for ten minutes', async () => {
  expect(await ask(11)).toMatch(/^Type your own password once more/);
  expect(await ask(11, 'a wrong one')).toBe('That is not your password now.');
  expect(await ask(11, PASSWORD)).toBe('let in');
  expect(await ask(20)).toBe('let in');
  expect(await ask(22)).toMatch(/^Type your own password/);
});

test('another session of the same account proves nothing', async () => {
  const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
  await openSession({ user: row, factor: 'password', userAgent: '', now: after(11) });
  expect(await ask(12)).toMatch(/^Type your own password/);
});

test('an account without a password is sent to sign in again', async () => {
  await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
  expect(await ask(11)).toMatch(/^Sign out and in again first/);
  expect(await ask(11, 'anything')).toMatch(/^Sign out and in again first/);
});
