import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signedIn } from './fixtures/people';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or do' });

/** Keys work once the page's script is there; the desk shows when. */
async function openDesk(page: Page) {
  await page.goto('/newsroom/desk');
  await expect(page.locator('.keys').getByText('take and open')).toBeVisible();
}

test('Ctrl K finds a story and opens it, by keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  await openDesk(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type('marsh villages');
  await expect(palette(page).getByRole('option', { name: /Marsh villages/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/newsroom\/articles\/\d+$/);
  await page.goto('/newsroom/help');
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
});

test('it does what the page can do, and leads to rooms the person may enter', async ({ browser }) => {
  const page = await signedIn(browser, 'translator');
  await openDesk(page);
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('option', { name: 'Take Do T' })).toBeVisible();
  await expect(palette(page).getByRole('option', { name: 'Write a story' })).toHaveCount(0);
  await page.keyboard.type('people');
  await expect(palette(page).getByText('Nothing here is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
});

test('G and a letter go to a place; letters can be switched off', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  await openDesk(page);
  await page.keyboard.press('g');
  await expect(page.getByText(/^Go to: D desk/)).toBeVisible();
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/newsroom\/calendar$/);
  await openDesk(page);
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/\/newsroom\/articles\/\d+$/);

  await page.goto('/newsroom/help');
  const letters = page.getByRole('checkbox', { name: /Single letters do things/ });
  await expect(async () => {
    await letters.uncheck();
    expect(await page.evaluate(() => localStorage.getItem('newsroom-letters-off'))).toBe('1');
  }).toPass();
  await openDesk(page);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expect(page).toHaveURL(/\/newsroom\/desk$/);
});

test('without script the search page finds the same', async ({ browser }) => {
  const page = await signedIn(browser, 'editor', { javaScriptEnabled: false });
  await page.getByRole('link', { name: /^Search/ }).click();
  await page.getByRole('searchbox').fill('strombote');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'Strombote', exact: true }).click();
  await expect(page).toHaveURL(/\/newsroom\/sources\/strombote$/);
});
