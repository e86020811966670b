import { expect, test } from 'vitest';
import type { Role } from '@/features/accounts/schema';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { moveArticle } from '@/features/articles/workflow/move-article';
import { scheduleArticle } from '@/features/articles/workflow/schedule-article';
import { listWeek } from '@/features/newsroom/desk/calendar/list-week';
import { clockAt, daysLater, quartersLater } from '@/features/newsroom/desk/calendar/shift-time';
import { schedule, unschedule } from '@/features/newsroom/workflow/mutations';
import { makePerson } from '@/features/newsroom/workflow/test-person';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const BERLIN = 'Europe/Berlin';
const now = new Date('2026-11-23T09:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3600_000);
const actor = { userId: null, name: 'A test' };

async function scheduled(hours: number): Promise<number> {
  const articleId = await makeDraft();
  await scheduleArticle({ articleId, actor, now, at: at(hours) });
  return articleId;
}

/** Everything a move could write. */
async function rows(id: number): Promise<unknown> {
  const [jobs] = await db().$queryRaw<unknown[]>`
    SELECT array_agg(run_at ORDER BY run_at) AS runs FROM graphile_worker.jobs`;
  return {
    article: await db().article.findUnique({ where: { id } }),
    audits: await db().auditEntry.count(),
    jobs,
  };
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    },
  );
}

test('of two who move the same story one does, and the other is told who and the new time', async () => {
  const articleId = await scheduled(5);
  const [marek, selma] = [
    await makePerson('publisher', { name: 'Marek' }),
    await makePerson('publisher', { name: 'Selma' }),
  ];
  const moving = [
    refusalOf(schedule({ user: marek, articleId, now, seen: at(5), at: at(6) })),
    refusalOf(schedule({ user: selma, articleId, now, seen: at(5), at: at(7) })),
  ];
  const refusals = (await Promise.all(moving)).filter((one) => one !== null);
  expect(refusals).toHaveLength(1);
  const { scheduledFor } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
  const [who, clock] = scheduledFor?.getTime() === at(6).getTime() ? ['Marek', '15:00'] : ['Selma', '16:00'];
  expect(refusals[0]?.kind).toBe('conflict');
  expect(refusals[0]?.message).toBe(
    `${who} moved it meanwhile: it goes out on 23 November 2026, ${clock} UTC.`,
  );
  const steps = { subject: `article:${articleId}`, action: 'article.schedule', actorId: { not: null } };
  expect(await db().auditEntry.count({ where: steps })).toBe(1);
});

test('what was seen must still be so: a time given or taken meanwhile is not overwritten, and no row changes', async () => {
  const user = await makePerson('publisher', { name: 'Marek' });
  const articleId = await scheduled(5);
  const before = await rows(articleId);
  expect(await refusalOf(schedule({ user, articleId, now, seen: null, at: at(9) }))).toMatchObject({
    message: 'A test moved it meanwhile: it goes out on 23 November 2026, 14:00 UTC.',
  });
  expect(await refusalOf(unschedule({ user, articleId, now, seen: at(4) }))).toMatchObject({
    kind: 'conflict',
  });
  expect(await rows(articleId)).toEqual(before);
  await unschedule({ user, articleId, now, seen: at(5) });
  const off = await rows(articleId);
  expect(await refusalOf(schedule({ user, articleId, now, seen: at(5), at: at(9) }))).toMatchObject({
    message: 'Marek took it off the schedule meanwhile.',
  });
  expect(await rows(articleId)).toEqual(off);
});

test('a move and its undo leave the story, and the job that publishes it, where they were', async () => {
  const user = await makePerson('publisher');
  const articleId = await scheduled(5);
  const jobs = async () =>
    db().$queryRaw`SELECT run_at FROM graphile_worker.jobs WHERE key = ${`article.due:${articleId}`}`;
  const before = await jobs();
  await schedule({ user, articleId, now, seen: at(5), at: at(29) });
  expect(await jobs()).toEqual([{ run_at: at(29) }]);
  await schedule({ user, articleId, now, seen: at(29), at: at(5) });
  expect(await jobs()).toEqual(before);
});

