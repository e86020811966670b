import { expect, test } from 'vitest';
import { writeViews } from '@/features/audience/count-views';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { db } from '@/lib/db';
import { testServer } from '../test-server';

const { get, running } = testServer(() => ({ proxies: 1 }));
const OURS = { 'sec-fetch-site': 'same-origin', 'user-agent': 'Mozilla/5.0 Firefox/140.0' };

test('a page of ours says that it is read; others, long words and what is drawn ahead are not counted', async () => {
  const actor = { userId: null, name: 'Test' };
  const { path } = await publishArticle({ articleId: await makeDraft(), actor, now: new Date() });
  const tell = (headers: Record<string, string>, body = path) =>
    get('/api/views', {
      method: 'POST',
      body,
      headers: { ...OURS, 'content-length': String(body.length), ...headers },
    });

  expect((await tell({ 'x-forwarded-for': '198.51.100.1' })).status).toBe(204);
  expect((await tell({ 'x-forwarded-for': '198.51.100.1' })).status).toBe(204); // the same reader again
  expect((await tell({ 'x-forwarded-for': '198.51.100.1, 198.51.100.2' })).status).toBe(204); // only our proxy is believed
  expect(
    (await tell({ 'x-forwarded-for': '198.51.100.3', 'sec-purpose': 'prefetch;prerender' })).status,
  ).toBe(204);
  expect((await tell({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await tell({}, `${path}${'x'.repeat(300)}`)).status).toBe(403);
  expect((await get('/api/views', { method: 'POST', body: path })).status).toBe(403);
  await writeViews();
  expect(await db().viewHour.findMany()).toMatchObject([{ views: 2 }]);
  expect(running.standIn.renders).toEqual([]); // none of it was Next's work
});
