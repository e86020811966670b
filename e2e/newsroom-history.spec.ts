import { expect, test } from '@playwright/test';
import { expectAccessible, signedIn } from './fixtures/people';
import { connectDatabase } from './fixtures/database';

const WIDE = { viewport: { width: 1440, height: 900 } };

test.describe.configure({ mode: 'serial' });

/** A story that a colleague has changed since its last version: two paragraphs rewritten, a third one deleted. */
async function changedStory(): Promise<number> {
  const client = connectDatabase();
  try {
    const { rows } = await client.query<{ id: number }>(
      `SELECT a.id FROM articles a JOIN article_blocks b ON b.article_id = a.id AND b.kind = 'paragraph'
       WHERE a.state = 'published' AND NOT EXISTS (
         SELECT FROM article_revisions r WHERE r.article_id = a.id AND r.reason = 'restored')
       AND NOT EXISTS (SELECT FROM article_blocks c WHERE c.article_id = a.id AND c.text LIKE 'Entirely %')
       GROUP BY a.id HAVING count(*) >= 5 ORDER BY a.id LIMIT 1`,
    );
    const id = rows[0]?.id ?? 0;
    await client.query(
      `WITH p AS (SELECT id, row_number() OVER (ORDER BY position) AS nth FROM article_blocks
         WHERE article_id = $1 AND kind = 'paragraph')
       UPDATE article_blocks b SET text = 'Entirely ' || text, html = 'Entirely ' || html
       FROM p WHERE p.id = b.id AND nth IN (2, 3)`,
      [id],
    );
    await client.query(
      `DELETE FROM article_blocks WHERE id = (SELECT id FROM article_blocks
         WHERE article_id = $1 AND kind = 'paragraph' ORDER BY position OFFSET 3 LIMIT 1)`,
      [id],
    );
    return id;
  } finally {
    await client.end();
  }
}

test('an editor brings one block back with three interactions, and undoes it', async ({ browser }) => {
  const id = await changedStory();
  const page = await signedIn(browser, 'editor', WIDE);
  await page.goto(`/newsroom/articles/${id}/history`); // the first: History
  const lines = page.getByRole('region', { name: 'Differences' }).getByRole('article');
  const changed = lines.filter({ has: page.getByRole('button', { name: /^Restore/ }) });
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByRole('link').last().click(); // the second: a version
  await expect(page).toHaveURL(/from=1/);
  await expect(changed).toHaveCount(3);
  await expect(changed.first().locator('ins')).toHaveText('Entirely ');
  await expect(changed.last()).toHaveAccessibleName(/deleted/);
  await expectAccessible(page);
  await expect(changed.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(changed.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('r'); // the third: bring back
  await expect(page.getByRole('status').filter({ hasText: 'Brought back.' })).toBeVisible();
  await expect(changed).toHaveCount(1);
  await expect(changed.first().locator('del')).toHaveText('Entirely ');
  await expect(versions.getByRole('link').first()).toContainText('Brought back');

  await changed.getByRole('button', { name: /^Restore/ }).click(); // undone from there
  await expect(changed.first().locator('ins')).toHaveText('Entirely ');
  await versions.getByRole('link').last().click();
  await expect(changed).toHaveCount(3);
  const before = await versions.getByRole('listitem').count();
  await page.getByRole('button', { name: 'Bring back everything' }).click();
  await expect(versions.getByRole('listitem')).not.toHaveCount(before);
  await versions.getByRole('link').last().click();
  await expect(page.getByText('no difference')).toBeVisible();
});

test('any two versions are compared by their address, also without script', async ({ browser }) => {
  const page = await signedIn(browser, 'editor', WIDE);
  const id = await changedStory();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const still = await plain.newPage();
  await still.goto(`/newsroom/articles/${id}/history?from=1`);
  await expect(still.getByRole('button', { name: /^Restore/ })).toHaveCount(3);
  await still.getByRole('button', { name: 'Restore block' }).first().click();
  await expect(still.getByText('Brought back.')).toBeVisible();
  await still.getByLabel('Compare with').selectOption('1');
  await still.getByRole('button', { name: 'Compare' }).click();
  await expect(still).toHaveURL(/to=1/);
  await expect(still.getByRole('button', { name: /^Restore/ })).toHaveCount(0);
  await still.getByRole('link', { name: /^Everything/ }).click();
  await expect(still.getByRole('article').filter({ hasText: 'the same' }).first()).toBeVisible();
  expect((await still.goto(`/newsroom/articles/${id}/history?from=9999`))?.status()).toBe(404);
  expect((await still.goto(`/newsroom/articles/99999999/history`))?.status()).toBe(404);
});

test('a translator reads the history of a colleague’s story and can bring nothing back', async ({
  browser,
}) => {
  const id = await changedStory();
  const page = await signedIn(browser, 'translator', WIDE);
  await page.goto(`/newsroom/articles/${id}/history?from=1`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Restore|^Bring back/ })).toHaveCount(0);
});
