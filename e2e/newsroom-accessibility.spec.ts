import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { barriersInTheDark, barriersOf } from './fixtures/axe';
import { connectDatabase } from './fixtures/database';
import { demo, signIn } from './fixtures/people';

const NEWSROOM = join(import.meta.dirname, '..', 'app', 'newsroom');
const WIDTHS = { phone: { width: 390, height: 800 }, desk: { width: 1440, height: 900 } };

const pool = connectDatabase();

/** Every page that there is, by its folder: a new one is looked at without being named here. */
const PAGES = readdirSync(NEWSROOM, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) =>
    `/newsroom/${file.replace(/\(desk\)\//, '').replace(/\/?page\.tsx$/, '')}`.replace(/\/$/, ''),
  );

/** A story with an original, a picture, an outlet, a section and a dead link stand for all of theirs. */
async function addresses(): Promise<string[]> {
  const { rows } = await pool.query<{ story: number; picture: number }>(
    `SELECT (SELECT id FROM articles WHERE original_language = 'ar' ORDER BY id LIMIT 1) AS story,
      (SELECT min(id) FROM media) AS picture`,
  );
  const { story = 0, picture = 0 } = rows[0] ?? {};
  return PAGES.map((path) =>
    path
      .replace('media/[id]', `media/${picture}`)
      .replace('[id]', String(story))
      .replace('[slug]', 'strombote')
      .replace('[section]', 'world')
      .replace('[token]', 'no-such-token'),
  );
}

for (const [device, viewport] of Object.entries(WIDTHS)) {
  test(`no newsroom page has a barrier that axe can find: ${device}, light and dark`, async ({ page }) => {
    test.setTimeout(400_000);
    await page.emulateMedia({ reducedMotion: 'reduce' }); // no colour halfway to another
    await page.setViewportSize(viewport);
    await signIn(page, demo('admin'));
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    const told = listen(page);
    const found: string[] = [];
    for (const path of await addresses()) found.push(...(await look(page, path)));
    expect(found).toEqual([]);
    expect(told).toEqual([]);
  });
}

/** What a page's policy refused, or its script stumbled over. */
function listen(page: Page): string[] {
  const told: string[] = [];
  page.on('pageerror', ({ message }) => told.push(`${page.url()}: ${message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy|hydrat/i.test(message.text())) told.push(`${page.url()}: ${message.text()}`);
  });
  return told;
}

async function look(page: Page, path: string): Promise<string[]> {
  const status = (await page.goto(path))?.status() ?? 0;
  await page.waitForLoadState('networkidle');
  const all = [...(await barriersOf(page)), ...(await barriersInTheDark(page))];
  const barriers = all.map(({ id, html }) => `${id}: ${html[0]?.slice(0, 160) ?? ''}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const expected =
    path.includes('no-such-token') || path.endsWith('/sign-in') ? status < 500 : status === 200;
  return [
    ...(expected ? [] : [`it answers ${status}`]),
    ...barriers,
    ...(over > 0 ? [`it is ${over} pixels wider than the screen`] : []),
  ].map((problem) => `${path}: ${problem}`);
}
