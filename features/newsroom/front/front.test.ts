import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { listCandidates } from '@/features/newsroom/front/list-candidates';
import { moveOnFront, putLive, settleFront } from '@/features/newsroom/front/mutations';
import { findPage, readFrontDesk } from '@/features/newsroom/front/queries';
import type { Editor, Move, Page } from '@/features/newsroom/front/schema';
import { momentOf } from '@/features/newsroom/front/zoned-time';
import { listFront } from '@/features/stories/list-front';
import { listSection } from '@/features/stories/queries';
import { db } from '@/lib/db';
import { inRender, newRenderScope } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const by = { userId: null, name: 'A test' };
const now = new Date();
const FRONT: Page = { sectionId: null, slug: null, name: 'Front page' };
let iris: Editor;
let marek: Editor;
const live: number[] = [];

beforeAll(async () => {
  const sourceId = await makeSource();
  for (let at = 0; at < 8; at++) {
    const id = await makeDraft({
      sourceId,
      headline: `Ferry number ${at}`,
      section: at < 6 ? 'world' : 'sport',
    });
    await publishArticle({ articleId: id, actor: by, now: new Date(now.getTime() - at * 60_000) });
    live.push(id);
  }
  [iris, marek] = [await editor('Iris'), await editor('Marek')];
});

beforeEach(() => db().frontVersion.deleteMany());

const editor = (name: string) =>
  db().user.create({
    data: { name, email: `${name}@paper.example`, role: 'publisher' },
    select: { id: true, email: true },
  });
const move = (user: Editor, change: Move, page = FRONT) => moveOnFront({ page, user, move: change });
const pin = (user: Editor, at: number, page = FRONT) => move(user, { do: 'pin', article: story(at) }, page);
const desk = (user: Editor, page = FRONT) => readFrontDesk({ page, userId: user.id, now });
const order = async (user: Editor, page = FRONT) =>
  (await desk(user, page)).stories.map(({ id }) => live.indexOf(id));
const published = () =>
  db().frontVersion.findMany({ where: { state: 'published' }, orderBy: { number: 'asc' } });

function story(at: number): number {
  const id = live[at];
  if (id === undefined) throw new Error(`no story ${at}`);
  return id;
}

test('moves stay in the editor’s own draft until they are put live as one version', async () => {
  await pin(iris, 1);
  await pin(iris, 2);
  await pin(iris, 3);
  await move(iris, { do: 'move', article: story(1), to: 0 });
  await move(iris, { do: 'unpin', article: story(3) });
  expect(await order(iris)).toEqual([1, 2]);
  expect(await order(marek)).toEqual([]);
  expect((await listFront()).lead?.id).toBe(story(0));
  expect(await desk(iris)).toMatchObject({ moves: 5, moved: true });

  await putLive({ page: FRONT, user: iris, now });
  const front = await listFront();
  expect([front.lead?.id, front.seconds[0]?.id]).toEqual([story(1), story(2)]);
  expect(await order(marek)).toEqual([1, 2]);
  expect(await desk(iris)).toMatchObject({ moves: 0, moved: false, live: { number: 1, by: 'Iris' } });
  const written = await db().auditEntry.findFirstOrThrow({
    where: { action: 'front.publish' },
    orderBy: { id: 'desc' },
  });
  expect(written).toMatchObject({ actorId: iris.id, subject: 'front:', detail: { version: 1 } });
});

test('the same move sent twice is one move, also at the same moment, and no story has two places', async () => {
  await Promise.all([1, 1, 2, 2].map((at) => pin(iris, at)));
  expect((await order(iris)).sort()).toEqual([1, 2]);
  await move(iris, { do: 'move', article: story(1), to: 1 });
  await move(iris, { do: 'move', article: story(1), to: 1 });
  expect(await order(iris)).toEqual([2, 1]);
  const { draftId } = await desk(iris);
  const twice = db().frontSlot.create({
    data: { versionId: draftId ?? 0, position: 9, articleId: story(1) },
  });
  await expect(twice).rejects.toThrow(/nique/);
});

