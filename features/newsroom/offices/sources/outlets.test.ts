import { beforeEach, expect, test, vi } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { listOutlets } from '@/features/newsroom/offices/sources/list-outlets';
import { editOutlet, pauseOutlet, tryAgain } from '@/features/newsroom/offices/sources/mutations';
import { addSource } from '@/features/sources/mutations';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.stubEnv('SITE_TIME_ZONE', 'Europe/Berlin');
testDatabase();

const now = new Date('2026-11-24T10:00:00Z');
let user: { id: number; email: string; name: string };

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE sources CASCADE`;
  user = await makePerson('publisher');
});

async function outlet(name: string, feeds = 1) {
  const urls = Array.from({ length: feeds }, (_, number) => `https://${name}.example/${number}.xml`);
  const { id } = await addSource({ name, language: 'da', feeds: urls });
  return id;
}
const fail = (url: string) =>
  db().feed.update({
    where: { url },
    data: {
      faultSince: now,
      faultReason: 'It answers 403.',
      faultCode: 'status',
      nextFetchAt: new Date('2026-12-01'),
    },
  });

test('outlets whose feeds fail stand first and say why; what came in today is counted', async () => {
  await outlet('aaa');
  const half = await outlet('bbb', 2);
  await outlet('ccc');
  await fail('https://bbb.example/0.xml');
  await fail('https://ccc.example/0.xml');
  const item = { sourceId: half, language: 'da', url: 'https://bbb.example/1' };
  await db().sourceItem.create({ data: { ...item, externalId: '1', filedAt: now } });
  await db().sourceItem.create({
    data: { ...item, externalId: '2', filedAt: new Date('2026-11-23T22:00:00Z') },
  });
  const outlets = await listOutlets(now);
  expect(outlets.map(({ name }) => name)).toEqual(['ccc', 'bbb', 'aaa']);
  expect(outlets[0]).toMatchObject({ fault: 'It answers 403.', faulty: 1, today: 0, terms: null });
  expect(outlets[1]).toMatchObject({ today: 1, lastAt: now, feeds: 2, faulty: 1 });
});

test('trying again makes every feed due at once, and is refused while the outlet is paused', async () => {
  const id = await outlet('ccc');
  await fail('https://ccc.example/0.xml');
  await pauseOutlet({ id, user, paused: true });
  await pauseOutlet({ id, user, paused: true });
  await expect(tryAgain({ id, user, now })).rejects.toThrow(/paused/);
  await pauseOutlet({ id, user, paused: false });
  await tryAgain({ id, user, now });
  expect(await db().feed.findFirst({ where: { sourceId: id } })).toMatchObject({ nextFetchAt: now });
  expect(
    (await db().auditEntry.findMany({ where: { actorId: user.id }, orderBy: { id: 'asc' } })).map(
      (e) => e.action,
    ),
  ).toEqual(['source.pause', 'source.resume', 'source.try-again']);
});

test('name, city and section are changed together or not at all', async () => {
  const id = await outlet('ccc');
  await expect(editOutlet({ id, user, name: 'New', city: '', section: 'nowhere' })).rejects.toThrow(
    /section/,
  );
  await expect(editOutlet({ id, user, name: ' ', city: '', section: 'world' })).rejects.toThrow(/name/);
  await editOutlet({ id, user, name: ' New ', city: 'Aarhus', section: 'europe' });
  const changed = await db().source.findUniqueOrThrow({ where: { id }, include: { section: true } });
  expect(changed).toMatchObject({ name: 'New', city: 'Aarhus', section: { slug: 'europe' } });
});
