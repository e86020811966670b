import { expect, test } from 'vitest';
import { makeDraft } from '@/features/articles/test-article';
import { lockArticle } from '@/features/articles/workflow/hold-article';
import { markStale } from '@/features/translation/mark-stale';
import { db, pool } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

/** Resolves when somebody waits for a row that another holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query('SELECT FROM pg_locks WHERE NOT granted');
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The outlet says something else in its first paragraph. */
async function fileAnother(itemId: number): Promise<void> {
  const { blocks, ...before } = await db().sourceRevision.findFirstOrThrow({
    where: { itemId },
    include: { blocks: true },
  });
  const { headline, completeness } = before;
  const changed = blocks.map(({ key, position, kind, text, html }) => ({
    key,
    position,
    kind,
    text,
    html,
    hash: 'another',
  }));
  const revision = await db().sourceRevision.create({
    data: { itemId, number: 2, headline, completeness, fingerprint: 'another', blocks: { create: changed } },
  });
  await db().sourceItem.update({ where: { id: itemId }, data: { currentRevisionId: revision.id } });
}

test('a save that read the text before the outlet changed it does not hide the change', async () => {
  const id = await makeDraft({ texts: ['One.'], status: 'machine' });
  const { sourceItemId } = await db().article.findUniqueOrThrow({ where: { id } });
  const itemId = sourceItemId ?? 0;
  await fileAnother(itemId);
  let marking: Promise<number> | undefined;
  await db().$transaction(async (tx) => {
    await lockArticle(tx, id); // as every save begins
    marking = markStale({ itemId, now: new Date() });
    await untilSomebodyWaits();
    const hands = [{ did: 'edited', by: 1, name: 'Iris', at: '2026-11-28T10:00:00.000Z' }];
    await tx.articleBlock.updateMany({ where: { articleId: id }, data: { status: 'edited', hands } });
  });
  expect(await marking).toBe(1);
  expect(await db().articleBlock.findFirst({ where: { articleId: id } })).toMatchObject({ status: 'stale' });
});