test('nothing goes into the past or into an embargo, nor does a live story, and no row changes', async () => {
  const user = await makePerson('publisher');
  const articleId = await scheduled(5);
  await db().article.update({ where: { id: articleId }, data: { embargoUntil: at(4) } });
  const before = await rows(articleId);
  for (const [to, says] of [
    [at(-1), 'That time has passed. Publish now, or take a later one.'],
    [at(3), 'The embargo ends later. Nobody can publish earlier.'],
    [at(24 * 400), 'That is more than a year away.'],
  ] as const)
    expect((await refusalOf(schedule({ user, articleId, now, seen: at(5), at: to })))?.message).toBe(says);
  expect(await rows(articleId)).toEqual(before);

  const live = await makeDraft();
  await publishArticle({ articleId: live, actor, now });
  const out = await rows(live);
  expect(await refusalOf(schedule({ user, articleId: live, now, seen: null, at: at(5) }))).toMatchObject({
    message: "An article that is published can't be scheduled.",
  });
  expect(await rows(live)).toEqual(out);
});

test.each(['translator', 'editor'] satisfies Role[])(
  'a %s sees the calendar, moves nothing',
  async (role) => {
    const user = await makePerson(role);
    const articleId = await scheduled(5);
    const before = await rows(articleId);
    expect(await refusalOf(schedule({ user, articleId, now, seen: at(5), at: at(6) }))).toMatchObject({
      kind: 'forbidden',
    });
    expect(await rows(articleId)).toEqual(before);
    const { stories } = await listWeek({}, user, now);
    expect(stories.find(({ id }) => id === articleId)).toMatchObject({ kind: 'scheduled', mayMove: false });
  },
);

test('the week holds what is scheduled, embargoed and live, and the tray what is ready without a time', async () => {
  const user = await makePerson('publisher');
  const [soon, far, ready] = [
    await scheduled(2),
    await scheduled(24 * 8),
    await makeDraft({ status: 'machine' }),
  ];
  await moveArticle({ articleId: ready, actor, now, move: 'submit' });
  await moveArticle({ articleId: ready, actor, now, move: 'approve' });
  const { days, stories } = await listWeek({}, user, now);
  expect((await listWeek({}, { ...user, sections: ['no-such'] }, now)).stories).toEqual([]);
  expect(days).toEqual([23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`));
  const byId = new Map(stories.map((story) => [story.id, story]));
  expect(byId.get(soon)).toMatchObject({
    kind: 'scheduled',
    at: at(2).toISOString(),
    mayMove: true,
    held: null,
  });
  expect(byId.get(ready)).toMatchObject({ kind: 'ready', at: null, mayMove: true, blocks: 2, unread: 2 });
  expect(byId.has(far)).toBe(false);
  const asked = await listWeek({ open: far }, user, now);
  expect(asked.stories.find(({ id }) => id === far)).toMatchObject({ at: at(24 * 8).toISOString() });
  const later = await listWeek({}, user, at(3));
  expect(later.stories.find(({ id }) => id === soon)?.held).toBe('Its time has passed.');
});

test('a day later is the same time on the clock, also over the night it is changed', () => {
  // 28 March 2027: from 02:00 to 03:00. 25 October 2026: from 03:00 back to 02:00.
  expect(daysLater('2027-03-27T05:00:00.000Z', 1, BERLIN)).toBe('2027-03-28T04:00:00.000Z');
  expect(daysLater('2027-03-28T04:00:00.000Z', -1, BERLIN)).toBe('2027-03-27T05:00:00.000Z');
  expect(daysLater('2026-10-24T16:30:00.000Z', 1, BERLIN)).toBe('2026-10-25T17:30:00.000Z');
  expect(daysLater('2027-03-27T01:30:00.000Z', 1, BERLIN)).toBe('2027-03-28T01:30:00.000Z'); // 02:30 is skipped
});

test('fifteen minutes later is fifteen minutes that pass, also over the hour that comes twice', () => {
  expect(quartersLater('2026-10-25T00:45:00.000Z', 1)).toBe('2026-10-25T01:00:00.000Z');
  expect(quartersLater('2027-03-28T00:45:00.000Z', 1)).toBe('2027-03-28T01:00:00.000Z');
});

test.each([
  [[15, 18], 0, '15:00'],
  [[15, 18], 0.5, '16:30'],
  [[21, 24], 1, '23:45'],
  [[0, 6], -0.2, '00:00'],
] as const)('in the line from %s, %s down, it is %s', (line, down, clock) => {
  expect(clockAt(line, down)).toBe(clock);
});
