import { expect, test } from 'vitest';
import { killArticle, withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { setEmbargo } from '@/features/articles/workflow/set-embargo';
import { getPreview } from '@/features/newsroom/workflow/preview/get-preview';
import { endPreviewLinks, makePreviewLink } from '@/features/newsroom/workflow/preview/mutations';
import { writePreviewToken } from '@/features/newsroom/workflow/preview/preview-token';
import { makePerson } from '@/features/newsroom/workflow/test-person';
import { testDatabase } from '@/tools/test-database';

testDatabase();
const NOON = new Date('2026-03-01T12:00:00Z');
const later = (hours: number) => new Date(NOON.getTime() + hours * 3600_000);

async function link(articleId: number): Promise<string> {
  const user = await makePerson('editor');
  const { url } = await makePreviewLink({ user, articleId, now: NOON, hours: 24 });
  return url.split('/preview/')[1] ?? '';
}

test('a link shows the draft as readers would see it, with its original, also under embargo', async () => {
  const id = await makeDraft({ headline: 'Not yet', texts: ['One.'], sourceId: await makeSource() });
  await setEmbargo({
    ...{ articleId: id, now: NOON, actor: { userId: null, name: 'A test' } },
    until: later(48),
  });
  const token = await link(id);
  expect(token).toMatch(/^[\da-z]+-[\da-z]+-[\da-f]{40}$/);
  expect(await getPreview(token, later(23))).toMatchObject({
    kind: 'draft',
    article: { headline: 'Not yet', path: `/preview/${token}`, unpublished: true, indexable: false },
    original: [{ text: 'es One.' }],
    embargoUntil: later(48),
  });
});

test('the outlet’s terms hold for a preview too', async () => {
  const sourceId = await makeSource({ mayShowFullText: false, excerptCharacters: 8 });
  const token = await link(await makeDraft({ sourceId, texts: ['One two three four five.'] }));
  expect(await getPreview(token, NOON)).toMatchObject({
    article: { blocks: [{ text: 'One two…' }] },
    original: [],
  });
});

test('a link ends with its time, with its round, and when the story is killed or withdrawn', async () => {
  const [user, ids] = [await makePerson('editor'), await Promise.all([1, 2, 3].map(() => makeDraft()))];
  const [killed = 0, ended = 0, out = 0] = ids;
  const [ofKilled, ofEnded, ofOut] = [await link(killed), await link(ended), await link(out)];
  expect(await getPreview(ofEnded, later(24))).toEqual({ kind: 'over' });
  await endPreviewLinks({ user, articleId: ended, now: NOON });
  expect(await getPreview(ofEnded, NOON)).toBeNull();
  const actor = { userId: null, name: 'A test' };
  await killArticle({ articleId: killed, reason: 'An order.', actor, now: NOON });
  expect(await getPreview(ofKilled, NOON)).toEqual({ kind: 'over' });
  const { path } = await publishArticle({ articleId: out, actor, now: NOON });
  expect(await getPreview(ofOut, NOON)).toEqual({ kind: 'live', path });
  await withdrawArticle({ articleId: out, reason: 'Wrong.', actor, now: NOON });
  expect(await getPreview(ofOut, NOON)).toEqual({ kind: 'over' });
});

test('nobody makes a link, or makes one hold longer or lead elsewhere, without our mark', async () => {
  const [id, other] = [await makeDraft(), await makeDraft()];
  const token = await link(id);
  const [part = '', until = '', mark = ''] = token.split('-');
  const forged = [
    `${other.toString(36)}-${until}-${mark}`,
    `${part}-${until}0-${mark}`,
    `${part}-${until}-${mark.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`,
    writePreviewToken({ articleId: id, expiresAt: later(1) }, 7),
    writePreviewToken({ articleId: 2_000_000_000, expiresAt: later(1) }, 0),
    ...['', 'zzzzzzz-1-' + 'a'.repeat(40), `${part}-${until}`, 'x'.repeat(5000)],
  ];
  for (const wrong of forged) expect(await getPreview(wrong, NOON), wrong).toBeNull();
});

test('a live story has no preview link, and none holds over 14 days', async () => {
  const [user, id] = [await makePerson('editor'), await makeDraft()];
  for (const hours of [0, 337, NaN])
    await expect(makePreviewLink({ user, articleId: id, now: NOON, hours })).rejects.toMatchObject({
      field: 'hours',
    });
  await publishArticle({ articleId: id, actor: { userId: null, name: 'A test' }, now: NOON });
  await expect(makePreviewLink({ user, articleId: id, now: NOON, hours: 1 })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
