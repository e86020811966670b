import { expect, test } from '@playwright/test';
import { expectAccessible, signedIn } from './fixtures/people';

test('a section is added, moved, given another address and retired, and readers follow within a second', async ({
  browser,
  page: reader,
}) => {
  const page = await signedIn(browser, 'admin');
  await page.goto('/newsroom/sections');
  const adding = page.getByRole('region', { name: 'Add a section' });
  await adding.getByLabel('Name').fill('Seafaring');
  await adding.getByLabel('Address').fill('Latest');
  await adding.getByRole('button', { name: 'Add' }).click();
  await expect(adding.getByRole('alert')).toContainText('“latest” would do.');
  await adding.getByLabel('Address').fill('latest');
  await adding.getByRole('button', { name: 'Add' }).click();
  await expect(adding.getByRole('alert')).toHaveText('The site needs this address for itself.');
  await expect(adding.getByLabel('Name')).toHaveValue('Seafaring');
  await adding.getByLabel('Address').fill('seafaring');
  await adding.getByRole('button', { name: 'Add' }).click();
  const section = page.getByRole('article', { name: 'Seafaring' });
  await expect(section).toContainText('0 stories live');
  await expectAccessible(page);

  const navigation = reader.getByRole('navigation', { name: 'Sections' });
  await expect(async () => {
    await reader.goto('/');
    await expect(navigation.getByRole('link').nth(-2)).toHaveText('Seafaring', { timeout: 500 }); // before Languages
  }).toPass({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Move Seafaring up' }).click();
  await expect(page.getByRole('button', { name: 'Move Seafaring down' })).toBeVisible();
  await expect(async () => {
    await reader.goto('/');
    await expect(navigation.getByRole('link').nth(-3)).toHaveText('Seafaring', { timeout: 500 });
  }).toPass({ timeout: 20_000 });

  await section.getByText('Change…').click();
  await section.getByLabel('Address').fill('at-sea');
  await section.getByRole('button', { name: 'Change Seafaring' }).click();
  await expect(section.getByRole('link', { name: '/at-sea' })).toBeVisible();
  for (const [old, target] of [
    ['/seafaring', '/at-sea'],
    ['/seafaring/feed.xml', '/at-sea/feed.xml'],
  ] as const) {
    const answer = await reader.request.get(old, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([301, target]);
  }
  expect((await reader.request.get('/at-sea')).status()).toBe(200);

  await section.getByLabel('Retire it').selectOption({ label: 'Move all to World' });
  await section.getByRole('button', { name: 'Retire Seafaring' }).click();
  await expect(section).toHaveCount(0);
  const gone = await reader.request.get('/seafaring', { maxRedirects: 0 });
  expect([gone.status(), gone.headers().location]).toEqual([301, '/world']);
  await page.goto('/newsroom/audit?action=section.retire');
  await expect(page.getByRole('main')).toContainText('Seafaring');
});

test('who is no admin has no sections to change', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  expect((await page.goto('/newsroom/sections'))?.status()).toBe(403);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a section is moved and moved back by plain buttons', async ({ browser }) => {
    const page = await signedIn(browser, 'admin', { javaScriptEnabled: false });
    await page.goto('/newsroom/sections');
    const names = page.getByRole('article');
    const first = (await names.first().getAttribute('aria-label')) ?? '';
    await page.getByRole('button', { name: `Move ${first} down` }).click();
    await expect(names.nth(1)).toHaveAccessibleName(first);
    await page.getByRole('button', { name: `Move ${first} up` }).click();
    await expect(names.first()).toHaveAccessibleName(first);
  });
});
