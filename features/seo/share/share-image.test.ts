import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { answerShareImage, shareAddress } from '@/features/seo/share/answer-share-image';
import { drawShareImage, MOST_BYTES } from '@/features/seo/share/draw-share-image';
import { canSet, fitText } from '@/features/seo/share/set-text';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const story = { siteName: 'The Limited Times', outlet: 'Głos', language: 'pl', picture: null };

test('an image is 1200 by 630, black ink on our side and green on the other', async () => {
  const image = sharp(await drawShareImage({ ...story, headline: 'The mills of Żuławy' }));
  expect(await image.metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
  const { data } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)];
  const near = (seen: number[], meant: number[]) =>
    seen.every((value, i) => Math.abs(value - (meant[i] ?? 0)) < 6);
  expect(
    near(at(10, 5), [17, 24, 22]) && near(at(1190, 5), [0, 94, 72]) && near(at(722, 300), [0, 94, 72]),
  ).toBe(true);
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
  expect(fitText({ text: 'Short', width: 600, sizes })).toEqual({ size: 80, lines: ['Short'] });
  expect(fitText({ text: 'Two lines of a headline, no more', width: 400, sizes }).size).toBe(40);
  const { lines } = fitText({ text: 'word '.repeat(80), width: 400, sizes });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/ …$/);
});

test.each([
  ['Nguyễn Phú Trọng', true],
  ['Nguyễn'.normalize('NFD'), true],
  ['“Дія”, Київ, ў', true],
  ['Ωκεανός', true],
  ['ภาษาไทย', true],
  ['हिन्दी', true],
  ['ქართული', true],
  ['Հայերեն', true],
  ['The “سوق الكبير” opens', true],
  ['A song, “שלום”', true],
  ['سوق الكبير', false],
  ['The سوق (7) opens', false],
  ['東京', false],
  ['서울', false],
  ['👩‍🚀 & co', false],
  ['Łódź\u00ad\u200b …', true],
])('whether %s is set whole is known before it is drawn', (text, can) => {
  expect(canSet('headline', text)).toBe(can);
});

test.each(['東京 remembers', '서울', 'x'.repeat(400)])(
  'of %s nothing is drawn rather than a part',
  async (headline) => {
    expect(fitText({ text: headline, width: 600, sizes: [[60, 3]] }).lines).toEqual([]);
    expect(await drawShareImage({ ...story, headline })).toEqual(
      await drawShareImage({ ...story, headline: '' }),
    );
  },
);

test('a picture bears its credit, or is not shown, and nothing weighs 300 KB', async () => {
  const noise = Buffer.alloc(1600 * 1200 * 3);
  for (let at = 0, seed = 7; at < noise.length; at++)
    noise[at] = (seed = (seed * 1_103_515_245 + 12_345) >>> 0) >>> 24;
  const raw = { width: 1600, height: 1200, channels: 3 } as const;
  const bytes = await sharp(noise, { raw }).jpeg({ quality: 95 }).toBuffer();
  const drawn = (credit: string) =>
    drawShareImage({ ...story, headline: 'Gravel and leaves', picture: { bytes, credit } });
  const [one, other] = [await drawn('Photo: Ana Ñusta'), await drawn('Photo: Nguyễn Văn A')];
  expect(one.length).toBeLessThan(MOST_BYTES);
  expect(one.equals(other)).toBe(false);
  expect(await drawn('写真：東京')).toEqual(
    await drawShareImage({ ...story, headline: 'Gravel and leaves' }),
  );
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
  expect((await answerShareImage(first)).headers.get('content-type')).toBe('image/jpeg');
  await db().article.update({ where: { id }, data: { modifiedAt: new Date('2026-06-02T10:00:00Z') } });
  expect((await answerShareImage(first)).status).toBe(404);
  expect((await answerShareImage(await fileOf())).status).toBe(200);
  await withdrawArticle({ articleId: id, reason: 'Wrong.', actor, now: new Date() });
  expect((await answerShareImage(await fileOf())).status).toBe(404);
  expect((await answerShareImage('7.jpeg')).status).toBe(404);
  expect((await answerShareImage('7-abc.png')).headers.get('location')).toBe('/assets/share/7-abc.jpeg');
});
