import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signedIn } from './fixtures/people';
import { connectDatabase } from './fixtures/database';

const pool = connectDatabase();

async function nameOf(role: string): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT name FROM users WHERE role = $1::"Role" AND email LIKE $2',
    [role, `${role}@%`],
  );
  return rows[0]?.name ?? '';
}

async function makeStory(): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO articles (section_id, headline, slug, last_block_number, updated_at)
     VALUES ((SELECT id FROM sections WHERE slug = 'world'), 'A story with a question', $1, 1, now()) RETURNING id`,
    [`e2e-notes-${process.pid}-${Date.now()}`],
  );
  const id = rows[0]?.id ?? 0;
  await pool.query(
    `INSERT INTO article_blocks (article_id, key, position, kind, text, html, status)
     VALUES ($1, 'b1', 0, 'paragraph', 'It cost 3.4 million.', 'It cost 3.4 million.', 'edited')`,
    [id],
  );
  return id;
}

const notes = (page: Page) => page.getByRole('list', { name: 'Notes' }).getByRole('listitem');

test('an editor asks the publisher about a block; it stands on her Today until it is done', async ({
  browser,
}) => {
  const [editor, id, name] = [
    await signedIn(browser, 'editor'),
    await makeStory(),
    await nameOf('publisher'),
  ];
  await editor.goto(`/newsroom/articles/${id}`);
  await expect(editor.getByText('Everything saved')).toBeVisible();
  await editor.getByRole('tab', { name: 'Notes' }).click();
  const field = editor.getByRole('textbox', { name: 'Note', exact: true });
  await field.pressSequentially(`@${name.slice(0, -2)}`);
  await expect(editor.getByRole('option', { name })).toBeVisible();
  await field.press('Enter');
  await field.pressSequentially('is that the figure of the council?');
  await expect(editor.getByRole('combobox', { name: 'About' })).toHaveValue('b1');
  await expectAccessible(editor);
  await editor.getByRole('button', { name: 'Leave the note' }).click();
  await expect(notes(editor)).toContainText(`@${name} is that the figure of the council?`);
  await expect(field).toHaveValue('');

  const publisher = await signedIn(browser, 'publisher');
  const mine = publisher.getByRole('listitem').filter({ hasText: 'is that the figure of the council?' });
  await mine.getByRole('link', { name: 'A story with a question' }).click();
  await expect(publisher.getByRole('tab', { name: /^Notes/ })).toHaveAttribute('aria-selected', 'true');
  await notes(publisher).getByRole('button', { name: 'Done' }).click();
  await expect(notes(publisher)).toContainText(/Done: /);
  await expect(notes(publisher).getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await publisher.goto('/newsroom');
  await expect(publisher.getByRole('heading', { name: 'Today' })).toBeVisible();
  await expect(mine).toHaveCount(0);
});

test('without script a note is left, kept when refused, and deleted', async ({ browser }) => {
  const id = await makeStory();
  const page = await signedIn(browser, 'editor', { javaScriptEnabled: false });
  await page.goto(`/newsroom/articles/${id}/notes`);
  await page.getByLabel('Note', { exact: true }).fill('   ');
  await page.getByRole('button', { name: 'Leave the note' }).click();
  await expect(page.getByText('Write something first.')).toBeVisible();
  await page.getByLabel('Note', { exact: true }).fill('Call the town hall.');
  await page.getByLabel('About').selectOption({ label: 'Block 1' });
  await page.getByRole('button', { name: 'Leave the note' }).click();
  await expect(notes(page)).toContainText('Call the town hall.');
  await expect(notes(page).getByRole('link', { name: 'Block 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nobody has left a note.')).toBeVisible();
});
