import { expect, it } from 'vitest';
import { answerPoints } from '@/features/newsroom/workbench/mutations';
import { getSurroundings } from '@/features/newsroom/workbench/queries';
import { refreshFindings } from '@/features/translation/findings/refresh-findings';
import { reviewAllBlocks } from '@/features/articles/mutations';
import { makeDraft } from '@/features/articles/test-article';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const WRONG = {
  texts: ['It costs 3.4 billion euros.'],
  original: { headline: 'es', texts: ['Cuesta 3,4 millones de euros.'] },
};
const now = new Date('2026-11-23T08:00:00Z');
const editor = () =>
  db().user.create({ data: { email: `e${Math.random()}@paper.example`, name: 'Iris Roos', role: 'editor' } });
const open = (articleId: number) => db().finding.findMany({ where: { articleId, settledAt: null } });

it('writes a doubt down once, however often the text is looked at', async () => {
  const id = await makeDraft({ ...WRONG, status: 'machine' });
  await Promise.all([refreshFindings(id), refreshFindings(id), refreshFindings(id)]);
  expect(await open(id)).toMatchObject([{ blockKey: 'b1', kind: 'number', blocking: true }]);
});

it('drops a doubt when the text no longer says it', async () => {
  const id = await makeDraft({ ...WRONG, status: 'machine' });
  await refreshFindings(id);
  await db().articleBlock.updateMany({
    where: { articleId: id },
    data: { html: 'It costs 3.4 million euros.' },
  });
  await refreshFindings(id);
  expect(await open(id)).toEqual([]);
});

it('has no doubts about what a person read', async () => {
  const read = { did: 'read' as const, by: 1, name: 'Ada', at: now.toISOString() };
  const id = await makeDraft({ ...WRONG, hands: [read] });
  await refreshFindings(id);
  expect(await open(id)).toEqual([]);
});

it('an answer carries a name, is written down once, and the doubt does not come back', async () => {
  const id = await makeDraft({ ...WRONG, status: 'machine' });
  await refreshFindings(id);
  const user = await editor();
  const answer = {
    ...{
      about: 'doubt' as const,
      key: 'b1',
      kind: 'number' as const,
      says: 'The number differs.',
      answer: 'right' as const,
    },
    ...{ original: '3,4 millones', english: '3.4 billion' },
  };
  await answerPoints({ articleId: id, answers: [answer], user, now });
  await answerPoints({ articleId: id, answers: [answer, answer], user, now });
  await refreshFindings(id);
  expect(await open(id)).toEqual([]);
  expect(await db().finding.findMany({ where: { articleId: id } })).toMatchObject([{ settledById: user.id }]);
  expect(await db().auditEntry.count({ where: { subject: `article:${id}`, action: 'article.answer' } })).toBe(
    1,
  );
  expect((await getSurroundings(id, now))?.settled).toEqual(['b1|number|3,4 millones|3.4 billion']);
});

it('keeps its doubts when the command line marked it, and has none left once a person read it', async () => {
  const [id, user] = [await makeDraft({ ...WRONG, status: 'machine' }), await editor()];
  await refreshFindings(id);
  const before = await open(id);
  expect(before).not.toEqual([]);
  await reviewAllBlocks(id, { userId: null, name: 'The operator' }, now);
  expect(await open(id)).toEqual(before);
  await refreshFindings(id);
  expect(await open(id)).toEqual(before);
  await reviewAllBlocks(id, { userId: user.id, name: user.name }, now);
  expect(await open(id)).toEqual([]);
  await refreshFindings(id);
  expect(await open(id)).toEqual([]);
});
