import { expect, test, vi } from 'vitest';
import { resetPasswordAction } from '@/features/accounts/actions';
import { makeReset } from '@/features/accounts/passwords/mutations';
import { makePerson } from '@/features/accounts/people/test-person';
import { deviceOf } from '@/features/accounts/sign-in/known-device';
import { cookieName } from '@/features/accounts/sign-in/session-cookie';
import { testDatabase } from '@/tools/test-database';

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock('next/headers', () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string) => void jar.set(name, value),
    }),
}));

testDatabase();

test('a new password by a link makes this browser a known device, and no session', async () => {
  const { id } = await makePerson('editor');
  const now = new Date();
  const link = await makeReset({ userId: id, actor: null, now });
  const form = new FormData();
  form.set('token', link.split('/').at(-1) ?? '');
  form.set('password', 'herons beside another lamp');
  await expect(resetPasswordAction({}, form)).rejects.toThrow('NEXT_REDIRECT');
  expect(deviceOf(jar.get(cookieName('device')) ?? '', { userId: id, now })).not.toBeNull();
  expect(jar.get(cookieName('session'))).toBeUndefined();
});
