import { expect, type Page, test } from '@playwright/test';
import type pg from 'pg';
import { blockOf, expectPublishing, expectSaved, openStory, writingIn } from './fixtures/bench';
import { Counter } from './fixtures/counted-keys';
import { connectDatabase } from './fixtures/database';
import { signedIn } from './fixtures/people';
import { type Line, ownStory, textsOf, translatedStory, wireItems } from './fixtures/stories';

// NEWSROOM.md §5, jobs 1, 2, 3 and 10, by keyboard, in no more keys than it counts.

let pool: pg.Pool;

test.beforeAll(() => {
  pool = connectDatabase();
});

const read: Line = {
  original: 'Der Rat hat es beschlossen.',
  english: 'The council decided it.',
  status: 'reviewed',
};
const unread: Line = { original: 'Die Sperre gilt nachts.', english: 'The closure applies at night.' };
const live = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();

test('1: one item is triaged with one key, several with one letter, and one key takes it back', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const slug = await wireItems(pool, ['Fourth of four', 'Third of four', 'Second of four', 'First of four']);
  await page.goto(`/newsroom/desk?source=${slug}`);
  await expect(page.locator('.keys[data-ready]')).toBeVisible();
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const one = new Counter(page);
  await one.press('t');
  await expect(row('First of four')).toContainText('Taken');
  await expect(row('Second of four').getByRole('link')).toBeFocused();
  one.expectAtMost(1);
  await expect(page.getByText('Taken: First of four')).toBeVisible();
  const back = new Counter(page);
  await back.press('Control+z');
  await expect(row('First of four')).not.toContainText('Taken');
  back.expectAtMost(1);
  const several = new Counter(page);
  await several.press('x', 'j', 'x', 's');
  await expect(row('Second of four')).toContainText('Skipped');
  await expect(row('Third of four')).toContainText('Skipped');
  await expect(row('Fourth of four').getByRole('link')).toBeFocused();
  several.expectAtMost(4);
  await expect
    .poll(
      async () =>
        (
          await pool.query(
            `SELECT 1 FROM source_items WHERE external_id LIKE $1 AND skipped_at IS NOT NULL`,
            [`${slug}-%`],
          )
        ).rowCount,
    )
    .toBe(2);
  await page.context().close();
});

test('2: a story of 15 blocks with six open points is checked and live in 17', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const wrong = { original: 'Es kostet 3,4 Millionen Euro.', english: 'It costs 3.4 billion euros.' };
  const kolsch = 'Em Veedel weed ald lang drüvver geschannt, dä weed krank.';
  const id = await translatedStory(pool, [
    ...[read, read, wrong, read, wrong, wrong, read, read, wrong, wrong],
    ...[{ original: kolsch, english: kolsch }, read, unread, unread, read],
  ]);
  await openStory(page, id);
  await expect(page.getByText('7 of 15 read.')).toBeVisible();
  await expect(page.getByText('6 points stop publishing.')).toBeVisible();
  const keys = new Counter(page);
  await expect(blockOf(page, 3)).toBeFocused();
  for (const number of [3, 5, 6, 9, 10]) {
    if (number !== 3) await keys.press('n');
    await expect(blockOf(page, number)).toBeFocused();
    await keys.press('1');
    await expect(blockOf(page, number)).toHaveAccessibleName(`Block ${number}, Checked`);
  }
  await keys.press('n', 'e');
  await page.keyboard.press('Control+a'); // what is typed takes its place
  await keys.type('People here have complained for years.');
  await keys.press('Control+Enter');
  await expect(blockOf(page, 13)).toBeFocused();
  await keys.press('Enter', 'Enter');
  await expect(page.getByText('15 of 15 read.')).toBeVisible();
  await keys.press('Control+Shift+Enter');
  await expectPublishing(page);
  await keys.press('Enter');
  await live(page);
  keys.expectAtMost(17);
  const { rows } = await pool.query('SELECT DISTINCT status FROM article_blocks WHERE article_id = $1', [id]);
  expect(rows).toEqual([{ status: 'reviewed' }]);
  expect((await textsOf(pool, id))[2]).toBe('It costs 3.4 million euros.');
  await page.context().close();
});

