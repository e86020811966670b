import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { demo, signIn } from './fixtures/people';

const PORT = Number(process.env.E2E_PORT ?? '5690') + 1;
const ISSUER = `http://127.0.0.1:${PORT}`; // as playwright.config.ts tells the site
const NOT_HERE = 'No account here belongs to who you are there.';
const FAILED = 'Signing in there did not work.';
const PASSWORD = 'river stone lamp seventeen';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the issuer says next time: who is there, and how the token is wrong. */
let says: { claims: Record<string, unknown>; forged?: boolean };
const codes = new Map<string, { nonce: string | null; challenge: string | null }>();
let server: Server;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(PORT, '127.0.0.1', listening));
});
test.afterAll(() => server.close());

/** As much of OpenID Connect (Core 1.0, Discovery 1.0, RFC 7636) as an issuer needs. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', ISSUER);
  const json = (body: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (url.pathname === '/.well-known/openid-configuration') {
    json({
      ...{ issuer: ISSUER, authorization_endpoint: `${ISSUER}/authorize`, token_endpoint: `${ISSUER}/token` },
      ...{
        jwks_uri: `${ISSUER}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      },
      id_token_signing_alg_values_supported: ['RS256'],
    });
  } else if (url.pathname === '/jwks') {
    json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
  } else if (url.pathname === '/authorize') {
    const code = randomUUID();
    const asked = url.searchParams;
    codes.set(code, { nonce: asked.get('nonce'), challenge: asked.get('code_challenge') });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    response.writeHead(302, { location: back.href }).end();
  } else if (url.pathname === '/token') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const basic = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    if (given?.challenge !== verifier || !basic.startsWith('the-paper:'))
      json({ error: 'invalid_grant' }, 400);
    else json({ access_token: 'x', token_type: 'Bearer', id_token: token(given.nonce) });
  } else {
    json({}, 404);
  }
}

function token(nonce: string | null): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: ISSUER, aud: 'the-paper', iat: now, exp: now + 60, nonce, ...says.claims };
  const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
  const key = createPrivateKey(
    (says.forged ? strangers : keys).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

async function enter(page: Page, path = '/newsroom/sign-in') {
  await page.goto(path);
  await page.getByRole('link', { name: 'Sign in with 127.0.0.1' }).click();
}

const verified = (email: string, sub: string) => ({ claims: { sub, email, email_verified: true } });

test('whom the issuer vouches for comes in by a verified address, and from then on by who they are', async ({
  browser,
}) => {
  const { email } = demo('translator');
  const first = await (await browser.newContext()).newPage();
  says = verified(email.toUpperCase(), 'subject-1');
  await enter(first, '/newsroom/sign-in?callbackUrl=/newsroom/account');
  await expect(first).toHaveURL(/\/newsroom\/account$/);
  await expect(first.getByRole('cell', { name: 'oidc' }).first()).toBeVisible();

  const moved = await (await browser.newContext()).newPage();
  says = { claims: { sub: 'subject-1', email: 'another@elsewhere.example' } };
  await enter(moved);
  await expect(moved.getByRole('heading', { name: 'Today' })).toBeVisible();

  const heir = await (await browser.newContext()).newPage();
  says = verified(email, 'subject-2');
  await enter(heir);
  await expect(heir.getByText(NOT_HERE)).toBeVisible();

  await moved.goto('/newsroom/account');
  await moved.getByRole('button', { name: 'Sign out' }).click();
  await expect(moved.getByText('You are signed out.')).toBeVisible();
  await moved.goto('/newsroom');
  await expect(moved).toHaveURL(/sign-in/);
});

test('nobody comes in by an address that is unverified or unknown, nor by a token that is not theirs', async ({
  browser,
}) => {
  const { email } = demo('editor');
  const tries: [typeof says, string][] = [
    [{ claims: { sub: 'a', email } }, NOT_HERE],
    [{ claims: { sub: 'a', email, email_verified: 'true' } }, NOT_HERE],
    [verified('nobody@elsewhere.example', 'b'), NOT_HERE],
    [{ ...verified(email, 'c'), forged: true }, FAILED],
    [{ claims: { ...verified(email, 'd').claims, aud: 'another paper' } }, FAILED],
    [{ claims: { ...verified(email, 'e').claims, iss: 'https://evil.example' } }, FAILED],
    [{ claims: { ...verified(email, 'f').claims, nonce: 'of another browser' } }, FAILED],
    [{ claims: { ...verified(email, 'g').claims, exp: 1_000_000_000 } }, FAILED],
  ];
  const page = await (await browser.newContext()).newPage();
  for (const [said, words] of tries) {
    says = said;
    await enter(page);
    await expect(page.getByText(words)).toBeVisible();
  }
  await page.goto('/newsroom');
  await expect(page).toHaveURL(/sign-in/);
  const begun = await page.request.get('/newsroom/sign-in/oidc', { maxRedirects: 0 });
  const state = new URL(begun.headers().location ?? '').searchParams.get('state') ?? '';
  const away = await browser.newContext();
  const stolen = await away.request.get(`/api/auth/callback/oidc?code=x&state=${state}`);
  expect(stolen.url()).toContain('error=OAuthCallback');
});

test('it leads back into the newsroom alone', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  says = verified(demo('translator').email, 'subject-1');
  await enter(page, '/newsroom/sign-in?callbackUrl=https://evil.example/');
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/newsroom$/);
  const begun = await page.request.get('/newsroom/sign-in/oidc?callbackUrl=//evil.example', {
    maxRedirects: 0,
  });
  expect(begun.headers().location).toMatch(new RegExp(`^${ISSUER}/authorize`));
  expect(begun.headers()['set-cookie']).not.toContain('evil');
});

test('a second factor is asked for here, whatever was asked there', async ({ browser }) => {
  const email = `oidc-${Date.now()}@paper.example`;
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, demo('admin'), '/newsroom/people');
  await expect(admin.getByRole('button', { name: 'Invite' })).toBeVisible();
  await admin.getByLabel('Email').fill(email);
  await admin.getByRole('button', { name: 'Invite' }).click();
  const link = (await admin.getByText('/newsroom/invitation/').textContent()) ?? '';
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill('Two Factors');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await page.goto('/newsroom/account');
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('The code that the app shows').fill(totp.generate());
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await expect(page.getByText('On: signing in asks for a code from your app.')).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  says = verified(email, `subject of ${email}`);
  await enter(other, '/newsroom/sign-in?callbackUrl=/newsroom/account');
  await expect(other.getByLabel('Code')).toBeVisible();
  const around = await other.context().newPage();
  await around.goto('/newsroom');
  await expect(around).toHaveURL(/sign-in/);
  await other.getByLabel('Code').fill('000000');
  await other.getByRole('button', { name: 'Go in' }).click();
  await expect(other.getByText('That is not the code of this half minute.')).toBeVisible();
  await other.getByLabel('Code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await other.getByRole('button', { name: 'Go in' }).click();
  await expect(other).toHaveURL(/\/newsroom\/account$/);
});
