import { expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { listPicks } from '@/features/newsroom/today/list-today';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-23T13:40:00Z');
const hour = (ago: number) => new Date(Date.parse('2026-11-23T13:00:00Z') - ago * 3_600_000);

test('what is mine comes oldest first, what goes out next soonest first, and late says so', async () => {
  const [me, other] = [await makePerson('editor'), await makePerson('editor')];
  const [mine, theirs, late, soon] = [
    await makeDraft(),
    await makeDraft(),
    await makeDraft(),
    await makeDraft(),
  ];
  await db().article.update({ where: { id: mine }, data: { assigneeId: me.id, assignedAt: now } });
  await db().article.update({ where: { id: theirs }, data: { assigneeId: other.id } });
  const schedule = (id: number, at: string) =>
    db().article.update({ where: { id }, data: { state: 'scheduled', scheduledFor: new Date(at) } });
  await schedule(soon, '2026-11-23T18:00:00Z');
  await schedule(late, '2026-11-23T13:00:00Z');

  const picks = await listPicks(me.id, now);
  expect(picks.mine.map(({ id }) => id)).toEqual([mine]);
  expect(picks.next.map(({ id, beside }) => [id, beside])).toEqual([
    [late, 'late, 13:00'],
    [soon, '18:00'],
  ]);
});

test('most read is of the last day and of what readers can open; views today begin at midnight', async () => {
  const [much, little, gone] = [await makeDraft(), await makeDraft(), await makeDraft()];
  for (const id of [much, little])
    await publishArticle({ articleId: id, actor: { userId: null, name: 'Test' }, now: hour(20) });
  const view = (articleId: number, ago: number, views: number) =>
    db().viewHour.create({ data: { articleId, hour: hour(ago), views } });
  await view(much, 1, 30);
  await view(much, 20, 12);
  await view(little, 2, 7);
  await view(little, 30, 500);
  await view(gone, 1, 90);

  const { read, viewsToday } = await listPicks((await makePerson('editor')).id, now);
  expect(read.map(({ id, beside }) => [id, beside])).toEqual([
    [much, '42'],
    [little, '7'],
  ]);
  expect(viewsToday).toBe(30 + 7 + 90);
});
