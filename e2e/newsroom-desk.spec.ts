import { expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import { demo, signIn } from './fixtures/people';

test.describe.configure({ mode: 'serial' });

async function openDesk(page: Page) {
  await signIn(page, demo('editor'), '/newsroom/desk');
  await expect(page.getByRole('heading', { name: 'Everything moving' })).toBeVisible();
}

const rows = (page: Page) => page.getByRole('region', { name: 'Stories' }).getByRole('listitem');

test('a story is written with one click, and stands on the desk as planned', async ({ page }) => {
  await openDesk(page);
  for (let count = 0; count < 3; count++) {
    await page.goto('/newsroom/desk?assignee=me');
    await page.getByRole('button', { name: 'Write a story' }).click();
    await expect(page).toHaveURL(/\/newsroom\/articles\/\d+$/);
  }
  await page.goto('/newsroom/desk?assignee=me');
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  expect(await rows(page).filter({ hasText: 'Planned' }).count()).toBeGreaterThanOrEqual(3);
});

test('an address filters, and what is asked for can be dropped again', async ({ page }) => {
  await openDesk(page);
  await page.goto('/newsroom/desk?state=live&language=de');
  await expect(rows(page).first()).toContainText('DE');
  await expect(rows(page).filter({ hasText: /^(?!.*DE)/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'German, drop this' }).click();
  await expect(page).toHaveURL(/\/newsroom\/desk\?state=live$/);
  await expect(rows(page).filter({ hasText: 'FR' }).first()).toBeVisible();
});

test('several are put back at once with a result for each, without script too', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await openDesk(page);
  await page.goto('/newsroom/desk?assignee=me');
  for (const box of (await page.getByRole('checkbox', { name: /^Select / }).all()).slice(0, 3))
    await box.check();
  await page.getByRole('button', { name: 'Put back' }).first().click();
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('Back on the desk.').first()).toBeVisible();
  await page.context().close();
});

test('from the keyboard one key takes a story, the next is current, and undo brings it back', async ({
  page,
}) => {
  await openDesk(page);
  await page.goto('/newsroom/desk?assignee=none');
  const keys = page.locator('.keys').getByText('take and open');
  await expect(keys).toBeVisible();
  const first = rows(page).nth(0);
  await first.getByRole('link').focus();
  await page.keyboard.press('t');
  await expect(first).toContainText('Taken');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(first).not.toContainText('Taken');
  await page.goto('/newsroom/desk?assignee=none');
  await expect(keys).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Words in a headline' })).toBeFocused();
});

test('a view is saved under a name and comes back', async ({ page }) => {
  await openDesk(page);
  await page.goto('/newsroom/desk?language=de');
  await page.getByText('Save this view').click();
  await page.getByLabel('Name of the view').fill('German');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^German/ }),
  ).toBeVisible();
  await page.goto('/newsroom/desk');
  const view = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^German/ });
  await view.click();
  await expect(page).toHaveURL(/language=de$/);
  await page.getByRole('button', { name: 'Forget the view German' }).click();
  await expect(view).toHaveCount(0);
});

test('desk and calendar pass the accessibility rules, light and dark', async ({ page }) => {
  await openDesk(page);
  for (const path of ['/newsroom/desk?state=live', '/newsroom/calendar'])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect(await barriersOf(page)).toEqual([]);
    }
});
