import { expect, test } from '@playwright/test';

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a reader finds a story by its year, month and day', async ({ page }) => {
      await page.goto('/archive');
      await page
        .getByRole('link', { name: /^All days of \d{4}$/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/archive\/\d{4}$/);
      const year = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      await page
        .getByRole('table', { name: new RegExp(year) })
        .last()
        .getByRole('link', { name: new RegExp(`${year}$`) })
        .click();
      await expect(page).toHaveURL(/\/archive\/\d{4}-\d{2}$/);
      await page
        .getByRole('link', { name: /^\d+ ?: \d+ stor(y|ies)$/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/archive\/\d{4}-\d{2}-\d{2}$/);
      const story = page
        .getByRole('main')
        .getByRole('listitem')
        .getByRole('heading')
        .getByRole('link')
        .first();
      const headline = (await story.textContent()) ?? '';
      await story.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
    });

    test('a story leads to its topics, and a topic back to the story', async ({ page }) => {
      await page.goto('/topics');
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await expect(page).toHaveURL(/\/topics\/[a-z0-9-]+$/);
      const topic = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first().click();
      await page.getByRole('navigation', { name: 'Topics' }).getByRole('link', { name: topic }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic);
    });

    test('a correction stands in the list and, marked, under its story', async ({ page }) => {
      await page.goto('/corrections');
      const correction = page.getByRole('main').getByRole('listitem').first();
      const words = await correction.getByText(/^Correction, /).textContent();
      await correction.getByRole('heading').getByRole('link').click();
      await expect(page).toHaveURL(/#correction-\d+$/);
      await expect(page.getByText(words ?? '', { exact: true })).toBeInViewport();
    });
  });
}

test('an author’s name leads to all their stories, an outlet’s to its own', async ({ page }) => {
  await page.goto('/authors');
  const name = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  const author = (await name.textContent()) ?? '';
  await name.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(author);
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await page.getByRole('link', { name: author }).first().click();
  await expect(page).toHaveURL(/\/authors\/[a-z0-9-]+$/);

  await page.goto('/languages');
  await page
    .getByRole('region', { name: 'All languages' })
    .getByRole('link', { name: /German/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/German/);
  await page.goto('/sources');
  await page.getByRole('link', { name: 'Strombote' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Strombote');
});

test('the keyboard alone leads from an index to a story', async ({ page }) => {
  await page.goto('/topics');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the news' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = page.getByRole('main').getByRole('link').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/topics\/[a-z0-9-]+$/);
});

test('every section can be reached by keyboard where the bar is too narrow for all', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto('/');
  const last = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /Languages$/ });
  await expect(async () => {
    await last.blur(); // typefaces that come in that moment move the bar
    await last.focus();
    await expect(last).toBeInViewport({ timeout: 1000 });
  }).toPass();
});

test('a saved story is listed until it is removed; without script the page says why it is empty', async ({
  page,
  browser,
}) => {
  await page.goto('/latest');
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first().click();
  const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto('/saved');
  await expect(page.getByRole('link', { name: headline })).toBeVisible();
  await page.getByRole('button', { name: `Remove ${headline}` }).click();
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(page.url());
  await expect(plain.getByText('Saving needs script')).toBeVisible();
});

test('lists end, and what is no list or no cursor is not found', async ({ request }) => {
  for (const path of ['/trending', '/languages', '/saved', '/topics', '/authors', '/sources', '/corrections'])
    expect((await request.get(path)).status(), path).toBe(200);
  for (const path of [
    ...['/topics/no-such-topic', '/authors/nobody', '/languages/xx', '/archive/1999', '/archive/999'],
    ...['/topics?after=zzzz', '/topics?after=A', '/authors?after=zzzz', '/sources?after=zzzz'],
    ...['/corrections?after=nonsense', '/corrections?after=1.1', '/topics/rivers?after=1.1'],
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});
