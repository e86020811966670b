import { beforeAll, expect, test } from 'vitest';
import { makeDraft } from '@/features/articles/test-article';
import { publishArticle } from '@/features/articles/publish-article';
import { countView, writeViews } from '@/features/audience/count-views';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const READER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
const now = new Date('2026-11-22T10:59:59Z');
let path = '';

beforeAll(async () => {
  const articleId = await makeDraft();
  ({ path } = await publishArticle({ articleId, actor: { userId: null, name: 'Test' }, now }));
});

test('views of an article add up in their hour; robots, other addresses and made-up ones are not counted', async () => {
  countView(path, READER);
  countView(path, READER);
  countView(path, 'Googlebot/2.1');
  countView(path, '');
  countView('/world/2026-11-22/never-was', READER);
  countView('/latest', READER);
  await writeViews(now);
  countView(path, READER);
  await writeViews(now);
  const hours = await db().viewHour.findMany();
  expect(hours).toMatchObject([{ hour: new Date('2026-11-22T10:00:00Z'), views: 3 }]);
});
