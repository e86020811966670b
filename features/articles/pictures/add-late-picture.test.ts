import { expect, test } from 'vitest';
import { addLatePicture } from '@/features/articles/pictures/add-late-picture';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const now = new Date('2026-11-22T12:00:00Z');
const URL_OF_IT = 'https://a.example/late';

async function publishWaiting(): Promise<number> {
  const articleId = await makeDraft();
  const pictures = [{ url: URL_OF_IT, alt: 'A quay', caption: '', credit: 'Ana' }];
  await db().articleBlock.create({
    data: {
      ...{ articleId, key: 'b9', position: 9, kind: 'picture', text: '', html: '', status: 'machine' },
      attributes: { pictures },
    },
  });
  await publishArticle({ articleId, actor, now: new Date('2026-11-22T10:00:00Z') });
  return articleId;
}

const load = (id: number) =>
  db().article.findUniqueOrThrow({ where: { id }, include: { publishedRevision: true } });

test('a picture that comes late appears in the stories that wait for it, but never with unpublished edits', async () => {
  const [waiting, edited, other] = [await publishWaiting(), await publishWaiting(), await makeDraft()];
  await publishArticle({ articleId: other, actor, now });
  await db().articleBlock.updateMany({
    where: { articleId: edited, key: 'b1' },
    data: { html: 'A new thought.' },
  });
  expect((await load(waiting)).leadPicture).toBeNull();
  const media = await db().media.create({
    data: {
      ...{
        sha256: 'd'.repeat(64),
        contentType: 'image/png',
        width: 800,
        height: 600,
        bytes: 9,
        rights: 'press',
      },
      renditions: { create: { width: 720, height: 540, format: 'webp', bytes: 9, key: 'late' } },
    },
  });
  await db().pictureOrigin.create({ data: { url: URL_OF_IT, mediaId: media.id } });
  await addLatePicture({ url: URL_OF_IT, now });

  expect(await load(waiting)).toMatchObject({
    leadPicture: { src: '/media/late' },
    publishedRevision: { number: 2 },
  });
  expect(await load(edited)).toMatchObject({ leadPicture: null, publishedRevision: { number: 1 } });
  expect(await load(other)).toMatchObject({ publishedRevision: { number: 1 } });
});

test('a text that was changed after it was looked at is not published', async () => {
  const articleId = await publishWaiting();
  const { version } = await load(articleId);
  await expect(publishArticle({ articleId, actor, now, version: version - 1 })).rejects.toMatchObject({
    kind: 'conflict',
  });
});
