import { expect, test, type Page } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('a reader reports a wrong sentence beside its original', async ({ page }) => {
  await openStory(page);
  const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Report paragraph 1', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report a wrong sentence');
  await expect(page.getByRole('combobox', { name: 'Which paragraph?' })).toHaveValue(/^b\d+$/);
  await expect(page.getByRole('link', { name: /^Paragraph 1,/ })).toBeVisible();

  await page.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByRole('alert')).toContainText('It has not been sent yet.');
  const text = page.getByRole('textbox', { name: 'What is wrong?' });
  await expect(text).toHaveAccessibleDescription(/Write at least a few words\./);

  await text.fill('The original says 2,700 tonnes, not 3,700.');
  await page.getByRole('button', { name: 'Send report' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, an editor will read it' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the story' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
});

test('whoever asks for a takedown is told what is missing and loses nothing that was typed', async ({
  page,
}) => {
  await page.goto('/contact');
  await expect(page.getByRole('textbox', { name: 'Who asks' })).toBeHidden();
  await page.getByRole('radio', { name: 'A takedown request' }).check();
  const message = '\n<script>alert("x")</script> & “the whole story”\n\nplease </textarea>';
  await page.getByRole('textbox', { name: 'Your message' }).fill(message);
  await page.getByRole('textbox', { name: 'Address of the story' }).fill('https://elsewhere.example/"story"');
  await page.getByRole('button', { name: 'Send to the desk' }).click();

  await expect(page.getByRole('alert')).toContainText('4 fields need another look.');
  await expect(page.getByRole('radio', { name: 'A takedown request' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue(message);
  const story = page.getByRole('textbox', { name: 'Address of the story' });
  await expect(story).toHaveValue('https://elsewhere.example/"story"');
  await expect(story).toHaveAccessibleDescription(/no page of this site/);

  await story.fill('/world/2026-01-01/a-story');
  await page.getByRole('textbox', { name: 'Who asks' }).fill('Ada Löwe');
  await page.getByRole('textbox', { name: 'By what right' }).fill('Copyright');
  await page.getByRole('textbox', { name: 'How we can reach you' }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Send to the desk' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, it has arrived' })).toBeVisible();
  await expect(page).toHaveURL(/\/contact\?done=takedown$/);
});

test('a form that another site sends for its reader is refused', async ({ page, baseURL }) => {
  await page.route('https://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${baseURL ?? ''}/contact"><input name="text" value="Cheap watches"><button>Win</button></form>`,
    }),
  );
  await page.goto('https://elsewhere.example/');
  const answered = page.waitForResponse(`${baseURL ?? ''}/contact`);
  await page.getByRole('button', { name: 'Win' }).click();
  expect((await answered).status()).toBe(403);
});

async function openStory(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('main').getByRole('heading').getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible();
}
