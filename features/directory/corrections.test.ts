import { beforeAll, expect, test } from 'vitest';
import { withdrawArticle } from '@/features/articles/mutations';
import { publishArticle } from '@/features/articles/publish-article';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { listCorrections } from '@/features/directory/list-corrections';
import { listTrending } from '@/features/stories/queries';
import { writeCursor } from '@/lib/cursor';
import { db } from '@/lib/db';
import { inRender, newRenderScope } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const actor = { userId: null, name: 'A test' };
const now = new Date('2026-02-10T12:00:00Z');
let open = 0;
let openOutlet = 0;
let excerpt = 0;
let gone = 0;

async function publish(sourceId?: number): Promise<number> {
  const articleId = await makeDraft({ sourceId });
  await publishArticle({ articleId, actor, now });
  return articleId;
}

beforeAll(async () => {
  openOutlet = await makeSource();
  open = await publish(openOutlet);
  excerpt = await publish(await makeSource({ mayShowFullText: false }));
  gone = await publish();
  await db().correction.createMany({
    data: Array.from({ length: 35 }, (_, at) => ({
      ...{ articleId: open, kind: 'correction' as const, text: `Correction ${at}.` },
      at: new Date(now.getTime() + Math.floor(at / 3) * 60_000),
    })),
  });
  const later = new Date(now.getTime() + 86_400_000);
  await db().correction.createMany({
    data: [
      { articleId: open, kind: 'correction', text: 'A number.', blockKey: 'b2', at: later },
      { articleId: excerpt, kind: 'clarification', text: 'A name.', blockKey: 'b2', at: later },
      { articleId: gone, kind: 'correction', text: 'Gone.', at: later },
    ],
  });
  await withdrawArticle({ articleId: gone, reason: 'Wrong.', actor, now: new Date() });
});

test('every correction of a public story stands on one page, newest first, and then the list ends', async () => {
  const seen: { id: number; at: Date; text: string }[] = [];
  for (let after: string | undefined, first = true; first || after; first = false) {
    const page = await listCorrections(after);
    if (!page) throw new Error('a page that was promised is missing');
    seen.push(...page.corrections);
    after = page.next ?? undefined;
  }
  expect(seen).toHaveLength(37);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(37);
  expect(seen).toEqual(seen.toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id));
  expect(seen.map(({ text }) => text)).not.toContain('Gone.');
  const [last] = seen.slice(-1);
  expect(last && (await listCorrections(writeCursor(last)))).toBeNull();
  for (const after of ['', 'x', '1.1 OR 1=1', '1'.repeat(10_000)])
    expect(await listCorrections(after)).toBeNull();
});

test('a correction that names a paragraph is shown beside the original, as far as the terms allow', async () => {
  const [clarification, correction, plain] = (await listCorrections())?.corrections ?? [];
  expect(clarification).toMatchObject({ kind: 'clarification', original: null, story: { id: excerpt } });
  expect(correction).toMatchObject({ text: 'A number.', original: 'es Two.', story: { id: open } });
  expect(plain).toMatchObject({ original: null });
});

test('the list depends on its stories, on its name and on the terms that let it quote', async () => {
  const scope = newRenderScope();
  await inRender(scope, () => listCorrections());
  expect([...scope.deps]).toEqual(
    expect.arrayContaining(['corrections', `article:${open}`, `source:${openOutlet}`]),
  );
});

test('trends are in the order of their decayed views, told with the plain ones, without what was withdrawn', async () => {
  const hour = (ago: number) => new Date(Math.floor(Date.now() / 3_600_000 - ago) * 3_600_000);
  await db().viewHour.createMany({
    data: [
      { articleId: open, hour: hour(20), views: 100 },
      { articleId: open, hour: hour(30), views: 9000 },
      { articleId: excerpt, hour: hour(0), views: 40 },
      { articleId: excerpt, hour: hour(1), views: 20 },
      { articleId: gone, hour: hour(0), views: 9000 },
    ],
  });
  const scope = newRenderScope();
  const trending = await inRender(scope, () => listTrending({ limit: 30 }));
  expect(trending.map(({ story, views }) => [story.id, views])).toEqual([
    [excerpt, 60],
    [open, 100],
  ]);
  expect(scope.softAgeMs).toBe(60_000);
});