test('undo takes back one move, once, however often it is sent; the last one leaves no draft', async () => {
  await pin(iris, 1);
  await pin(iris, 2);
  await Promise.all([1, 2, 3].map(() => move(iris, { do: 'undo', moves: 2 })));
  expect(await order(iris)).toEqual([1]);
  await move(iris, { do: 'undo', moves: 1 });
  expect(await desk(iris)).toMatchObject({ stories: [], moves: 0, moved: false });
  await expect(putLive({ page: FRONT, user: iris, now })).rejects.toThrow('Nothing has moved');
});

test('of two editors who put different orders live at once, one wins and the other sees both', async () => {
  await pin(iris, 1);
  await pin(marek, 2);
  const done = await Promise.allSettled([iris, marek].map((user) => putLive({ page: FRONT, user, now })));
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await published()).toHaveLength(1);
  const [winner, loser] = done[0]?.status === 'fulfilled' ? [iris, marek] : [marek, iris];
  const [won, lost] = winner === iris ? [1, 2] : [2, 1];
  const seen = await desk(loser);
  expect(seen).toMatchObject({ overtaken: true, live: { number: 1 } });
  expect(await order(loser)).toEqual([lost]);
  expect(seen.live.stories.map(({ id }) => id)).toEqual([story(won)]);

  await settleFront({ page: FRONT, user: loser, choice: 'theirs', seen: 1, now });
  expect(await order(loser)).toEqual([won]);
  await move(loser, { do: 'undo', moves: (await desk(loser)).moves });
  expect(await order(loser)).toEqual([lost]);
  await putLive({ page: FRONT, user: loser, now });
  expect(await order(winner)).toEqual([lost]);
});

