import { expect, type Page, test } from '@playwright/test';
import type pg from 'pg';
import { blockOf, expectSaved, openStory, writingIn } from './fixtures/bench';
import { Counter } from './fixtures/counted-keys';
import { connectDatabase } from './fixtures/database';
import { signedIn } from './fixtures/people';
import { ownStory, silentSource, textsOf } from './fixtures/stories';

// NEWSROOM.md §5, jobs 7, 9 and 11, by keyboard, in no more keys than it counts. Job 6 is in newsroom-front.spec.ts.

let pool: pg.Pool;

test.beforeAll(() => {
  pool = connectDatabase();
});

const keysReady = (page: Page) => expect(page.locator('.keys[data-ready]')).toBeVisible();

test('7: a picture comes into a story in 3', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Before.']);
  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  await page.keyboard.press('e');
  await page.keyboard.press('Enter'); // a new block, as a writer makes it
  await expect(writingIn(page)).toHaveAccessibleName('Block 2, text');
  const keys = new Counter(page);
  await keys.press('/');
  await keys.type('picture');
  await expect(page.getByRole('option', { name: /^Picture/ })).toHaveAttribute('aria-selected', 'true');
  await keys.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Find a picture' })).toBeFocused();
  await keys.type('hose');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  keys.expectAtMost(3);
  await expect(blockOf(page, 2).getByRole('button', { name: 'Choose another' })).toBeFocused();
  await expectSaved(page);
  const { rows } = await pool.query<{ kind: string; url: string }>(
    `SELECT kind, attributes->'pictures'->0->>'url' AS url FROM article_blocks WHERE article_id = $1 ORDER BY position`,
    [id],
  );
  expect(rows[1]).toMatchObject({ kind: 'picture', url: expect.stringContaining('/') });
  await page.keyboard.press('Escape');
  await expect(blockOf(page, 2)).toBeFocused(); // the keys are the story's again
  await page.context().close();
});

test('7: the focal point of a picture is F, arrows, Esc', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const { rows } = await pool.query<{ id: number }>(
    'SELECT id FROM media WHERE alt <> $1 ORDER BY id LIMIT 1',
    [''],
  );
  const id = rows[0]?.id ?? 0;
  await pool.query('UPDATE media SET focal_x = 0.5, focal_y = 0.5 WHERE id = $1', [id]);
  await page.goto(`/newsroom/media/${id}`);
  await keysReady(page);
  const keys = new Counter(page);
  await keys.press('f', 'Shift+ArrowLeft', 'ArrowUp', 'Escape');
  await expect(page.getByText('Kept. Stories that show')).toBeVisible();
  keys.expectAtMost(1 + 2 + 1);
  await page.reload();
  await expect(page.getByLabel('left', { exact: true })).toHaveValue('40');
  await expect(page.getByLabel('top', { exact: true })).toHaveValue('49');
  await page.context().close();
});

test('9: a silent source stands on top: one key to see why, one to try again', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const name = await silentSource(pool);
  await page.goto('/newsroom/sources');
  await keysReady(page);
  const first = page.getByRole('row').nth(1);
  await expect(first.getByRole('link', { name })).toBeFocused();
  await expect(first).toContainText('Silent');
  const keys = new Counter(page);
  await keys.press('Enter');
  await expect(page.getByText('The address is not found.').first()).toBeVisible();
  await keysReady(page);
  await keys.press('t');
  await expect(page.getByRole('status').filter({ hasText: /\w/ }).first()).toBeVisible();
  keys.expectAtMost(2);
  await page.context().close();
});

test('11: one block is brought back in 3', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['The first words.', 'Others.']);
  const write = async (text: string) => {
    await openStory(page, id);
    await expect(blockOf(page, 1)).toBeFocused();
    await page.keyboard.press('e');
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    await expectSaved(page);
  };
  await write(' More.');
  await pool.query(`UPDATE article_revisions SET at = at - interval '2 hours' WHERE article_id = $1`, [id]);
  await write(' And more.');
  await pool.query(`UPDATE article_revisions SET at = at - interval '2 hours' WHERE article_id = $1`, [id]);
  await write(' And yet more.');
  const keys = new Counter(page);
  await keys.press('h');
  const differences = page.getByRole('region', { name: 'Differences' });
  await expect(differences.locator('[data-ready]')).toBeVisible();
  const change = differences.getByRole('article', { name: /^block 1, changed/ });
  await expect(change).toBeFocused();
  const versions = page.getByRole('region', { name: 'Versions' });
  const count = await versions.getByRole('link').count();
  await keys.press('v');
  await expect(page).toHaveURL(/from=\d+/);
  await expect(differences.locator('[data-ready]')).toBeVisible();
  await expect(change).toBeFocused();
  await keys.press('r');
  await expect(page.getByRole('status').filter({ hasText: 'Brought back.' })).toBeVisible();
  keys.expectAtMost(3);
  expect(count).toBeGreaterThanOrEqual(3);
  expect(await textsOf(pool, id)).toEqual(['The first words. More.', 'Others.']);
  await page.context().close();
});
