import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makePerson } from '@/features/accounts/people/test-person';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft } from '@/features/articles/test-article';
import { listEntries, LogFilter } from '@/features/newsroom/offices/audit-log/list-entries';
import { listLetters } from '@/features/newsroom/offices/letters/list-letters';
import { answerMail, reopenMail, takeMail } from '@/features/newsroom/offices/mutations';
import { getSubject } from '@/features/newsroom/offices/queries';
import { listReports } from '@/features/newsroom/offices/reports/list-reports';
import { Shelf } from '@/features/newsroom/offices/schema';
import { getShowable } from '@/features/media/queries';
import { decideTakedown } from '@/features/newsroom/offices/takedowns/decide-takedown';
import { listTakedowns } from '@/features/newsroom/offices/takedowns/list-takedowns';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

vi.stubEnv('SITE_TIME_ZONE', 'Europe/Berlin');
testDatabase();

const now = new Date('2026-11-24T10:00:00Z');
const everything = { sections: [], languages: [] };
const open = Shelf.parse({});
const closed = Shelf.parse({ show: 'closed' });
let user: { id: number; email: string; name: string };

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE letters, reports, takedowns`;
  user = await makePerson('publisher');
});

const letter = (text: string, at = now) => db().letter.create({ data: { text, at, fingerprint: text } });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );

async function published() {
  const articleId = await makeDraft({ texts: ['First.', 'Second.'] });
  await publishArticle({ articleId, actor: { userId: null, name: 'Test' }, now });
  return articleId;
}

test('a report shows the paragraph that was meant, and nothing of stories outside one’s limits', async () => {
  const articleId = await published();
  await db().report.create({ data: { articleId, blockKey: 'b2', text: 'It says three.', at: now } });
  await db().report.create({ data: { articleId, blockKey: 'b9', text: 'It says four.', at: now } });
  const { items } = await listReports(open, everything);
  expect(items.map(({ paragraph, story }) => [paragraph, story.id])).toEqual([
    [null, articleId],
    ['Second.', articleId],
  ]);
  expect((await listReports(open, { ...everything, sections: ['sports'] })).items).toEqual([]);
  expect((await listReports(open, { ...everything, languages: ['de'] })).items).toEqual([]);
  expect((await listReports(open, { ...everything, languages: ['es'] })).items).toHaveLength(2);
  expect(await getSubject('report', items[0]?.id ?? 0)).toMatchObject({ section: 'world', language: 'es' });
  expect(await getSubject('report', 999_999)).toEqual({ gone: true });
});

test('mail is listed newest first, page by page, each piece once, also when many came at one moment', async () => {
  for (let number = 0; number < 65; number += 1) await letter(`Letter ${number}`);
  const seen: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await listLetters(Shelf.parse({ after: next || undefined }));
    seen.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  expect(seen).toHaveLength(65);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
});

describe('closing a letter', () => {
  test('keeps outcome, words and name, and leaves a trace; opened again, it can be closed anew', async () => {
    const { id } = await letter('A question');
    const closing = { mail: 'letter' as const, id, user, now };
    await answerMail({ ...closing, outcome: 'answered', words: ' Wrote back. ' });
    expect((await listLetters(open)).items).toEqual([]);
    expect((await listLetters(closed)).items).toMatchObject([
      { state: 'accepted', answer: 'Wrote back.', answeredBy: 'Ada', answeredAt: now },
    ]);
    await reopenMail(closing);
    await answerMail({ ...closing, outcome: 'dismissed', words: 'Spam.' });
    const { items } = await listEntries(LogFilter.parse({ who: String(user.id) }));
    expect(items.map(({ action }) => action).slice(0, 3)).toEqual([
      'letter.answer',
      'letter.reopen',
      'letter.answer',
    ]);
    expect(items[2]?.detail).toEqual({ outcome: 'answered', words: 'Wrote back.' });
  });

  test('without words is refused and changes nothing; of two at one moment one is refused', async () => {
    const { id } = await letter('Another question');
    const close = (words: string) =>
      refusalOf(answerMail({ mail: 'letter', id, user, outcome: 'answered', words, now }));
    expect(await close('  ')).toMatch(/what was done/);
    expect(await db().letter.findUnique({ where: { id } })).toMatchObject({ state: 'open', answer: null });
    const both = await Promise.all([close('One answer'), close('Other answer')]);
    expect(both.filter((answer) => answer === null)).toHaveLength(1);
    expect(both.find((answer) => answer !== null)).toMatch(/meanwhile/);
  });
});

test('who takes a letter has it until they give it back; a closed one can’t be taken', async () => {
  const { id } = await letter('Whose?');
  const mail = { mail: 'letter' as const, id, user };
  await takeMail(mail);
  expect((await listLetters(open)).items[0]?.assignee).toEqual({ id: user.id, name: 'Ada' });
  await takeMail({ ...mail, back: true });
  expect((await listLetters(open)).items[0]?.assignee).toBeNull();
  await answerMail({ ...mail, outcome: 'dismissed', words: 'No.', now });
  expect(await refusalOf(takeMail(mail))).toMatch(/meanwhile/);
});

describe('a takedown request', () => {
  const demand = { url: '/x', requester: 'Outlet', contact: 'a@b.example', reason: 'Ours.', at: now };
  const state = async (articleId: number) =>
    (await db().article.findUniqueOrThrow({ where: { id: articleId } })).state;

  test('carried out by a kill leaves a tombstone; a second request for the same story is no second kill', async () => {
    const articleId = await published();
    const made = [
      await db().takedown.create({ data: { ...demand, articleId } }),
      await db().takedown.create({ data: { ...demand, articleId } }),
    ];
    for (const { id } of made)
      await decideTakedown({ id, decision: 'kill', words: 'By court order.', user, now });
    expect(await state(articleId)).toBe('killed');
    expect(await db().tombstone.count({ where: { reason: 'By court order.' } })).toBe(1);
    expect((await listTakedowns(closed)).items).toMatchObject([
      { state: 'carried_out' },
      { state: 'carried_out' },
    ]);
    const kills = await listEntries(LogFilter.parse({ article: String(articleId), what: 'article.kill' }));
    expect(kills.items).toHaveLength(1);
  });

  test('for a picture takes it from readers, says why, and leaves the story', async () => {
    const articleId = await published();
    const sha256 = randomBytes(32).toString('hex');
    const { id: mediaId } = await db().media.create({
      data: {
        ...{ sha256, contentType: 'image/jpeg', width: 800, height: 600, bytes: 9 },
        ...{ rights: 'press', caption: 'A quay', rightsUntil: new Date('2027-01-01') },
      },
    });
    const { id } = await db().takedown.create({ data: { ...demand, articleId, mediaId } });
    expect((await listTakedowns(open)).items).toMatchObject([
      { pictures: [{ id: mediaId, name: 'A quay' }] },
    ]);
    const decide = (picture?: number) =>
      decideTakedown({ id, decision: 'take-down-picture', words: 'It is theirs.', picture, user, now });
    await expect(decide()).rejects.toMatchObject({ field: 'picture' });
    await expect(decide(999_999)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await listTakedowns(open)).items).toHaveLength(1);
    await decide(mediaId);
    const media = await db().media.findUniqueOrThrow({ where: { id: mediaId } });
    expect(media).toMatchObject({ rights: 'none', rightsUntil: null, licence: 'Taken down: It is theirs.' });
    expect(await getShowable(mediaId, now)).toBeNull();
    expect(await state(articleId)).toBe('published');
    expect(await db().auditEntry.count({ where: { action: 'media.take-down' } })).toBe(1);
    await expect(decide(mediaId)).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('that can’t be carried out stays open, and a refused one leaves the story as it was', async () => {
    const articleId = await published();
    const { id } = await db().takedown.create({ data: demand });
    const decide = (decision: 'refuse' | 'withdraw', words: string) =>
      refusalOf(decideTakedown({ id, decision, words, user, now }));
    expect(await decide('withdraw', 'It is theirs.')).toMatch(/no story/);
    expect((await listTakedowns(open)).items).toMatchObject([{ id, state: 'open', answer: null }]);
    await db().takedown.update({ where: { id }, data: { articleId } });
    const both = await Promise.all([decide('withdraw', 'Theirs.'), decide('refuse', 'Not theirs.')]);
    expect(both.filter((answer) => answer === null)).toHaveLength(1);
    expect(await state(articleId)).toBe(both[0] === null ? 'withdrawn' : 'published');
  });
});

test('the log is read by who, what, article and day of the site’s clock', async () => {
  const entry = (action: string, at: string, subject = 'user:1') =>
    db().auditEntry.create({ data: { actorId: user.id, actor: user.email, action, subject, at } });
  await entry('test.one', '2020-03-28T22:59:59Z', 'article:77777');
  await entry('test.one', '2020-03-28T23:30:00Z', 'article:77777');
  await entry('test.two', '2020-03-29T21:59:59Z', 'article:77778');
  await entry('test.two', '2020-03-29T22:00:00Z', 'article:77778');
  const found = async (asked: Record<string, string>) =>
    (await listEntries(LogFilter.parse(asked))).items.map(({ at }) => at.toISOString().slice(5, 16));
  const who = String(user.id);
  expect(await found({ who, what: 'test.two' })).toEqual(['03-29T22:00', '03-29T21:59']);
  expect(await found({ article: '77777' })).toEqual(['03-28T23:30', '03-28T22:59']);
  // In Berlin the clock went forward that night.
  expect(await found({ who, from: '2020-03-29', to: '2020-03-29' })).toEqual(['03-29T21:59', '03-28T23:30']);
  expect(await found({ who: 'nobody', what: 'test.one', article: 'x' })).toHaveLength(2);
  expect(await found({ who: 'operator', what: 'test.one' })).toEqual([]);
});
