import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { answerShareImage, shareAddress } from '@/features/seo/share/answer-share-image';
import { drawShareImage } from '@/features/seo/share/draw-share-image';
import { canSet, fitHeadline } from '@/features/seo/share/set-text';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const story = { siteName: 'The Limited Times', outlet: 'Głos', language: 'pl', picture: null };

test('an image is 1200 by 630, black ink on our side and green on the other', async () => {
  const image = sharp(await drawShareImage({ ...story, headline: 'The mills of Żuławy' }));
  expect(await image.metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const { data } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)];
  expect([at(10, 5), at(1190, 5), at(722, 600)]).toEqual([
    [17, 24, 22],
    [0, 94, 72],
    [0, 94, 72],
  ]);
});

test.each(['', 'x'.repeat(400), '<script>&</script>', '日本語の見出し', '👩‍🚀 & co', 'a '.repeat(300)])(
  'the headline %j does no harm',
  async (headline) => {
    expect((await drawShareImage({ ...story, headline })).length).toBeGreaterThan(1000);
  },
);

test('a long headline gets smaller, and is cut where even that is not enough', () => {
  const sizes = [
    [80, 1],
    [40, 2],
  ] as const;
  expect(fitHeadline({ text: 'Short', width: 600, sizes })).toEqual({ size: 80, lines: ['Short'] });
  expect(fitHeadline({ text: 'Two lines of a headline, no more', width: 400, sizes }).size).toBe(40);
  const { lines } = fitHeadline({ text: 'word '.repeat(80), width: 400, sizes });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/ …$/);
  expect([canSet('headline', 'Łódź …'), canSet('headline', '日')]).toEqual([true, false]);
});

test('an image has one address, which changes with the article and goes with it', async () => {
  const id = await makeDraft();
  await publishArticle({ articleId: id, actor, now: new Date('2026-06-01T10:00:00Z') });
  const fileOf = async () => {
    const article = await db().article.findUniqueOrThrow({ where: { id } });
    return (
      shareAddress({ ...article, publishedAt: article.firstPublishedAt ?? new Date(0) })
        .split('/')
        .pop() ?? ''
    );
  };
  const first = await fileOf();
  expect((await answerShareImage(first)).headers.get('content-type')).toBe('image/png');
  await db().article.update({ where: { id }, data: { modifiedAt: new Date('2026-06-02T10:00:00Z') } });
  expect((await answerShareImage(first)).status).toBe(404);
  expect((await answerShareImage(await fileOf())).status).toBe(200);
  await withdrawArticle({ articleId: id, reason: 'Wrong.', actor, now: new Date() });
  expect((await answerShareImage(await fileOf())).status).toBe(404);
  expect((await answerShareImage('7.png')).status).toBe(404);
});
