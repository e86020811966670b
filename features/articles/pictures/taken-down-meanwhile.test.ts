import { expect, test } from 'vitest';
import { listStored, publishIn } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-28T10:00:00Z');
const actor = { userId: null, name: 'A test' };
let made = 0;

/** A draft with a stored picture, as publishing finds it before its transaction begins. */
async function withPicture() {
  const url = `https://a.example/${(made += 1)}`;
  const rendition = { width: 720, height: 540, format: 'webp', bytes: 9, key: `k${made}` };
  const file = {
    sha256: String(made).repeat(64),
    contentType: 'image/png',
    width: 800,
    height: 600,
    bytes: 9,
  };
  const media = await db().media.create({
    data: { ...file, rights: 'press', renditions: { create: rendition }, origins: { create: { url } } },
  });
  const articleId = await makeDraft();
  const picture = { url, alt: 'A quay', caption: 'A quay', credit: 'Ana' };
  const block = { key: 'b9', position: 9, kind: 'picture', text: '', html: '', status: 'reviewed' as const };
  const hands = [{ did: 'marked', by: null, name: null, at: null }];
  await db().articleBlock.create({
    data: { articleId, ...block, hands, attributes: { pictures: [picture] } },
  });
  return { articleId, mediaId: media.id, stored: await listStored(articleId, now) };
}

const takeDown = (id: number) => db().media.update({ where: { id }, data: { rights: 'none' } });
const lead = async (id: number) => (await db().article.findUniqueOrThrow({ where: { id } })).leadPicture;

test('a picture taken down after it was found for publishing does not go live', async () => {
  const { articleId, mediaId, stored } = await withPicture();
  expect(stored.size).toBe(1);
  await takeDown(mediaId);
  await db().$transaction((tx) => publishIn(tx, { articleId, actor, now, stored }));
  expect(await lead(articleId)).toBeNull();
});

test('who takes a picture down while it is being published waits, and then finds it where it is', async () => {
  const { articleId, mediaId, stored } = await withPicture();
  let taking: Promise<unknown> | undefined;
  await db().$transaction(async (tx) => {
    await publishIn(tx, { articleId, actor, now, stored });
    taking = takeDown(mediaId).then(() => lead(articleId));
    for (let waits = 0; !waits;) {
      waits = (await pool().query('SELECT FROM pg_locks WHERE NOT granted')).rowCount ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  expect(await taking).not.toBeNull(); // so that what renews stories finds this one
});
