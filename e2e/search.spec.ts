import { expect, test } from '@playwright/test';

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a reader searches, narrows the search, and checks the paragraph that was found against its original', async ({
      page,
    }) => {
      await page.goto('/search');
      await page.getByRole('searchbox').fill('water');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(page).toHaveURL(/\/search\?q=water/);
      await expect(page).toHaveTitle(/^water \| Search/);
      const results = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading') });
      const all = await results.count();
      expect(all).toBeGreaterThan(2);
      await expect(results.first().getByText('water', { exact: true }).first()).toBeVisible();

      await page.getByRole('radio', { name: /German/ }).check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page).toHaveURL(/q=water&.*language=de/);
      await expect(page.getByRole('radio', { name: /German/ })).toBeChecked();
      const german = await results.count();
      expect(german).toBeGreaterThan(0);
      expect(german).toBeLessThan(all);

      await results
        .first()
        .getByRole('link', { name: /^Paragraph \d+, side by side$/ })
        .click();
      await expect(page).toHaveURL(/view=bilingual#p\d+$/);
      await expect(page.getByRole('link', { name: /^Paragraph \d+,/ }).first()).toBeVisible();
    });

    test('a misspelt word finds what was meant, and one click spells it right', async ({ page }) => {
      await page.goto('/search?q=watre');
      const main = page.getByRole('main');
      await expect(main.getByText('No story has “watre”')).toBeVisible();
      await main.getByRole('link', { name: 'water', exact: true }).click();
      await expect(page.getByRole('searchbox')).toHaveValue('water');
    });

    test('what is not there is said so, with what to try', async ({ page }) => {
      await page.goto('/search?q=qqqqqqqq&language=de');
      await expect(page.getByRole('heading', { name: 'Nothing found for “qqqqqqqq”' })).toBeVisible();
      await page.getByRole('link', { name: 'the same search without filters' }).click();
      await expect(page).toHaveURL(/\/search\?q=qqqqqqqq$/);
    });
  });
}

test('search pages are not for search engines, and any input gets an ordinary page', async ({ request }) => {
  const hostile = [
    'water',
    '',
    'a'.repeat(7000),
    '<script>alert(1)</script>',
    "'; drop table articles; --",
    'a & | ! <-> :* ()',
    '%00%07',
  ];
  for (const q of hostile) {
    const answer = await request.get(`/search?q=${q.startsWith('%') ? q : encodeURIComponent(q)}`);
    expect(answer.status(), q).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<meta name="robots" content="noindex,follow">');
    expect(html).not.toContain('<script>alert');
  }
  expect((await request.get('/search?q=water&after=nonsense')).status()).toBe(404);
});