test('2: a story of 15 blocks with nothing open is checked in 15 and live in 2 more', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const id = await translatedStory(pool, Array<Line>(15).fill(unread));
  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  const keys = new Counter(page);
  await keys.press(...Array<string>(15).fill('Enter'));
  await keys.press('Control+Shift+Enter'); // at once: what was checked last has not even been sent
  await expectPublishing(page);
  await keys.press('Enter');
  await live(page);
  keys.expectAtMost(15 + 2);
  const { rows } = await pool.query('SELECT DISTINCT status FROM article_blocks WHERE article_id = $1', [id]);
  expect(rows).toEqual([{ status: 'reviewed' }]);
  await page.context().close();
});

test('3: two editors in different blocks need no key, in the same block one', async ({ browser }) => {
  const [one, two] = [await signedIn(browser, 'editor'), await signedIn(browser, 'publisher')];
  const id = await ownStory(pool, ['First.', 'Second.']);
  await openStory(one, id);
  await openStory(two, id);
  const write = async (page: Page, number: number, text: string) => {
    await expect(blockOf(page, 1)).toBeFocused();
    if (number === 2) await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    if (number === 2) await page.keyboard.press('k');
  };
  await write(one, 1, ' By one.');
  await expectSaved(one);
  await write(two, 2, ' By two.');
  await expectSaved(two);
  expect(await textsOf(pool, id)).toEqual(['First. By one.', 'Second. By two.']);
  await expect(two.getByText('First. By one.')).toBeVisible();
  await expect(one.getByText('Second. By two.')).toBeVisible({ timeout: 20_000 }); // it asks now and then

  await two.context().setOffline(true); // so that it is behind
  await write(two, 1, ' Two says that.');
  await write(one, 1, ' One says this.');
  await expect.poll(async () => (await textsOf(pool, id))[0]).toContain('One says this.');
  await two.context().setOffline(false);
  await expect(two.getByText('Which text goes into the story?')).toBeVisible();
  await expect(blockOf(two, 1)).toBeFocused();
  const keys = new Counter(two);
  await keys.press('1');
  await expect(two.getByText('Chosen. The other text stays in History.')).toBeVisible();
  keys.expectAtMost(1);
  expect((await textsOf(pool, id))[0]).toBe('First. By one. Two says that.');
  await Promise.all([one.context().close(), two.context().close()]);
});

test('10: a lost line takes no key: one types on, and it goes out by itself', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.']);
  await openStory(page, id);
  await expect(blockOf(page, 1)).toBeFocused();
  await page.keyboard.press('e');
  await page.context().setOffline(true);
  const keys = new Counter(page);
  await keys.type(' In the dark');
  await expect(page.getByText('Keep working.')).toBeVisible();
  await keys.type(', and on.');
  await page.context().setOffline(false);
  await expectSaved(page);
  keys.expectAtMost(0);
  expect(await textsOf(pool, id)).toEqual(['Once. In the dark, and on.']);
  await page.context().close();
});

test('typing never waits on the network, in a story of 200 blocks either', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await translatedStory(pool, Array<Line>(200).fill(unread));
  const from = Date.now();
  await page.goto(`/newsroom/articles/${id}`);
  await expect(blockOf(page, 1)).toBeFocused();
  console.log(`200 blocks: the first key is heard after ${Date.now() - from} ms`); // told, not judged
  let asked = 0;
  await page.route('**/saves/*', () => void (asked += 1)); // never answered
  await page.keyboard.press('e');
  await page.keyboard.type(' One');
  await expect.poll(() => asked).toBe(1);
  await page.keyboard.type(' two three.');
  expect(await writingIn(page).textContent()).toBe('The closure applies at night. One two three.');
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, 1)).toHaveAccessibleName('Block 1, Checked');
  expect(asked).toBe(1);
  await page.context().close();
});
