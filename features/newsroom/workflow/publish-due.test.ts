import { expect, test } from 'vitest';
import { makeDraft } from '@/features/articles/test-article';
import { setEmbargo } from '@/features/articles/workflow/set-embargo';
import { scheduleArticle, unscheduleArticle } from '@/features/articles/workflow/schedule-article';
import { publishDue, sweepDue } from '@/features/newsroom/workflow/publish-due';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const actor = { userId: null, name: 'A test' };
const NOON = new Date('2026-03-01T12:00:00Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const load = (id: number) =>
  db().article.findUniqueOrThrow({ where: { id }, include: { _count: { select: { revisions: true } } } });
const step = (articleId: number) => ({ articleId, actor, now: NOON });

async function scheduled(minutes = 30, sketch = {}): Promise<number> {
  const id = await makeDraft(sketch);
  await scheduleArticle({ ...step(id), at: later(minutes) });
  return id;
}

test('a scheduled story goes out at its time and not a moment earlier', async () => {
  const id = await scheduled();
  expect(await publishDue(id, new Date(later(30).getTime() - 1))).toBe('not due');
  expect((await load(id)).state).toBe('scheduled');
  expect(await publishDue(id, later(30))).toBe('published');
  expect(await load(id)).toMatchObject({
    ...{
      state: 'published',
      scheduledFor: null,
      firstPublishedAt: later(30),
      publishedOn: new Date('2026-03-01'),
    },
  });
  expect(await publishDue(id, later(31))).toBe('not due');
});

test('by many at once it goes out once', async () => {
  const id = await scheduled();
  const results = await Promise.all(Array.from({ length: 10 }, () => publishDue(id, later(31))));
  expect(results.filter((result) => result === 'published')).toHaveLength(1);
  expect((await load(id))._count.revisions).toBe(1);
});

test('the job of an earlier time, or of a story taken off the schedule, does nothing', async () => {
  const [moved, off] = [await scheduled(), await scheduled()];
  await scheduleArticle({ ...step(moved), at: later(60) });
  await unscheduleArticle(step(off));
  for (const id of [moved, off, 2_000_000_000]) expect(await publishDue(id, later(30))).toBe('not due');
  expect(await publishDue(moved, later(60))).toBe('published');
});

test('what stops it holds it back with the reason, for a person to decide; a new time begins anew', async () => {
  const id = await scheduled();
  const block = { articleId: id, key: 'b1' };
  await db().articleBlock.updateMany({ where: block, data: { status: 'stale', staleSince: later(12) } });
  expect(await publishDue(id, later(30))).toBe('held');
  expect(await load(id)).toMatchObject({
    state: 'scheduled',
    heldReason:
      'It did not go out at 12:30: the outlet changed block 1 at 12:12. Our text is kept until you decide.',
    _count: { revisions: 0 },
  });
  await db().articleBlock.updateMany({ where: block, data: { status: 'reviewed' } });
  await sweepDue(later(40));
  expect((await load(id)).state).toBe('scheduled');
  await scheduleArticle({ ...step(id), at: later(50) });
  await sweepDue(later(50));
  expect(await load(id)).toMatchObject({ state: 'published', heldReason: null });
});

test('a story with nothing in it, or whose embargo was moved past its time, is held', async () => {
  const [empty, late] = [await scheduled(30, { texts: [] }), await scheduled()];
  await setEmbargo({ ...step(late), until: later(30) });
  await db().article.update({ where: { id: late }, data: { embargoUntil: later(45) } });
  expect([await publishDue(empty, later(31)), await publishDue(late, later(31))]).toEqual(['held', 'held']);
  expect((await load(empty)).heldReason).toBe('It did not go out at 12:30: there is no text yet.');
});

test('a sweep brings out all that is due, and one that fails keeps no other back', async () => {
  const ids = [];
  for (let at = 0; at < 5; at++) ids.push(await scheduled());
  const [broken = 0, ...others] = ids;
  await db().$executeRawUnsafe(`
    CREATE FUNCTION break_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`);
  await db().$executeRawUnsafe(`CREATE TRIGGER break_one BEFORE INSERT ON article_revisions FOR EACH ROW
    WHEN (NEW.article_id = ${broken}) EXECUTE FUNCTION break_one()`);
  await sweepDue(later(31));
  for (const id of others) expect((await load(id)).state).toBe('published');
  expect(await load(broken)).toMatchObject({ state: 'scheduled', heldReason: null });
  await db().$executeRawUnsafe('DROP TRIGGER break_one ON article_revisions');
  await sweepDue(later(32));
  expect((await load(broken)).state).toBe('published');
});
