import { expect, test } from 'vitest';
import { killArticle, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { changeSlug } from '@/features/articles/workflow/change-slug';
import { correctArticle } from '@/features/articles/workflow/correct-article';
import { moveArticle } from '@/features/articles/workflow/move-article';
import { scheduleArticle, unscheduleArticle } from '@/features/articles/workflow/schedule-article';
import { setEmbargo } from '@/features/articles/workflow/set-embargo';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const actor = { userId: null, name: 'A test' };
const NOON = new Date('2026-03-01T12:00:00Z');
const later = (minutes: number, from = NOON) => new Date(from.getTime() + minutes * 60_000);
const step = (articleId: number, now = NOON) => ({ articleId, actor, now });
const load = (id: number) => db().article.findUniqueOrThrow({ where: { id } });
const redirects = async (articleId: number) =>
  (await db().redirect.findMany({ where: { articleId }, orderBy: { path: 'asc' } })).map(
    ({ path, target, status }) => [path, target, status],
  );
const note = { kind: 'correction' as const, text: 'It was three, not four.' };

async function published(sketch: Parameters<typeof makeDraft>[0] = {}): Promise<number> {
  const id = await makeDraft(sketch);
  await publishArticle(step(id));
  return id;
}

test('a correction is one step: new revision, public note, the time of modification moves though no word did', async () => {
  const id = await published();
  const before = await load(id);
  const { revisionId } = await correctArticle({
    ...step(id, later(5)),
    note: { ...note, atTop: true, blockKey: 'b2' },
  });
  expect(await load(id)).toMatchObject({
    ...{ state: 'corrected', path: before.path, firstPublishedAt: before.firstPublishedAt },
    ...{ modifiedAt: later(5), publishedRevisionId: revisionId },
  });
  expect(await db().correction.findMany({ where: { articleId: id } })).toMatchObject([
    { ...note, atTop: true, blockKey: 'b2', revisionId, at: later(5) },
  ]);
  expect(await db().articleRevision.findUnique({ where: { id: revisionId } })).toMatchObject({
    reason: 'corrected',
    publishedAt: later(5),
  });
  await publishArticle(step(id, later(9)));
  expect((await load(id)).state).toBe('corrected');
});

test('a note that says nothing, or about a block that is gone, corrects nothing', async () => {
  const id = await published();
  const before = await load(id);
  for (const wrong of [
    { ...note, text: ' ' },
    { ...note, text: 'x'.repeat(2001) },
    { ...note, blockKey: 'b99' },
  ])
    await expect(correctArticle({ ...step(id), note: wrong })).rejects.toMatchObject({ kind: 'invalid' });
  expect(await load(id)).toEqual(before);
  expect(await db().correction.count({ where: { articleId: id } })).toBe(0);
  expect(await db().articleRevision.count({ where: { articleId: id } })).toBe(1);
  await expect(correctArticle({ ...step(await makeDraft()), note })).rejects.toMatchObject({
    kind: 'conflict',
  });
});

test('what is scheduled has its time and a job; moved, it is one job; unscheduled, it is ready again', async () => {
  const id = await makeDraft();
  const now = new Date();
  await scheduleArticle({ ...step(id, now), at: later(60, now) });
  await scheduleArticle({ ...step(id, now), at: later(90, now) });
  expect(await load(id)).toMatchObject({ state: 'scheduled', scheduledFor: later(90, now) });
  const jobs = await db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = ${`article.due:${id}`}`;
  expect(jobs).toEqual([{ run_at: later(90, now) }]);
  await unscheduleArticle(step(id, now));
  expect(await load(id)).toMatchObject({ state: 'approved', scheduledFor: null });
});

test('nothing is scheduled for what has passed, for a distant year, within its embargo, or once it is live', async () => {
  const id = await makeDraft();
  await setEmbargo({ ...step(id), until: later(120) });
  const before = await load(id);
  for (const at of [NOON, later(-1), later(119), later(60 * 24 * 400)])
    await expect(scheduleArticle({ ...step(id), at })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'at',
    });
  expect(await load(id)).toEqual(before);
  await scheduleArticle({ ...step(id), at: later(120) });
  const live = await published();
  await expect(scheduleArticle({ ...step(live), at: later(5) })).rejects.toMatchObject({ kind: 'conflict' });
});

test('publishing and killing take an article off the schedule', async () => {
  const [id, killed] = [await makeDraft(), await makeDraft()];
  for (const one of [id, killed]) await scheduleArticle({ ...step(one), at: later(60) });
  await publishArticle(step(id));
  await killArticle({ ...step(killed), reason: 'A court order.' });
  for (const one of [id, killed])
    expect(await load(one)).toMatchObject({ scheduledFor: null, heldReason: null });
});

test('a draft goes to be checked, back, and on to ready, and nowhere else', async () => {
  const id = await makeDraft();
  const states = [];
  for (const move of ['submit', 'return', 'submit', 'approve', 'return'] as const) {
    await moveArticle({ ...step(id), move });
    states.push((await load(id)).state);
  }
  expect(states).toEqual(['in_review', 'draft', 'in_review', 'approved', 'draft']);
  await expect(moveArticle({ ...step(id), move: 'approve' })).rejects.toMatchObject({
    message: "An article that is draft can't be approved.",
  });
});

test('a live story that gets another slug moves; every older address leads there in one hop', async () => {
  const id = await published({ slug: 'one' });
  const at = (slug: string) => `/world/2026-03-01/${slug}`;
  expect(await changeSlug({ ...step(id), slug: 'Two Words!' })).toEqual({ path: at('two-words') });
  await changeSlug({ ...step(id), slug: 'three' });
  expect(await redirects(id)).toEqual([
    [at('one'), at('three'), 301],
    [at('two-words'), at('three'), 301],
  ]);
  await changeSlug({ ...step(id), slug: 'one' });
  expect(await redirects(id)).toEqual([
    [at('three'), at('one'), 301],
    [at('two-words'), at('one'), 301],
  ]);
  expect(await load(id)).toMatchObject({ slug: 'one', path: at('one') });
  await changeSlug({ ...step(id), slug: 'one' });
  expect(await redirects(id)).toHaveLength(2);
});

test('a slug that another story has or had is refused; a draft only notes its own', async () => {
  const [first, second, draft] = [
    await published({ slug: 'first' }),
    await published({ slug: 'second' }),
    await makeDraft(),
  ];
  await changeSlug({ ...step(first), slug: 'moved' });
  for (const slug of ['first', 'moved', '…'])
    await expect(changeSlug({ ...step(second), slug })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'slug',
    });
  expect(await redirects(second)).toEqual([]);
  expect(await changeSlug({ ...step(draft), slug: 'first' })).toEqual({ path: null });
  await withdrawArticle({ ...step(second), reason: 'Wrong.' });
  await expect(changeSlug({ ...step(second), slug: 'other' })).rejects.toMatchObject({ kind: 'conflict' });
});

test('of ten stories that want one address at once, one gets it', async () => {
  const ids = [];
  for (let at = 0; at < 10; at++) ids.push(await published());
  const results = await Promise.allSettled(ids.map((id) => changeSlug({ ...step(id), slug: 'wanted' })));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ field: 'slug' });
});

test('an embargo can be set and ended until readers have seen the story, never on a live one, whoever writes', async () => {
  const [id, live] = [await makeDraft(), await published()];
  await setEmbargo({ ...step(id), until: later(60) });
  await expect(publishArticle(step(id, later(59)))).rejects.toMatchObject({ kind: 'invalid' });
  await setEmbargo({ ...step(id), until: null });
  await expect(setEmbargo({ ...step(id), until: later(-1) })).rejects.toMatchObject({ kind: 'invalid' });
  await expect(setEmbargo({ ...step(live), until: later(60) })).rejects.toMatchObject({ kind: 'conflict' });
  await expect(
    db().article.update({ where: { id: live }, data: { embargoUntil: later(60) } }),
  ).rejects.toThrow(/embargo/);
});

test('a story is not put under embargo beyond the time it is scheduled for', async () => {
  const id = await makeDraft();
  await scheduleArticle({ ...step(id), at: later(60) });
  await expect(setEmbargo({ ...step(id), until: later(61) })).rejects.toMatchObject({ field: 'until' });
  await setEmbargo({ ...step(id), until: later(60) });
});

test('what was published is kept: its revisions can be deleted by nothing, nor its article', async () => {
  const id = await published();
  await expect(db().articleRevision.deleteMany({ where: { articleId: id } })).rejects.toThrow(/for ever/);
  await expect(db().article.delete({ where: { id } })).rejects.toThrow(/for ever/);
  expect(await db().articleRevision.count({ where: { articleId: id } })).toBe(1);
});

test('by many at once, corrections are all kept and withdrawing ends in one state', async () => {
  const id = await published();
  const results = await Promise.allSettled([
    ...[1, 2, 3, 4].map((minute) => correctArticle({ ...step(id, later(minute)), note })),
    withdrawArticle({ ...step(id, later(9)), reason: 'Wrong.' }),
  ]);
  const corrected = results.slice(0, 4).filter(({ status }) => status === 'fulfilled').length;
  expect(await db().correction.count({ where: { articleId: id } })).toBe(corrected);
  expect((await load(id)).state).toBe('withdrawn');
});
