import { expect, type Page, test } from '@playwright/test';
import type pg from 'pg';
import { connectDatabase } from './fixtures/database';
import { expectAccessible, signedIn } from './fixtures/people';

let pool: pg.Pool;
let made = 0;

test.beforeAll(() => {
  pool = connectDatabase();
});

/** A day of its own for each test, so that no other story is in its way. */
function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A ready story that nobody else touches, made anew; it goes out at a time (UTC, as the site's clock), or has none. */
async function story(headline: string, at: string | null): Promise<number> {
  await pool.query('DELETE FROM articles WHERE headline = $1', [headline]);
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO articles (section_id, headline, standfirst, slug, state, scheduled_for, updated_at)
     VALUES ((SELECT id FROM sections WHERE slug = 'world'), $1, 'A standfirst.', $2, $3, $4, now()) RETURNING id`,
    [
      headline,
      `e2e-calendar-${process.pid}-${Date.now()}-${(made += 1)}`,
      at ? 'scheduled' : 'approved',
      at && `${at}Z`,
    ],
  );
  return rows[0]?.id ?? 0;
}

async function timeOf(id: number): Promise<string | undefined> {
  const { rows } = await pool.query<{ at: Date | null }>(
    'SELECT scheduled_for AS at FROM articles WHERE id = $1',
    [id],
  );
  return rows[0]?.at?.toISOString().slice(0, 16);
}

const cell = (page: Page, name: RegExp) => page.getByRole('list', { name });
const ready = (page: Page) => expect(page.locator('.keys[data-ready]')).toBeVisible();

test('from the keyboard: arrows walk, Shift moves a day or a quarter of an hour, undo brings it back', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'publisher');
  const day = dayAhead(30);
  const [first, second] = [
    await story('Calendar keys one', `${day}T10:00`),
    await story('Calendar keys two', `${day}T16:00`),
  ];
  await page.goto(`/newsroom/calendar?from=${day}`);
  await ready(page);
  const [one, two] = ['one', 'two'].map((name) =>
    page.getByRole('region', { name: 'Seven days' }).getByRole('link', { name: `Calendar keys ${name}` }),
  ) as [ReturnType<Page['getByRole']>, ReturnType<Page['getByRole']>];
  await one.focus();
  await page.keyboard.press('ArrowDown');
  await expect(two).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(`, 16:00 UTC.`)).toBeVisible();
  expect(await timeOf(second)).toBe(`${dayAhead(31)}T16:00`);
  await expect(two).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(`, 16:30 UTC.`)).toBeVisible();
  expect(await timeOf(second)).toBe(`${dayAhead(31)}T16:30`);
  await page.keyboard.press('ArrowLeft');
  await expect(one).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByText(`, 09:45 UTC.`)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`, 10:00 UTC.`).first()).toBeVisible();
  await expect.poll(() => timeOf(first)).toBe(`${day}T10:00`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/newsroom/articles/${first}$`));
  await page.context().close();
});

test('what a colleague moved meanwhile is not overwritten: it says where it stands now', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'publisher');
  const day = dayAhead(60);
  const id = await story('Calendar moved by two', `${day}T10:00`);
  await page.goto(`/newsroom/calendar?from=${day}`);
  await ready(page);
  await pool.query('UPDATE articles SET scheduled_for = $2 WHERE id = $1', [id, `${day}T13:00Z`]);
  const entry = page.getByRole('region', { name: 'Seven days' }).getByRole('link', { name: /moved by two/ });
  await entry.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('alert').filter({ hasText: 'moved it meanwhile' })).toContainText('13:00 UTC.');
  await expect(cell(page, /12 to 15$/).getByRole('link', { name: /moved by two/ })).toBeFocused();
  expect(await timeOf(id)).toBe(`${day}T13:00`);
  await page.context().close();
});

test('without script a form gives a ready story its time, moves it and takes it off', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher', { javaScriptEnabled: false });
  const day = dayAhead(90);
  const id = await story('Calendar without script', null);
  await page.goto('/newsroom/calendar');
  await page.getByRole('link', { name: /Calendar without script/ }).click();
  await expect(page.getByRole('heading', { name: 'Calendar without script' })).toBeVisible();
  await page.getByLabel('At', { exact: true }).fill('2020-01-01T10:00');
  await page.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText('That time has passed. Publish now, or take a later one.')).toBeVisible();
  await page.getByLabel('At', { exact: true }).fill(`${day}T10:00`);
  await page.getByRole('button', { name: 'Schedule' }).click();
  await expect(page.getByText(/It goes out on .*, 10:00 UTC\./)).toBeVisible();
  expect(await timeOf(id)).toBe(`${day}T10:00`);
  await page.goto(`/newsroom/calendar?from=${day}&open=${id}`);
  await page.getByLabel('At', { exact: true }).fill(`${day}T11:15`);
  await page.getByRole('button', { name: 'Save time' }).click();
  await expect(page.getByText(/It goes out on .*, 11:15 UTC\./)).toBeVisible();
  await page.getByRole('button', { name: 'Off the schedule' }).click();
  await expect(page.getByText('It is off the schedule.')).toBeVisible();
  expect(await timeOf(id)).toBeUndefined();
  await page.context().close();
});

test('by pointer: straight sideways keeps the clock, from the tray the place tells the time, undo clears it', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'publisher');
  const day = dayAhead(120);
  const [moved, trayed] = [
    await story('Calendar by pointer', `${day}T16:20`),
    await story('Calendar from the tray', null),
  ];
  await page.goto(`/newsroom/calendar?from=${day}`);
  await ready(page);
  const drag = async (name: string, column: number, row: RegExp, down: number) => {
    const entry = page.getByRole('link', { name: new RegExp(name) }).first();
    await entry.scrollIntoViewIfNeeded();
    const from = await entry.boundingBox();
    const to = await cell(page, row).nth(column).boundingBox();
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + 20, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 12);
    await page.mouse.move(to.x + to.width / 2, down < 0 ? from.y + 12 : to.y + to.height * down, {
      steps: 4,
    });
    await page.mouse.up();
  };
  await drag('Calendar by pointer', 2, /15 to 18$/, -1);
  await expect(page.getByText(/It goes out on .*, 16:20 UTC\./)).toBeVisible();
  expect(await timeOf(moved)).toBe(`${dayAhead(122)}T16:20`);
  await drag('Calendar from the tray', 1, /09 to 12$/, 0.5);
  await expect(page.getByText(/It goes out on .*, 10:30 UTC\./)).toBeVisible();
  expect(await timeOf(trayed)).toBe(`${dayAhead(121)}T10:30`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('It is off the schedule.')).toBeVisible();
  expect(await timeOf(trayed)).toBeUndefined();
  await page.context().close();
});

test('the calendar with a story in hand passes the accessibility rules', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher');
  const day = dayAhead(150);
  const id = await story('Calendar read aloud', `${day}T16:20`);
  await page.goto(`/newsroom/calendar?from=${day}&open=${id}`);
  await expect(page.getByRole('heading', { name: 'Calendar read aloud' })).toBeVisible();
  await expectAccessible(page);
  await page.context().close();
});
