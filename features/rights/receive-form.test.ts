import { beforeEach, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { getReportable } from '@/features/rights/queries';
import { receiveLetter, receiveReport } from '@/features/rights/receive-form';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const now = new Date('2026-11-22T10:00:00Z');
const actor = { userId: null, name: 'Test' };
const BLOCKS = new Set(['b1', 'b2']);
const WRONG = 'It says 3,700 tonnes; the original says 2,700.';
let senders = 0;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE letters, reports, takedowns`;
});

/** A form from a sender of its own, or from this one. */
const form = (fields: Record<string, string>, sender = `sender ${(senders += 1)}`) => ({ fields, sender });
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

async function published() {
  const articleId = await makeDraft();
  return { articleId, ...(await publishArticle({ articleId, actor, now })) };
}

function report(articleId: number, fields: Record<string, string>, sender?: string) {
  return receiveReport(form(fields, sender), { articleId, blocks: BLOCKS, now });
}

test('a report is kept with its paragraph, as text and nothing else', async () => {
  const { articleId } = await published();
  const text = '<script>alert(1)</script>\r\nline two\0\u0007 \ud800';
  expect(await report(articleId, { text, block: 'b2' })).toMatchObject({ kept: true });
  await report(articleId, { text: 'Some other sentence', block: 'b99', contact: ' Ada \t Löwe ' });
  expect(await db().report.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    {
      articleId,
      blockKey: 'b2',
      text: '<script>alert(1)</script>\nline two \ufffd',
      contact: null,
      state: 'open',
    },
    { articleId, blockKey: null, contact: 'Ada Löwe' },
  ]);
});

test('a double click is one report, also when both arrive at once; on another day it may come again', async () => {
  const { articleId } = await published();
  const sent = { text: WRONG, block: 'b1' };
  const both = await Promise.all([report(articleId, sent), report(articleId, sent)]);
  expect(both.map(({ kept }) => kept)).toEqual([true, true]);
  expect(await db().report.count()).toBe(1);
  await receiveReport(form(sent), { articleId, blocks: BLOCKS, now: hours(24) });
  expect(await db().report.count()).toBe(2);
});

test('what is missing or too long is said beside its field, and nothing is kept', async () => {
  const short = await receiveLetter(
    form({ kind: 'takedown', text: ' hi ', story: '', contact: 'x'.repeat(301) }),
    now,
  );
  expect(short).toEqual({
    kept: false,
    status: 422,
    problems: {
      text: 'Write at least a few words.',
      story: 'Give the address of the story on this site.',
      requester: 'Say who asks: a name, a company, an office.',
      basis: 'Say by what right: copyright, privacy, a court’s order.',
      contact: 'Please shorten this line: it may have 300 characters.',
    },
  });
  const long = await receiveLetter(form({ kind: 'question', text: 'x'.repeat(4001) }), now);
  expect(long).toMatchObject({ kept: false, problems: { text: expect.stringContaining('4,000') as string } });
  expect(await receiveLetter(form({ kind: 'bribe' }), now)).toMatchObject({ kept: false, status: 422 });
  expect(await receiveLetter(form({}), now)).toMatchObject({ kept: false, status: 422 });
  expect(await db().letter.count()).toBe(0);
});

test('a question, a correction and a takedown go where editors look for them', async () => {
  const { articleId, path } = await published();
  const { SITE_URL } = env();
  await receiveLetter(form({ kind: 'question', text: 'Do you take interns?' }), now);
  await receiveLetter(
    form({ kind: 'correction', text: WRONG, story: `${SITE_URL}${path}?view=bilingual#p2` }),
    now,
  );
  const demand = {
    requester: 'Outlet 1 GmbH',
    contact: 'law@outlet.example',
    basis: 'Copyright',
    text: 'Please remove it.',
  };
  await receiveLetter(form({ kind: 'takedown', story: path, ...demand }), now);
  await receiveLetter(form({ kind: 'takedown', story: '/world/2020-01-01/long-gone', ...demand }), now);
  expect(await db().letter.findMany()).toMatchObject([{ text: 'Do you take interns?' }]);
  expect(await db().report.findMany()).toMatchObject([{ articleId, text: WRONG }]);
  const { text: reason, ...asked } = demand;
  expect(await db().takedown.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { articleId, url: path, reason, ...asked },
    { articleId: null, url: '/world/2020-01-01/long-gone' },
  ]);
});

