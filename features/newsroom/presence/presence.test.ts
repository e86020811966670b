import '@/features/newsroom/matrix/test-next';
import { expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { openSession } from '@/features/accounts/sign-in/sessions';
import { makeDraft } from '@/features/articles/test-article';
import { findDoor } from '@/features/newsroom/matrix/test-found-doors';
import { asked, comeWith, cookieOf } from '@/features/newsroom/matrix/test-request';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

test('a story that only stands open keeps nobody signed in; who does something in it stays', async () => {
  const [{ id }, article] = [await makePerson('editor'), await makeDraft()];
  const user = await db().user.findUniqueOrThrow({ where: { id } });
  const anHourAgo = new Date(Date.now() - 3600_000);
  const opening = { user, factor: 'password' as const, userAgent: '', now: anHourAgo };
  const sessionId = await openSession(opening);
  comeWith(await cookieOf(id, sessionId));
  const seen = async () => (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).seenAt;
  const ask = async (what: string, method: string, body?: unknown) => {
    const open = await findDoor(`app/newsroom/articles/[id]/${what}/route.ts ${method}`);
    expect(await open(...asked(method, { id: article }, body))).toMatchObject({ status: 200 });
  };
  await ask('draft', 'GET');
  await ask('presence', 'POST', { place: null, did: false });
  await ask('presence', 'POST', { place: 'block:b1' });
  expect(await seen()).toEqual(anHourAgo);
  await ask('presence', 'POST', { place: null, did: true });
  expect((await seen()).getTime()).toBeGreaterThan(Date.now() - 60_000);
});
