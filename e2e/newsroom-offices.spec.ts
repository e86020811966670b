import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, signedIn } from './fixtures/people';

test.describe.configure({ mode: 'serial' });

async function openStory(page: Page): Promise<string> {
  await page.goto('/latest');
  const story = page.getByRole('main').getByRole('heading').getByRole('link').last();
  const path = (await story.getAttribute('href')) ?? '';
  await story.click();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible();
  return path;
}

test('an editor finds what a reader reported beside its paragraph, takes it, and closes it with words', async ({
  page,
  browser,
}) => {
  await openStory(page);
  const text = `It says three, the original says four. ${Date.now()}`;
  await page.getByRole('button', { name: 'Report paragraph 1', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What is wrong?' }).fill(text);
  await page.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByRole('heading', { name: /^Thank you/ })).toBeVisible();

  const desk = await signedIn(browser, 'editor');
  await desk.getByRole('main').getByRole('link', { name: 'Reports' }).click();
  const report = desk.getByRole('article').filter({ hasText: text });
  await expect(report.getByRole('blockquote')).not.toBeEmpty();
  await expect(report.getByRole('link', { name: 'As readers see it' })).toBeVisible();
  await report.getByRole('button', { name: /^Take report/ }).click();
  await expect(report.getByText('Yours')).toBeVisible();
  await report.getByText('Close…').click();
  await expectAccessible(desk);
  await report.getByRole('button', { name: /^Close report/ }).click();
  await expect(report.getByText('Say in a few words what was done')).toBeVisible();
  await report.getByLabel('What was done, or why not').fill('The number was put right.');
  await report.getByRole('button', { name: /^Close report/ }).click();
  await expect(report).toHaveCount(0);
  await desk.getByRole('link', { name: 'Closed' }).click();
  await expect(report.getByText('The number was put right.')).toBeVisible();
  await report.getByRole('button', { name: /^Open report/ }).click();
  await expect(report).toHaveCount(0);
});

test('a letter reaches the desk as it was written, and a translator does not see it', async ({
  page,
  browser,
}) => {
  const text = `<b>Do you take interns?</b> ${Date.now()}`;
  await page.goto('/contact');
  await page.getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.getByRole('button', { name: 'Send to the desk' }).click();
  await expect(page.getByRole('heading', { name: /^Thank you/ })).toBeVisible();
  const desk = await signedIn(browser, 'editor');
  await desk.getByRole('main').getByRole('link', { name: 'Letters' }).click();
  await expect(desk.getByRole('article').filter({ hasText: text })).toBeVisible();
  await expectAccessible(desk);
  const translator = await signedIn(browser, 'translator');
  await expect(translator.getByRole('link', { name: 'Letters' })).toHaveCount(0);
  expect((await translator.goto('/newsroom/letters'))?.status()).toBe(403);
});

test('a publisher kills what must go: its address is gone at once, and the log says who did it', async ({
  page,
  browser,
}) => {
  const path = await openStory(page);
  const reason = `All of it is ours. ${Date.now()}`;
  await page.goto('/contact?kind=takedown');
  await page.getByRole('textbox', { name: 'Your message' }).fill(reason);
  await page.getByRole('textbox', { name: 'Address of the story' }).fill(path);
  await page.getByRole('textbox', { name: 'Who asks' }).fill('Ada Löwe');
  await page.getByRole('textbox', { name: 'By what right' }).fill('Copyright');
  await page.getByRole('textbox', { name: 'How we can reach you' }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Send to the desk' }).click();
  await expect(page.getByRole('heading', { name: /^Thank you/ })).toBeVisible();

  const editor = await signedIn(browser, 'editor');
  await editor.goto('/newsroom/takedowns');
  const seen = editor.getByRole('article').filter({ hasText: reason });
  await expect(seen.getByText('A publisher decides.')).toBeVisible();
  await expect(seen.getByRole('button')).toHaveCount(0);

  const publisher = await signedIn(browser, 'publisher');
  await publisher.goto('/newsroom/takedowns');
  const request = publisher.getByRole('article').filter({ hasText: reason });
  await request.getByText('Decide…').click();
  await expectAccessible(publisher);
  await request.getByLabel('Decision').selectOption('kill');
  await request.getByLabel('Why').fill('By order of a court.');
  await request.getByRole('button', { name: /^Decide takedown/ }).click();
  await expect(request.getByText('Type the word “kill”')).toBeVisible();
  await expect(request.getByLabel('Why')).toHaveValue('By order of a court.');
  await expect(request.getByLabel('Decision')).toHaveValue('kill');
  await request.getByLabel('To kill it').fill('kill');
  await request.getByRole('button', { name: /^Decide takedown/ }).click();
  await expect(request).toHaveCount(0);
  await expect.poll(async () => (await page.request.get(path)).status()).toBe(410);

  const admin = await signedIn(browser, 'admin');
  await admin.getByRole('navigation', { name: 'Newsroom' }).locator('summary').click();
  await admin.getByRole('link', { name: 'Audit' }).click();
  await admin.getByLabel('What').selectOption('article.kill');
  await admin.getByRole('button', { name: 'Show' }).click();
  await expect(admin).toHaveURL(/what=article\.kill/);
  await expect(admin.getByRole('row').filter({ hasText: 'By order of a court.' }).first()).toBeVisible();
  await expectAccessible(admin);
});