test.each(['https://elsewhere.example/a', '//elsewhere.example/a', 'javascript:alert(1)', '/'])(
  'a takedown of %s, which is no page of ours, is asked for another address',
  async (story) => {
    const received = await receiveLetter(form({ kind: 'takedown', story }), now);
    expect(received).toMatchObject({
      problems: { story: expect.stringContaining('no page of this site') as string },
    });
  },
);

test('a correction of a story that does not stand here is asked for another address', async () => {
  const received = await receiveLetter(
    form({ kind: 'correction', text: WRONG, story: '/world/2026-11-22/never' }),
    now,
  );
  expect(received).toMatchObject({
    kept: false,
    status: 422,
    problems: { story: expect.any(String) as string },
  });
});

test('what fills in the hidden field is thanked and forgotten', async () => {
  const received = await receiveLetter(
    form({ kind: 'question', text: 'Cheap watches here', website: 'x' }),
    now,
  );
  expect(received.kept).toBe(true);
  expect(await db().letter.count()).toBe(0);
});

test('one sender may write five in a quarter of an hour, however many ask at once; others are not held up', async () => {
  const { articleId } = await published();
  const write = (number: number, at = now) =>
    receiveReport(form({ text: `Wrong sentence ${number}` }, 'one'), { articleId, blocks: BLOCKS, now: at });
  for (const number of [1, 2, 3, 4, 5]) expect(await write(number)).toMatchObject({ kept: true });
  expect(await write(6)).toMatchObject({
    kept: false,
    status: 429,
    problems: { form: expect.any(String) as string },
  });
  expect(await report(articleId, { text: 'By somebody else' })).toMatchObject({ kept: true });
  expect(await write(6, hours(0.25))).toMatchObject({ kept: true });
  const crowd = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      receiveReport(form({ text: `Sentence ${n} of many` }, 'crowd'), { articleId, blocks: BLOCKS, now }),
    ),
  );
  expect(crowd.filter(({ kept }) => kept)).toHaveLength(5);
});

test('a flood costs who floods: others still have their one letter, up to what the database bears', async () => {
  const rows = (length: number, from = 0) =>
    Array.from({ length }, (_, at) => ({
      ...{ text: `Letter ${at}`, at: now, fingerprint: `f${from + at}` },
    }));
  await db().letter.createMany({ data: rows(100) });
  const letter = (text: string, at = now, sender?: string) =>
    receiveLetter(form({ kind: 'question', text }, sender), at);
  expect(await letter('The first of mine', now, 'flooder')).toMatchObject({ kept: true });
  expect(await letter('Another of mine', now, 'flooder')).toMatchObject({ kept: false, status: 429 });
  await db().letter.createMany({ data: rows(898, 100) });
  const answers = await Promise.all(['Letter one of two', 'Letter two of two'].map((text) => letter(text)));
  expect(answers.filter(({ kept }) => kept)).toHaveLength(1);
  expect(answers).toContainEqual(expect.objectContaining({ kept: false, status: 429 }));
  const { articleId } = await published();
  expect(await report(articleId, { text: WRONG })).toMatchObject({ kept: true });
  expect(await letter('An hour later', hours(1.01))).toMatchObject({ kept: true });
});

test('what is not kept does not use up the first of the day', async () => {
  const { articleId, path } = await published();
  const rows = (from: number, to: number, at: Date) =>
    Array.from({ length: to - from }, (_, n) => ({
      ...{ articleId, text: `Report ${n}`, at, fingerprint: `g${from + n}` },
    }));
  await db().report.createMany({ data: rows(0, 1000, now) });
  const correct = (story: string, at: Date) =>
    receiveLetter(form({ kind: 'correction', text: WRONG, story }, 'one of many'), at);
  expect(await correct('/world/2020-01-01/mistyped', now)).toMatchObject({ kept: false, status: 422 });
  expect(await correct(path, now)).toMatchObject({ kept: false, status: 429 }); // full: to be sent in an hour
  await db().report.createMany({ data: rows(1000, 1100, hours(1)) });
  expect(await correct(path, hours(1.01))).toMatchObject({ kept: true });
});

test('only a public translation can be reported', async () => {
  const { articleId } = await published();
  expect(await getReportable(articleId)).toMatchObject({ article: { id: articleId } });
  expect((await getReportable(articleId))?.rows[0]).toMatchObject({
    english: { key: 'b1', text: 'One.' },
    original: { text: 'es One.' },
  });
  await withdrawArticle({ articleId, reason: 'A test.', actor, now });
  for (const id of [articleId, await makeDraft(), 999_999, 0]) expect(await getReportable(id)).toBeNull();
});
