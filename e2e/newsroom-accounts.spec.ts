import { type Browser, expect, type Page, test } from '@playwright/test';
import { barriersInTheDark, barriersOf } from './fixtures/axe';
import { Secret, TOTP } from 'otpauth';
import { demo, signedIn, signIn } from './fixtures/people';

const PASSWORD = 'river stone lamp seventeen';

test.describe.configure({ mode: 'serial' });

/** An account of this test's own, through an invitation; answers its page and address. */
async function joinAs(browser: Browser, role: string): Promise<{ page: Page; email: string }> {
  const email = `${role}-${Date.now()}@paper.example`;
  const admin = await signedIn(browser, demo('admin'));
  await admin.getByRole('navigation', { name: 'Newsroom' }).locator('summary').click();
  await admin.getByRole('link', { name: 'People' }).click();
  await admin.getByLabel('Email').fill(email);
  await admin.getByLabel('Name', { exact: true }).fill(`Test ${role}`);
  await admin.getByLabel('Role', { exact: true }).selectOption(role);
  await admin.getByRole('button', { name: 'Invite' }).click();
  const link = await admin.getByText('/newsroom/invitation/').textContent();
  const page = await (await browser.newContext()).newPage();
  await page.goto(link ?? '');
  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'At least 15 characters' })).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue(`Test ${role}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  const late = await (await browser.newContext()).newPage();
  await late.goto(link ?? '');
  await expect(late.getByRole('heading', { name: 'This invitation is over' })).toBeVisible();
  await Promise.all([late.context().close(), admin.context().close()]);
  return { page, email };
}

test('an editor signs in and lands where they wanted to go; a stranger and a wrong password do not', async ({
  page,
}) => {
  const editor = demo('editor');
  await page.goto('/newsroom/account');
  await expect(page).toHaveURL(/sign-in\?callbackUrl=%2Fnewsroom%2Faccount/);
  await page.getByLabel('Email').fill(editor.email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
  await expect(page.getByText('This is not the address and password of an account here.')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(editor.email);
  await page.getByLabel('Password').fill(editor.password);
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
  await expect(page).toHaveURL(/\/newsroom\/account$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goto('/newsroom');
  await expect(page).toHaveURL(/sign-in/);
});

test('signing in and out works without script', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, { ...demo('editor'), password: 'wrong' });
  await expect(page.getByText('This is not the address and password')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(demo('editor').email);
  await signIn(page, demo('editor'));
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
});

test('posts from elsewhere, or without saying where from, are refused; answers are nobody else’s', async ({
  request,
}) => {
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    for (const path of ['/newsroom/sign-in', '/api/auth/callback/credentials']) {
      expect((await request.post(path, { headers, form: { email: 'a@b.example' } })).status()).toBe(403);
    }
  }
  const answer = await request.get('/newsroom/sign-in');
  const policy = answer.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+';.*frame-ancestors 'none'/);
  expect(policy).not.toContain('unsafe');
  expect(answer.headers()['cache-control']).toContain('no-store');
});

test('an invitation works once, its account has only its role, and disabling ends it at once', async ({
  browser,
}) => {
  const { page, email } = await joinAs(browser, 'translator');
  const answer = await page.goto('/newsroom/people');
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading', { name: 'Your account may not open this' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'People' })).toHaveCount(0);

  const admin = await signedIn(browser, demo('admin'));
  await admin.goto('/newsroom/people');
  const row = admin.getByRole('row').filter({ hasText: email });
  await row.getByRole('button', { name: 'Disable Test translator' }).click();
  await expect(row.getByRole('button', { name: 'Open the account of Test translator' })).toBeVisible();
  await page.goto('/newsroom');
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, { email, password: PASSWORD });
  await expect(page.getByText('This is not the address and password')).toBeVisible();
});

test('changing the password signs out every other browser, and one can be ended from the list', async ({
  browser,
}) => {
  const { page, email } = await joinAs(browser, 'editor');
  const elsewhere = await signedIn(browser, { email, password: PASSWORD });
  await page.goto('/newsroom/account');
  await page.getByRole('button', { name: /^End the session/ }).click();
  await expect(page.getByRole('button', { name: /^End the session/ })).toHaveCount(0);
  await elsewhere.goto('/newsroom');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await signIn(elsewhere, { email, password: PASSWORD });
  await expect(elsewhere.getByRole('heading', { name: 'Today' })).toBeVisible();

  const next = 'another lamp beside nineteen herons';
  await page.getByLabel('Password now').fill(PASSWORD);
  await page.getByLabel('New password').fill(next);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await elsewhere.goto('/newsroom');
  await expect(elsewhere).toHaveURL(/sign-in/);
  await page.goto('/newsroom');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
});

test('a second factor is set up, asked for, a recovery code stands in for it, and an admin removes it when it is lost', async ({
  browser,
}) => {
  const { page, email } = await joinAs(browser, 'publisher');
  await page.goto('/newsroom/account');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the secret' })).toBeVisible();
  const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('The code that the app shows').fill(totp.generate());
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Switch it on' }).click();
  const codes = await page.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}/).textContent();
  await expect(page.getByText('On: signing in asks for a code from your app.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await signIn(page, { email, password: PASSWORD });
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Go in' }).click();
  await expect(page.getByText('That is not the code of this half minute.')).toBeVisible();
  await page.getByLabel('Code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: 'Go in' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await signIn(page, { email, password: PASSWORD });
  await page.getByLabel('Code').fill(codes?.split('\n')[0] ?? '');
  await page.getByRole('button', { name: 'Go in' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();

  const admin = await signedIn(browser, 'admin', { javaScriptEnabled: false });
  await admin.goto('/newsroom/people');
  const row = admin.getByRole('row').filter({ hasText: email });
  const remove = row.getByRole('button', { name: 'Remove the second factor of Test publisher' });
  await remove.click();
  await expect(row.getByText('Say why. The audit log keeps it.')).toBeVisible();
  await row.getByLabel('If it is lost, say why').fill('The telephone lies in the river.');
  await remove.click();
  await expect(row.getByText('The second factor is removed.')).toBeVisible();
  await expect(remove).toHaveCount(0);
  const link = await row.getByText('/newsroom/reset/').textContent();
  await page.goto('/newsroom');
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, { email, password: PASSWORD });
  await expect(page.getByText('This is not the address and password')).toBeVisible();
  await page.goto(link ?? '');
  await expect(page.getByLabel('New password')).toBeVisible();
  await admin.context().close();
});

test('no page of the accounts has a barrier that axe can find, light and dark', async ({ browser }) => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const found: string[] = [];
  const look = async () => {
    for (const { id, html } of [...(await barriersOf(page)), ...(await barriersInTheDark(page))])
      found.push(`${page.url()} ${id}: ${html[0] ?? ''}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  };
  await page.goto('/newsroom/sign-in');
  await look();
  await signIn(page, demo('admin'));
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  for (const path of ['/newsroom', '/newsroom/account', '/newsroom/people', '/newsroom/invitation/none']) {
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await look();
    }
  }
  expect(found).toEqual([]);
});
