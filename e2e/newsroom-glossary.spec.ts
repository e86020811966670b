import { expect, test } from '@playwright/test';
import { connectDatabase } from './fixtures/database';
import { expectAccessible, signedIn } from './fixtures/people';

const pool = connectDatabase();

test('a term of the glossary that a translation leaves out is a doubt on the bench', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const { rows } = await pool.query<{ id: number }>(
    `SELECT a.id FROM articles a JOIN article_blocks b ON b.article_id = a.id
     JOIN source_blocks s ON s.revision_id = a.base_revision_id AND s.key = b.source_key
     WHERE a.original_language = 'de' AND a.state IN ('draft', 'in_review') AND s.text LIKE '%Fähre %' AND b.status = 'machine' LIMIT 1`,
  );
  await page.goto('/newsroom/glossary');
  await page.getByText('Add a term…').click();
  const form = page.getByRole('group').filter({ hasText: 'Take up' }).first();
  await form.getByLabel('Language').selectOption('de');
  await form.getByRole('button', { name: 'Take up' }).click();
  await expect(page.getByText('Write the term as outlets write it.')).toBeVisible();
  await form.getByLabel('Language').selectOption('de');
  await form.getByLabel('Term', { exact: true }).fill('Fähre');
  await form.getByLabel('What we say').fill('car ferry boat');
  await form.getByRole('button', { name: 'Take up' }).click();
  await expect(page.getByText('Taken up: Fähre.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Terms' })).toContainText('car ferry boat');
  await expectAccessible(page);

  await page.goto(`/newsroom/articles/${rows[0]?.id ?? 0}`);
  await expect(page.getByText('Term. The glossary has “Fähre” as “car ferry boat”.').first()).toBeVisible();

  await page.goto('/newsroom/glossary');
  await page.getByRole('button', { name: 'Remove Fähre' }).click();
  await expect(page.getByText('Nothing stands here yet.')).toBeVisible();
});