test('choosing mine puts it live over theirs, unless a third order came meanwhile', async () => {
  await pin(iris, 1);
  await pin(marek, 2);
  await putLive({ page: FRONT, user: marek, now });
  await expect(putLive({ page: FRONT, user: iris, now })).rejects.toThrow('Marek put another order live');
  await pin(marek, 3);
  await putLive({ page: FRONT, user: marek, now });
  await expect(settleFront({ page: FRONT, user: iris, choice: 'mine', seen: 1, now })).rejects.toThrow(
    'Marek',
  );
  await settleFront({ page: FRONT, user: iris, choice: 'mine', seen: 2, now });
  expect(await order(marek)).toEqual([1]);
  expect((await published()).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('the database itself refuses a second version of one number, and a second draft of one editor', async () => {
  await db().frontVersion.create({ data: { number: 1, state: 'published' } });
  await expect(db().frontVersion.create({ data: { number: 1, state: 'published' } })).rejects.toThrow();
  await db().frontVersion.create({ data: { number: 2, authorId: iris.id } });
  await db().frontVersion.create({ data: { number: 2, authorId: marek.id } });
  await expect(db().frontVersion.create({ data: { number: 2, authorId: iris.id } })).rejects.toThrow();
});

test('an earlier order becomes a new draft, and stays as it was', async () => {
  await pin(iris, 1);
  await putLive({ page: FRONT, user: iris, now });
  await pin(iris, 2);
  await putLive({ page: FRONT, user: iris, now });
  const { earlier } = await desk(iris);
  expect(earlier).toHaveLength(1);
  await move(marek, { do: 'start', version: earlier[0]?.id ?? 0 });
  expect(await order(marek)).toEqual([1]);
  expect(await order(iris)).toEqual([2, 1]);
  await putLive({ page: FRONT, user: marek, now });
  expect((await published()).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a place comes and goes at its times, and the page says until when it is right', async () => {
  const soon = new Date(Date.now() + 60_000);
  const later = new Date(Date.now() + 120_000);
  await pin(iris, 4);
  await pin(iris, 5);
  await move(iris, { do: 'time', article: story(5), startsAt: soon, expiresAt: later });
  await move(iris, { do: 'time', article: story(4), startsAt: null, expiresAt: later });
  await putLive({ page: FRONT, user: iris, now });
  const scope = newRenderScope();
  const front = await inRender(scope, () => listFront());
  expect(front.lead?.id).toBe(story(4));
  expect(scope.expiresAt).toBe(soon.getTime());
  const [first, second] = (await desk(iris)).stories;
  expect([first?.isHidden, second?.isHidden, second?.leaves]).toEqual([
    true,
    false,
    expect.stringMatching(/^until /),
  ]);
  const backwards = move(iris, { do: 'time', article: story(4), startsAt: later, expiresAt: soon });
  await expect(backwards).rejects.toThrow('leave before it appears');
});

test('a story under embargo has a place already, says when it appears, and readers see it only then', async () => {
  const id = await makeDraft();
  const due = new Date(now.getTime() + 3_600_000);
  await db().article.update({
    where: { id },
    data: { state: 'scheduled', scheduledFor: due, embargoUntil: due },
  });
  expect(
    (await listCandidates({ page: FRONT, placed: [], search: '', now })).coming.map((one) => one.id),
  ).toEqual([id]);
  await pin(iris, 1);
  await move(iris, { do: 'pin', article: id });
  const { stories } = await desk(iris);
  expect(stories[0]).toMatchObject({ id, mark: { word: 'Embargo' } });
  expect(stories[0]?.appears).toMatch(/\d\d:\d\d$/);
  await putLive({ page: FRONT, user: iris, now });
  expect((await listFront()).lead?.id).toBe(story(1));
  await db().article.update({ where: { id }, data: { embargoUntil: null } });
  await publishArticle({ articleId: id, actor: by, now: due });
  expect((await listFront()).lead?.id).toBe(id);
  await withdrawArticle({ articleId: id, reason: 'Over.', actor: by, now: due });
});

test('what was withdrawn falls out of drafts and of what goes live; it cannot be placed again', async () => {
  const id = await makeDraft();
  await publishArticle({ articleId: id, actor: by, now });
  await pin(iris, 1);
  await move(iris, { do: 'pin', article: id });
  await withdrawArticle({ articleId: id, reason: 'Wrong.', actor: by, now });
  expect(await order(iris)).toEqual([1]);
  await putLive({ page: FRONT, user: iris, now });
  expect(await db().frontSlot.count({ where: { articleId: id } })).toBe(0);
  await expect(move(iris, { do: 'pin', article: id })).rejects.toThrow('was withdrawn');
  await expect(move(iris, { do: 'pin', article: await makeDraft() })).rejects.toThrow(
    'neither live nor has a time',
  );
});

test('a section has an order of its own, of its own stories, and shows none of them twice', async () => {
  const world = await findPage('world');
  if (!world) throw new Error('no section world');
  await pin(iris, 5, world);
  await pin(iris, 4, world);
  await expect(pin(iris, 7, world)).rejects.toThrow('not in World');
  await putLive({ page: world, user: iris, now });
  const page = await listSection({ slug: 'world' });
  expect(page?.pinned.map(({ id }) => id)).toEqual([story(4), story(5)]);
  expect(page?.stories.map(({ id }) => id)).toEqual([story(0), story(1), story(2), story(3)]);
  expect((await listFront()).lead?.id).toBe(story(0));
});

test('stories without a place are found by words of their headline, half typed', async () => {
  const found = async (search: string, placed: number[] = []) =>
    (await listCandidates({ page: FRONT, placed, search, now })).live.map(({ id }) => id);
  expect(await found('')).toEqual(live);
  expect(await found('ferr numb', [story(0)])).toEqual(live.slice(1));
  expect(await found('number 3')).toEqual([story(3)]);
  expect(await found(`nothing's ('like) & this:*`)).toEqual([]);
});

test('a field’s time is read by the clock of the site, in summer and winter', () => {
  expect(momentOf('2026-07-01T12:00', 'Europe/Berlin')?.toISOString()).toBe('2026-07-01T10:00:00.000Z');
  expect(momentOf('2026-12-01T12:00', 'Europe/Berlin')?.toISOString()).toBe('2026-12-01T11:00:00.000Z');
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(momentOf('tomorrow', 'Europe/Berlin')).toBeNull();
});
