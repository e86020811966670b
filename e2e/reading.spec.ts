import { expect, test, type Page } from '@playwright/test';

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a reader goes from the front page to an article, checks it against the original, and leaves by the archive', async ({
      page,
    }) => {
      await page.goto('/');
      await expect(page).toHaveTitle(/The Limited Times/);
      const lead = page.getByRole('main').getByRole('heading').getByRole('link').first();
      const headline = (await lead.textContent()) ?? '';
      await lead.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);

      await page
        .getByRole('link', { name: /side by side/i })
        .first()
        .click();
      await expect(page).toHaveURL(/view=bilingual/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
      await expect(page.getByRole('link', { name: /^Paragraph 1,/ })).toBeVisible();

      await page
        .getByRole('link', { name: /^All news articles on|stories$/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/archive\/\d{4}-\d{2}-\d{2}$/);
      await expect(page.getByRole('link', { name: headline }).first()).toBeVisible();
    });

    test('every address that readers are given answers, whole without script', async ({ request }) => {
      const seen = new Set(['/']);
      for (const path of seen) {
        if (seen.size > 400) break;
        const answer = await request.get(path);
        expect(answer.status(), path).toBe(200);
        const html = await answer.text();
        for (const [, href] of html.matchAll(/<a [^>]*href="(\/[^"#]*)/g))
          if (href) seen.add(href.replace(/&amp;/g, '&'));
      }
      expect(seen.size).toBeGreaterThan(40);
      // None of them would lose anything where there is no script.
      const metrics = await (await request.get('/metrics')).text();
      expect(metrics).toMatch(/^times_client_component_pages_total 0$/m);
    });
  });
}

test('no reader page carries framework script, cookies or third parties', async ({
  page,
  context,
  baseURL,
}) => {
  const foreign: string[] = [];
  const violations: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:'))
      foreign.push(request.url());
    if (/_next\/static\/chunks\/.*\.js/.test(request.url())) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  for (const path of await somePaths(page)) await page.goto(path);
  expect(foreign).toEqual([]);
  expect(violations).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test('unknown, withdrawn and impossible addresses are told apart', async ({ request }) => {
  for (const path of [
    '/no-such-section',
    '/world/2026-02-30/x',
    '/archive/2026-13',
    '/latest?after=nonsense',
    '/archive/9999-01-01',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  const day = await request.get('/archive');
  expect(day.status()).toBe(200);
  const absurd = await request.get(`/latest?q=${'x'.repeat(10_000)}`);
  expect([200, 404, 414, 431]).toContain(absurd.status());
});

test('a page that was read answers 304, compressed as the reader asks', async ({ request }) => {
  const first = await request.get('/', { headers: { 'accept-encoding': 'gzip' } });
  const { etag = '', 'content-encoding': encoding, 'content-security-policy': policy } = first.headers();
  expect(encoding).toBe('gzip');
  expect(policy).toContain("script-src 'self'");
  const again = await request.get('/', { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } });
  expect(again.status()).toBe(304);
});

/** The front page and one page of each kind it leads to. */
async function somePaths(page: Page): Promise<string[]> {
  await page.goto('/');
  const hrefs = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const article = hrefs.find((href) => /^\/[a-z-]+\/\d{4}-\d{2}-\d{2}\/[a-z0-9-]+$/.test(href)) ?? '/';
  return [
    '/',
    article,
    `${article}?view=bilingual`,
    `${article}?view=original`,
    '/archive',
    '/latest',
    '/privacy',
    '/about',
  ];
}
