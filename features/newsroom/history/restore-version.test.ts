import { beforeEach, describe, expect, test } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { addRevision } from '@/features/articles/add-revision';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { getSnapshot, listSteps } from '@/features/newsroom/history/queries';
import { restoreVersion } from '@/features/newsroom/history/restore-version';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const start = new Date('2026-11-24T10:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
let ada: Writer;
let ben: Writer;

beforeEach(async () => {
  [ada, ben] = [await makePerson('editor', 'Ada'), await makePerson('editor', 'Ben')];
});

const blockIs = (articleId: number, key: string, text: string) =>
  db().articleBlock.update({
    where: { articleId_key: { articleId, key } },
    data: { text, html: text, status: 'edited', hands: [] },
  });

/** Somebody's save, some minutes after the start, as the saving room makes it. */
async function save(articleId: number, by: Writer, [at, text]: [number, string]) {
  await blockIs(articleId, 'b1', text);
  await db().$transaction((tx) =>
    addRevision(tx, { articleId, reason: 'edited', user: by, now: minutes(at) }),
  );
}

const stepsOf = async (articleId: number) => (await listSteps(articleId)).steps;
const textOf = async (articleId: number, version: number | 'now' = 'now') =>
  (await getSnapshot(articleId, version))?.blocks.map(({ text }) => text);
const restore = (articleId: number, from: number, place: string) =>
  restoreVersion({ articleId, from, place, user: ada, now: minutes(50) });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

describe('what becomes a revision', () => {
  test('a hundred saves of one person in a half hour are one, with the last text; the next half hour has its own', async () => {
    const articleId = await makeDraft();
    for (let at = 0; at < 100; at += 1) await save(articleId, ada, [at / 4, `Text ${at}`]);
    await save(articleId, ada, [31, 'Later']);
    expect(await stepsOf(articleId)).toMatchObject([
      { number: 2, author: 'Ada', reason: 'edited' },
      { number: 1, author: 'Ada', reason: 'edited' },
    ]);
    expect(await textOf(articleId, 1)).toEqual(['Text 99', 'Two.']);
  });

  test('what the one left stays when the other goes on, and two at once make one each in two minutes', async () => {
    const articleId = await makeDraft();
    await save(articleId, ada, [0, 'Ada’s']);
    await save(articleId, ben, [1, 'Ben’s']);
    expect(await textOf(articleId, 1)).toEqual(['Ada’s', 'Two.']);
    for (let at = 4; at < 6; at += 0.05)
      await save(articleId, Math.round(at * 20) % 2 ? ada : ben, [at, `At ${at}`]);
    expect(await stepsOf(articleId)).toHaveLength(4);
  });

  test('reading and writing in one sitting is one revision; a step with a comment is one of its own', async () => {
    const articleId = await makeDraft();
    const add = (reason: 'reviewed' | 'edited' | 'translated', comment?: string) =>
      db().$transaction((tx) => addRevision(tx, { articleId, reason, user: ada, now: start, comment }));
    await add('translated');
    await add('reviewed');
    await add('edited');
    await add('reviewed');
    await add('edited', 'Two texts, solved');
    await add('reviewed');
    expect((await stepsOf(articleId)).map(({ reason, comment }) => reason + comment)).toEqual([
      'reviewed',
      'editedTwo texts, solved',
      'edited',
      'translated',
    ]);
  });

  test('twenty at once number their revisions one after the other', async () => {
    const articleId = await makeDraft();
    const comments = Array.from({ length: 20 }, (_, at) => `Step ${at}`);
    await Promise.all(
      comments.map((comment) =>
        db().$transaction((tx) =>
          addRevision(tx, { articleId, reason: 'edited', user: ada, now: start, comment }),
        ),
      ),
    );
    expect((await stepsOf(articleId)).map(({ number }) => number)).toEqual(comments.map((_, at) => 20 - at));
  });
});

describe('bringing back', () => {
  test('one block leaves the others alone, is a step of its own, and is undone by bringing back from before', async () => {
    const articleId = await makeDraft();
    await save(articleId, ada, [0, 'Good.']);
    await save(articleId, ben, [40, 'Bad.']);
    await blockIs(articleId, 'b2', 'Ben’s other.'); // written by what keeps no revisions
    const before = await restore(articleId, 1, 'block:b1');
    expect(await textOf(articleId)).toEqual(['Good.', 'Ben’s other.']);
    expect((await stepsOf(articleId))[0]).toMatchObject({
      reason: 'restored',
      author: 'Ada',
      comment: 'Block 1 of version 1',
    });
    expect(await textOf(articleId, before)).toEqual(['Bad.', 'Ben’s other.']);
    await restore(articleId, before, 'block:b1');
    expect(await textOf(articleId)).toEqual(['Bad.', 'Ben’s other.']);
    expect(await refusalOf(restore(articleId, before, 'all'))).toMatch(/nothing to bring back/);
  });

  test('a deleted block comes back to its place, an added one goes, and an order is as it was', async () => {
    const articleId = await makeDraft({ texts: ['One.', 'Two.', 'Three.'] });
    await save(articleId, ada, [0, 'One.']);
    await db().articleBlock.deleteMany({ where: { articleId, key: 'b2' } });
    await db().articleBlock.create({
      data: { articleId, key: 'n1', position: 1, kind: 'divider', text: '', html: '', status: 'edited' },
    });
    await restore(articleId, 1, 'block:b2');
    expect(await textOf(articleId)).toEqual(['One.', 'Two.', '', 'Three.']);
    await db().$executeRaw`UPDATE article_blocks SET position = 3 - position WHERE article_id = ${articleId}`;
    expect(await textOf(articleId)).toEqual(['Three.', '', 'Two.', 'One.']);
    await restore(articleId, 1, 'all');
    expect(await textOf(articleId)).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('a headline comes back, and what readers see stays', async () => {
    const articleId = await makeDraft({ headline: 'Good' });
    await publishArticle({ articleId, actor: { userId: null, name: 'Test' }, now: start });
    await db().article.update({ where: { id: articleId }, data: { headline: 'Bad' } });
    const was = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    await restore(articleId, 1, 'headline');
    const is = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    expect(is).toMatchObject({ headline: 'Good', publishedRevisionId: was.publishedRevisionId });
    expect(is.version).toBe(was.version + 1);
  });

  test('what the outlet changed stays to be decided, and what was read is unread', async () => {
    const articleId = await makeDraft();
    await save(articleId, ada, [0, 'Old.']);
    await db().articleBlock.updateMany({
      where: { articleId },
      data: {
        text: 'New.',
        html: 'New.',
        status: 'reviewed',
        hands: [{ did: 'read', by: 1, name: 'Ben', at: null }],
      },
    });
    await db().articleBlock.updateMany({
      where: { articleId, key: 'b2' },
      data: { status: 'stale', staleSince: start },
    });
    await restore(articleId, 1, 'all');
    const blocks = await db().articleBlock.findMany({ where: { articleId }, orderBy: { position: 'asc' } });
    expect(blocks.map(({ status, text, hands }) => [status, text, hands])).toEqual([
      ['edited', 'Old.', [{ did: 'edited', by: ada.id, name: 'Ada', at: expect.any(String) as string }]],
      ['stale', 'Two.', []],
    ]);
  });

  test('from a version that is not there is refused, and ten at once lose nothing', async () => {
    const articleId = await makeDraft();
    expect(await refusalOf(restore(articleId, 9, 'all'))).toMatch(/no such version/);
    await save(articleId, ada, [0, 'First.']);
    await save(articleId, ben, [40, 'Second.']);
    const all = await Promise.all(Array.from({ length: 10 }, () => refusalOf(restore(articleId, 1, 'all'))));
    expect(all.filter((answer) => answer === null)).toHaveLength(1);
    expect((await stepsOf(articleId)).map(({ reason }) => reason)).toEqual(['restored', 'edited', 'edited']);
  });

  test('is a save: an editor who had the block open keeps both texts, one in another block just goes on', async () => {
    const articleId = await makeDraft();
    const write = (key: string, html: string, base: number) =>
      saveDraft({
        ...{ articleId, saveId: `save-${html}-${base}`, user: ben, now: minutes(45) },
        change: { base, blocks: [{ key, block: { kind: 'paragraph', html, attributes: {} } }] },
      });
    await save(articleId, ada, [0, 'Good.']);
    const { version } = await write('b1', 'Bad.', 1);
    await restore(articleId, 1, 'block:b1');
    const other = await write('b2', 'Elsewhere.', version);
    expect(other).toMatchObject({ conflicts: [], merged: ['block:b1'] });
    const same = await write('b1', 'Worse.', version);
    expect(same.conflicts).toMatchObject([{ place: 'block:b1', theirs: 'Good.', mine: 'Worse.' }]);
    expect(await textOf(articleId)).toEqual(['Good.', 'Elsewhere.']);
    expect((await stepsOf(articleId)).map(({ reason }) => reason)).toContain('restored');
  });

  test('by somebody who may not write in the article is refused, and nothing changes', async () => {
    const articleId = await makeDraft();
    await save(articleId, ada, [0, 'Good.']);
    await save(articleId, ben, [40, 'Bad.']);
    const user = { ...ada, sections: ['sports'] };
    const work = restoreVersion({ articleId, from: 1, place: 'all', user, now: minutes(50) });
    expect(await refusalOf(work)).toMatch(/may not|can read/);
    expect(await textOf(articleId)).toEqual(['Bad.', 'Two.']);
    expect(await stepsOf(articleId)).toHaveLength(2);
  });

  test('of a block this version does not know is refused', async () => {
    const articleId = await makeDraft();
    await save(articleId, ada, [0, 'Good.']);
    await db()
      .$executeRaw`UPDATE article_revisions SET blocks = jsonb_set(blocks, '{0,kind}', '"hologram"') WHERE article_id = ${articleId}`;
    expect(await refusalOf(restore(articleId, 1, 'all'))).toMatch(/does not know/);
  });
});
