import { type Browser, expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import { demo, signIn } from './fixtures/people';

const SITE = `http://localhost:${process.env.E2E_PORT ?? '5690'}`; // a passkey belongs to a name
const PASSWORD = 'river stone lamp seventeen';

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: SITE });

/** An account of this test's own, through an invitation. */
async function joinAs(browser: Browser, role: string): Promise<{ page: Page; email: string }> {
  const email = `passkey-${role}-${Date.now()}@paper.example`;
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, demo('admin'));
  await admin.getByRole('navigation', { name: 'Newsroom' }).locator('summary').click();
  await admin.getByRole('link', { name: 'People' }).click();
  await admin.getByLabel('Email').fill(email);
  await admin.getByLabel('Name', { exact: true }).fill('Test Person');
  await admin.getByLabel('Role', { exact: true }).selectOption(role);
  await admin.getByRole('button', { name: 'Invite' }).click();
  const link = (await admin.getByText('/newsroom/invitation/').textContent()) ?? '';
  await admin.context().close();
  const page = await (await browser.newContext()).newPage();
  await page.goto(new URL(link).pathname);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  return { page, email };
}

/** A security key of Chromium's own, with a finger on it; `offered`: the browser offers it by itself. */
async function plugIn(page: Page, { offered = false } = {}) {
  if (!offered)
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    verifies: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function addPasskey(page: Page, name: string) {
  await page.goto('/newsroom/account');
  await page.getByLabel('Name of the passkey').fill(name);
  await page.getByLabel('Password for adding a passkey').fill(PASSWORD);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('It is kept.')).toBeVisible();
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
}

test('a passkey is added, signs in, is asked for beside the password, renamed and removed', async ({
  browser,
}) => {
  const { page, email } = await joinAs(browser, 'publisher');
  await plugIn(page);
  await page.goto('/newsroom/account');
  await page.getByLabel('Name of the passkey').fill('Nothing');
  await page.getByLabel('Password for adding a passkey').fill('not my password');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('That is not your password now.')).toBeVisible();
  await addPasskey(page, 'Work laptop');
  const codes = (await page.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}/).textContent()) ?? '';
  await expect(page.getByText('Work laptop').first()).toBeVisible();

  await signOut(page);
  await page.goto('/newsroom/sign-in?callbackUrl=/newsroom/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL(/\/newsroom\/account$/);
  await expect(page.getByRole('cell', { name: 'passkey', exact: true })).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, { email, password: PASSWORD });
  await elsewhere.getByLabel('Code').fill(codes.split('\n')[0] ?? '');
  await elsewhere.getByRole('button', { name: 'Go in' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Today' })).toBeVisible();

  await page.getByText('Work laptop').first().click();
  await page.getByLabel('New name for Work laptop').fill('Desk');
  await page.getByRole('button', { name: 'Rename Work laptop' }).click();
  await page.getByLabel('Password for removing Desk').fill(PASSWORD);
  await page.getByRole('button', { name: 'Remove Desk' }).click();
  await expect(page.getByRole('button', { name: 'Remove Desk' })).toHaveCount(0);
  await elsewhere.goto('/newsroom');
  await expect(elsewhere).toHaveURL(/sign-in/);
});

test('the browser offers the passkey by itself, and leads nowhere but into the newsroom', async ({
  browser,
}) => {
  const { page } = await joinAs(browser, 'editor');
  await plugIn(page, { offered: true });
  await addPasskey(page, 'Key');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/newsroom/sign-in?callbackUrl=https://evil.example/newsroom');
  await expect(page).toHaveURL(`${SITE}/newsroom`);
});

test('an owner who is not recognised does not get in; nor does anyone by a request sent twice', async ({
  browser,
}) => {
  const { page } = await joinAs(browser, 'translator');
  const key = await plugIn(page);
  await addPasskey(page, 'Key');
  await key.verifies(false);
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /passkey/ })).toBeVisible();

  const sent: { url: string; headers: Record<string, string>; data: string }[] = [];
  page.on('request', (request) => {
    const data = request.postData() ?? '';
    if (data.includes('authenticatorData'))
      sent.push({ url: request.url(), headers: request.headers(), data });
  });
  await key.verifies(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  const [first] = sent;
  if (!first) throw new Error('nothing was sent');
  const headers = { ...first.headers, origin: SITE };
  const again = await page.request.post(first.url, { headers, data: first.data });
  expect(await again.text()).toContain('Try once more');
  const away = await browser.newContext();
  const stolen = await away.request.post(first.url, {
    headers: { ...headers, cookie: '' },
    data: first.data,
  });
  expect(await stolen.text()).toContain('Try once more');
  expect(stolen.headers()['set-cookie'] ?? '').not.toContain('newsroom.session');
});

test('where an address of digits is no home for passkeys, the page says where they are', async ({
  browser,
}) => {
  const page = await (
    await browser.newContext({ baseURL: SITE.replace('localhost', '127.0.0.1') })
  ).newPage();
  await page.goto('/newsroom/sign-in');
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
  await signIn(page, demo('editor'));
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await page.goto('/newsroom/account');
  await expect(page.getByText(`Open ${SITE}/newsroom`)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the door and the keys have no barrier that axe can find: ${colorScheme}`, async ({ browser }) => {
    const { page } = await joinAs(browser, 'editor');
    await page.emulateMedia({ colorScheme });
    await plugIn(page);
    await addPasskey(page, 'Key on my ring');
    for (const path of ['/newsroom/account', '/newsroom/sign-in']) {
      if (path.endsWith('sign-in')) await page.context().clearCookies();
      await page.goto(path);
      if (path.endsWith('account')) await page.getByText('Key on my ring').first().click();
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await barriersOf(page)).toEqual([]);
      }
    }
  });
}
