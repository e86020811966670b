import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import type pg from 'pg';
import { signedIn } from './fixtures/people';
import { connectDatabase } from './fixtures/database';

let pool: pg.Pool;
let made = 0;

test.beforeAll(() => {
  pool = connectDatabase();
});

/** A story of our own, written and read, that nobody else touches. */
async function draft(headline: string): Promise<{ id: number; slug: string }> {
  const slug = `e2e-workflow-${process.pid}-${Date.now()}-${(made += 1)}`;
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO articles (section_id, headline, standfirst, slug, updated_at)
     VALUES ((SELECT id FROM sections WHERE slug = 'world'), $1, 'A standfirst.', $2, now()) RETURNING id`,
    [headline, slug],
  );
  const id = rows[0]?.id ?? 0;
  await pool.query(
    `INSERT INTO article_blocks (article_id, key, position, kind, text, html, status)
     SELECT $1, 'b' || n, n - 1, 'paragraph', 'Paragraph ' || n || '.', 'Paragraph ' || n || '.', 'edited'
     FROM generate_series(1, 3) n`,
    [id],
  );
  return { id, slug };
}

const part = (page: Page, name: string) => page.getByRole('region', { name });
const open = (page: Page, id: number) => page.goto(`/newsroom/articles/${id}/publishing`);

/** Publishes from the page's dialog; answers the path. */
async function publish(page: Page, id: number): Promise<string> {
  await open(page, id);
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(page.getByRole('button', { name: 'Publish now' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  const live = page.getByRole('link', { name: 'What readers see' });
  await expect(live).toBeVisible();
  return (await live.getAttribute('href')) ?? '';
}

async function statusWithinASecond(request: APIRequestContext, path: string, status: number) {
  await expect
    .poll(async () => (await request.get(path, { maxRedirects: 0 })).status(), {
      timeout: 1000,
      intervals: [50],
    })
    .toBe(status);
}

test('a story is scheduled in words, and is live within five seconds of its time', async ({
  browser,
  request,
}) => {
  const [page, { id, slug }] = [await signedIn(browser, 'publisher'), await draft('Out at its time')];
  await open(page, id);
  const form = part(page, 'At a time');
  await form.getByLabel('Time').fill('soon');
  await form.getByRole('button', { name: 'Schedule' }).click();
  await expect(form.getByRole('alert')).toContainText('Which time is that?');
  await expect(form.getByLabel('Time')).toHaveValue('soon');
  await form.getByLabel('Time').fill('in 2 h');
  await form.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText(/^For .*\.$/)).toBeVisible();
  const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3000);
  await form.getByLabel('Time').fill(at.toISOString().replace('.000', ''));
  await form.getByRole('button', { name: 'Move it' }).click();
  const path = `/world/${at.toISOString().slice(0, 10)}/${slug}`;
  expect((await request.get(path)).status()).toBe(404);
  await expect
    .poll(async () => (await request.get(path)).status(), { timeout: 15_000, intervals: [100] })
    .toBe(200);
  expect(Date.now() - at.getTime()).toBeLessThan(5000);
  await page.context().close();
});

test('what stops a scheduled story holds it back, and its page says why', async ({ browser }) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('Held back')];
  await pool.query(
    `INSERT INTO findings (article_id, block_key, kind, blocking, message) VALUES ($1, 'b2', 'number', true, 'The number differs.')`,
    [id],
  );
  await open(page, id);
  await expect(page.getByRole('heading', { name: '1 point stops publishing' })).toBeVisible();
  await pool.query(
    `UPDATE articles SET state = 'scheduled', scheduled_for = now() + interval '1 second' WHERE id = $1`,
    [id],
  );
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/It did not go out at .*: the number differs\./)).toBeVisible({
      timeout: 300,
    });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByText('Our page does not exist yet.')).toBeVisible();
  await page.context().close();
});

test('a correction stands with the story, among the corrections and at the block it is about', async ({
  browser,
  request,
}) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('To be corrected')];
  const path = await publish(page, id);
  await pool.query(
    `UPDATE article_blocks SET text = 'Three, not four.', html = text WHERE article_id = $1 AND key = 'b2'`,
    [id],
  );
  const form = part(page, 'Correct it with a note');
  await form.getByRole('button', { name: 'Publish the correction' }).click();
  await expect(form.getByRole('alert')).toContainText('Say what was wrong');
  await form.getByLabel('What readers are told').fill('An earlier version said four.');
  await form.getByLabel('Where').selectOption({ label: 'Below block 2: Paragraph 2.' });
  await form.getByRole('button', { name: 'Publish the correction' }).click();
  await expect(page.getByText('Live, corrected')).toBeVisible();
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(path);
  await expect(reader.locator('#p2').getByText('An earlier version said four.')).toBeVisible();
  expect(await (await request.get('/corrections')).text()).toContain('An earlier version said four.');
  await Promise.all([page.context().close(), reader.context().close()]);
});

test('a withdrawn story answers 410 within a second, says why, and comes back to its address', async ({
  browser,
  request,
}) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('To be withdrawn')];
  const path = await publish(page, id);
  await statusWithinASecond(request, path, 200);
  const form = part(page, 'Withdraw this story');
  await form.getByRole('button', { name: 'Withdraw' }).click();
  await expect(form.getByRole('alert')).toContainText('Say why');
  await form.getByLabel('What readers will see').fill('The outlet took back its report.');
  await form.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible();
  await statusWithinASecond(request, path, 410);
  expect(await (await request.get(path)).text()).toContain('The outlet took back its report.');
  expect(await (await request.get('/feed.xml')).text()).not.toContain(path);
  expect(await publish(page, id)).toBe(path);
  await statusWithinASecond(request, path, 200);
  await page.context().close();
});

test('a live story that changes its slug moves, and every old address leads there in one hop', async ({
  browser,
  request,
}) => {
  const [page, { id, slug }] = [await signedIn(browser, 'publisher'), await draft('To be moved')];
  const first = await publish(page, id);
  const form = part(page, 'Address');
  const moves = [`${slug}-two`, `${slug}-three`];
  for (const next of moves) {
    await form.getByLabel('Slug').fill(next);
    await form.getByRole('button', { name: 'Change the address' }).click();
    await expect(form.getByText(`It has moved to`)).toContainText(next);
  }
  const [second, third] = moves.map((next) => first.replace(slug, next));
  for (const old of [first, second ?? '']) {
    await statusWithinASecond(request, old, 301);
    expect((await request.get(old, { maxRedirects: 0 })).headers().location).toBe(third);
  }
  expect((await request.get(third ?? '')).status()).toBe(200);
  await page.context().close();
});

test('killing takes the first word of the headline, and is for good', async ({ browser, request }) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('Killed for a reason')];
  const path = await publish(page, id);
  const form = part(page, 'Kill this story everywhere');
  await form.getByLabel('Type the first word').fill('story');
  await form.getByRole('button', { name: 'Kill it now' }).click();
  await expect(form.getByRole('alert')).toContainText('Type the first word: Killed');
  await form.getByLabel('Type the first word').fill('killed');
  await form.getByRole('button', { name: 'Kill it now' }).click();
  await expect(page.getByText('Killed', { exact: true })).toBeVisible();
  await statusWithinASecond(request, path, 410);
  await expect(page.getByRole('button', { name: 'Publish…' })).toHaveCount(0);
  await page.context().close();
});

test('somebody outside reads an embargoed draft by its link alone, and nothing of it is elsewhere', async ({
  browser,
  request,
}) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('Xylophonic embargo')];
  await open(page, id);
  const embargo = part(page, 'Embargo');
  await embargo.getByLabel('Nobody can publish before').fill('tomorrow 06:00');
  await embargo.getByRole('button', { name: 'Set the embargo' }).click();
  await expect(embargo.getByText('Nobody can publish it before')).toBeVisible();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Nobody can publish earlier.');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish now' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const form = part(page, 'Show the draft to somebody outside');
  await form.getByRole('button', { name: 'Make a link' }).click();
  const url = (await form.getByText('/preview/').textContent()) ?? '';
  const answer = await request.get(url);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('Xylophonic embargo');
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store' });
  expect(answer.headers()['x-robots-tag']).toContain('noindex');
  for (const path of [
    '/',
    '/latest',
    '/world',
    '/feed.xml',
    '/feed.json',
    '/sitemap.xml',
    '/search?q=xylophonic',
  ])
    expect(await (await request.get(path)).text()).not.toContain('Xylophonic embargo');
  expect((await request.get(url.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status()).toBe(404);
  await form.getByRole('button', { name: 'End all links to it' }).click();
  await expect(form.getByText('Every link to this draft has ended.')).toBeVisible();
  expect((await request.get(url)).status()).toBe(404);
  await page.context().close();
});

test('every form works without script, and an editor is offered nothing that publishes', async ({
  browser,
}) => {
  const { id } = await draft('Without script');
  const [page, editor] = [
    await signedIn(browser, 'publisher', { javaScriptEnabled: false }),
    await signedIn(browser, 'editor'),
  ];
  await open(editor, id);
  await expect(editor.getByRole('button', { name: 'Have it checked' })).toBeVisible();
  for (const name of [/^Publish/, 'Schedule', 'Kill it now'])
    await expect(editor.getByRole('button', { name })).toHaveCount(0);
  await open(page, id);
  await part(page, 'Publish').getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await Promise.all([page.context().close(), editor.context().close()]);
});

test('the page and its dialog are accessible', async ({ browser }) => {
  const [page, { id }] = [await signedIn(browser, 'publisher'), await draft('For everybody')];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await open(page, id);
    expect(await barriersOf(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('button', { name: 'At a time…' }).click();
    await expect(page.getByRole('dialog').getByLabel('Time')).toBeFocused();
    expect(await barriersOf(page)).toEqual([]);
  }
  await page.context().close();
});
