import { expect, test, type Page } from '@playwright/test';

// Typefaces are for the eye, not for the line: they come after everything else, and move nothing.

const ours = (page: Page) => page.locator('html[data-typefaces]');

function fontsAskedFor(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') asked.push(request.url());
  });
  return asked;
}

test('a first page is there before our typefaces are asked for, and is then set in them', async ({
  page,
}) => {
  const asked = fontsAskedFor(page);
  await page.goto('/');
  await expect(ours(page)).toBeAttached();
  expect(asked).toHaveLength(3);
  const { painted, fetched } = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    fetched: Math.min(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.woff2'))
        .map(({ startTime }) => startTime),
    ),
  }));
  expect(fetched).toBeGreaterThan(painted);
});

test('the next page begins in them', async ({ page }) => {
  await page.goto('/');
  await expect(ours(page)).toBeAttached();
  await page.goto('/latest', { waitUntil: 'commit' });
  await page.waitForSelector('h1');
  expect(await ours(page).count()).toBe(1);
});

test('typefaces that come late are kept for the next page', async ({ page }) => {
  await page.addInitScript(() => {
    performance.now = () => 60_000;
  });
  await page.goto('/');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('typefaces'))).toBe('1');
  await expect(ours(page)).toHaveCount(0);
});

test('no typeface is fetched where data is to be saved', async ({ page }) => {
  const asked = fontsAskedFor(page);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is set in our typefaces as well', async ({ page }) => {
    const asked = fontsAskedFor(page);
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(asked).toHaveLength(3);
  });
});
