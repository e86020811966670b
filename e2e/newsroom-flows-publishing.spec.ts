import { expect, type Page, test } from '@playwright/test';
import type pg from 'pg';
import { blockOf, expectPublishing, expectSaved, openStory, writingIn } from './fixtures/bench';
import { Counter } from './fixtures/counted-keys';
import { connectDatabase } from './fixtures/database';
import { signedIn } from './fixtures/people';
import { changeOriginal, type Line, ownStory, textsOf, translatedStory } from './fixtures/stories';

// NEWSROOM.md §5, jobs 4, 5 and 8, by keyboard, in no more keys than it counts.

let pool: pg.Pool;

test.beforeAll(() => {
  pool = connectDatabase();
});

const keysReady = (page: Page) => expect(page.locator('.keys[data-ready]')).toBeVisible();
const stands = (page: Page, word: string) => expect(page.getByText(word, { exact: true })).toBeVisible();

async function openPublishing(page: Page, id: number): Promise<void> {
  await page.goto(`/newsroom/articles/${id}/publishing`);
  await keysReady(page);
}

/** From the bench to what goes to readers, where letters act. */
async function toPublishing(page: Page, keys: Counter): Promise<void> {
  await keys.press('Control+Shift+Enter');
  await expectPublishing(page);
  await keysReady(page);
}

async function publish(page: Page, id: number): Promise<void> {
  await openPublishing(page, id);
  await page.keyboard.press('Control+Shift+Enter');
  await expectPublishing(page);
  await page.keyboard.press('Enter');
  await stands(page, 'Live');
}

/** A live story in which the outlet has changed two figures. */
async function changedStory(page: Page): Promise<number> {
  const line = (original: string, english: string): Line => ({ original, english, status: 'reviewed' });
  const id = await translatedStory(pool, [
    line('Es gab drei Verletzte.', 'Three people were hurt.'),
    line('Es kostet 12 Euro.', 'It costs 12 euros.'),
    line('Der Rat hat 80 Sitze.', 'The council has 80 seats.'),
  ]);
  await publish(page, id);
  await changeOriginal(pool, id, {
    b2: { original: 'Es kostet 14 Euro.', english: 'It costs 14 euros.' },
    b3: { original: 'Der Rat hat 84 Sitze.', english: 'The council has 84 seats.' },
  });
  return id;
}

for (const { name, answers, most } of [
  { name: 'one key a fact', answers: ['1', '1'], most: 5 },
  { name: 'one key for all', answers: ['Shift+1'], most: 4 },
])
  test(`4: the outlet changes a live story: open, ${name}, and the drafted note is out`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, 'publisher');
    const id = await changedStory(page);
    await page.goto(`/newsroom/desk?open=a${id}`);
    await keysReady(page);
    await expect(
      page.getByRole('list', { name: 'Needs someone now' }).locator(`[data-ref="a${id}"]`),
    ).toBeVisible();
    const keys = new Counter(page);
    await keys.press('Enter');
    await expect(blockOf(page, 2)).toBeFocused();
    await keys.press(...answers);
    await expect(page.getByText('Nothing stops it.').first()).toBeVisible();
    await expect(page.getByText('corrected: 14, not 12; 84, not 80.')).toBeVisible();
    await keys.press('Control+Shift+Enter');
    await expect(page.getByRole('button', { name: 'Publish the correction' })).toBeFocused();
    await keysReady(page);
    await keys.press('Enter');
    await stands(page, 'Live, corrected');
    keys.expectAtMost(most);
    expect((await textsOf(pool, id)).slice(1)).toEqual(['It costs 14 euros.', 'The council has 84 seats.']);
    const { rows } = await pool.query<{ text: string }>(
      'SELECT text FROM corrections WHERE article_id = $1',
      [id],
    );
    expect(rows[0]?.text).toContain('14, not 12');
    await page.context().close();
  });

test('5: a story is written, filed and live in 8', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  await page.goto('/newsroom/desk');
  await keysReady(page);
  const keys = new Counter(page);
  await keys.press('g', 'w');
  await expect(writingIn(page)).toBeFocused();
  await keys.type('Five bridges, five bans\nWhat happened to the lorries.\nThe first night was quiet.');
  await expect(writingIn(page)).toHaveText('The first night was quiet.');
  await keys.press('Escape', 'd');
  await expect(page.getByLabel('Section')).toBeFocused();
  await keys.type('Sport');
  await keys.press('Tab');
  await keys.type('Lorries');
  await keys.press('Enter');
  await keys.press('Control+Shift+Enter');
  await expectPublishing(page);
  await keys.press('Enter');
  await stands(page, 'Live');
  keys.expectAtMost(8);
  const path = await page.getByRole('link', { name: 'What readers see' }).getAttribute('href');
  expect(path).toMatch(/^\/sport\/\d{4}-\d\d-\d\d\/five-bridges-five-bans/);
  const told = await (await page.request.get(path ?? '')).text();
  for (const words of ['What happened to the lorries.', 'The first night was quiet.', 'Lorries'])
    expect(told).toContain(words);
  await page.context().close();
});

test('8: a story is given a time in 2', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const id = await ownStory(pool, ['To go out later.']);
  await openPublishing(page, id);
  const keys = new Counter(page);
  await keys.press('t');
  await keys.type('in 2 h');
  await keys.press('Enter');
  await expect(page.getByText(/^It goes out on /)).toBeVisible();
  keys.expectAtMost(2);
  await page.context().close();
});

test('8: from the bench a story is corrected in 4, withdrawn in 3', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const id = await ownStory(pool, ['It was four.']);
  await publish(page, id);
  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  await page.keyboard.press('e');
  await page.keyboard.type(' No, three.');
  await page.keyboard.press('Escape');
  await expectSaved(page);
  const correct = new Counter(page);
  await toPublishing(page, correct);
  await correct.press('c');
  await correct.type('An earlier version said four.');
  await correct.press('Control+Enter');
  await stands(page, 'Live, corrected');
  correct.expectAtMost(4);

  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  const withdraw = new Counter(page);
  await toPublishing(page, withdraw);
  await withdraw.press('w');
  await withdraw.type('the outlet took it back.');
  await withdraw.press('Control+Enter');
  await stands(page, 'Withdrawn');
  withdraw.expectAtMost(3);
  await page.context().close();
});

test('8: from the bench a story is killed in 4', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const id = await ownStory(pool, ['It was never true.']);
  await publish(page, id);
  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  const keys = new Counter(page);
  await toPublishing(page, keys);
  await keys.press('k');
  await keys.type('It was never');
  await keys.press('Tab');
  await keys.type('a');
  await keys.press('Enter');
  await stands(page, 'Killed');
  keys.expectAtMost(4);
  const { rows } = await pool.query(
    `SELECT 1 FROM audit_entries WHERE action = 'article.kill' AND subject = $1`,
    [`article:${id}`],
  );
  expect(rows).toHaveLength(1);
  await page.context().close();
});
