import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import type pg from 'pg';
import { connectDatabase } from './fixtures/database';
import { demo, signedIn, signIn } from './fixtures/people';
import { ownStory, textsOf, translatedStory } from './fixtures/stories';

let pool: pg.Pool;

test.beforeAll(() => {
  pool = connectDatabase();
});

async function open(page: Page, id: number) {
  await page.goto(`/newsroom/articles/${id}`);
  await expect(page.getByText('Everything saved')).toBeVisible();
}

const saved = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible();
const block = (page: Page, number: number) =>
  page.getByRole('article', { name: new RegExp(`^Block ${number},`) });
const writing = (page: Page) => page.getByRole('main').getByRole('textbox', { name: /, text$/ });

test('a story is written from nothing, by keyboard, and stands on the server', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, []);
  await open(page, id);
  await expect(writing(page)).toBeFocused();
  await page.keyboard.type('Five bridges, five bans');
  await page.keyboard.press('Enter');
  await page.keyboard.type('What happened to the lorries.');
  await page.keyboard.press('Enter');
  await expect(writing(page)).toHaveAccessibleName('Block 1, text');
  await page.keyboard.type('The first night was quiet. The police took eleven calls.');
  for (let step = 0; step < 'The police took eleven calls.'.length; step += 1)
    await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(writing(page)).toHaveText('The police took eleven calls.');
  await page.keyboard.press('Backspace');
  await expect(block(page, 2)).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/qu');
  await expect(page.getByRole('option', { name: /^Quote/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.keyboard.type('The noise votes less');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Escape');
  await expect(block(page, 1)).toBeFocused();
  await saved(page);
  expect(await textsOf(pool, id)).toEqual([
    'The noise votes less',
    'The first night was quiet. The police took eleven calls.',
  ]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Five bridges, five bans');
  await expect(page.getByText(/^14 words, 1 min to read$/)).toBeVisible();
});

test('a paste from Word becomes blocks of ours, without its fonts', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Before.']);
  await open(page, id);
  await page.keyboard.press('e');
  await writing(page).evaluate((element) => {
    const clipboard = new DataTransfer();
    clipboard.setData(
      'text/html',
      '<html xmlns:o="x"><style>p{color:red}</style><p class=MsoNormal style="font-family:Calibri"> One <b>bold</b><o:p></o:p></p><h2>Two</h2><p class=MsoListParagraph>·&nbsp;&nbsp;Three</p></html>',
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  });
  await saved(page);
  expect(await textsOf(pool, id)).toEqual(['Before.One <strong>bold</strong>', 'Two', '<li>Three</li>']);
});

test('a finger checks a block and goes on to the next', async ({ browser }) => {
  const touch = { hasTouch: true, viewport: { width: 820, height: 1180 } };
  const page = await signedIn(browser, 'editor', touch);
  const id = await translatedStory(pool, [
    { original: 'Uno.', english: 'One.' },
    { original: 'Dos.', english: 'Two.' },
  ]);
  await open(page, id);
  await block(page, 1).tap();
  await block(page, 1).getByRole('button', { name: 'checked' }).tap();
  await expect(block(page, 1)).toHaveAccessibleName(/Checked/);
  await expect(block(page, 2)).toHaveAttribute('aria-current', 'true');
  await page.context().close();
});

test('a block with an open question is not checked; it says so', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await translatedStory(pool, [
    { original: 'Busse sind nicht betroffen.', english: 'Buses are affected.' },
  ]);
  await open(page, id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This block has an open question. 1 or 2 answers it.')).toBeVisible();
  await expect(block(page, 1)).toHaveAccessibleName('Block 1, Negation');
  await page.keyboard.press('2');
  await expect(page.getByText('1 of 1 read.')).toBeVisible();
  await expect
    .poll(
      async () =>
        (await pool.query('SELECT 1 FROM findings WHERE article_id = $1 AND settled_by_id IS NOT NULL', [id]))
          .rowCount,
    )
    .toBe(1);
});

test('two browsers on one story: different blocks merge, the same block keeps both texts', async ({
  browser,
}) => {
  const [one, two] = [await signedIn(browser, 'editor'), await signedIn(browser, 'publisher')];
  const id = await ownStory(pool, ['First.', 'Second.', 'Third.']);
  await open(one, id);
  await open(two, id);
  await block(one, 1).getByText('First.').click();
  await one.keyboard.press('End');
  await one.keyboard.type(' By one');
  await saved(one);
  await block(two, 2).getByText('Second.').click();
  await two.keyboard.press('End');
  await two.keyboard.type(' By two');
  await saved(two);
  expect(await textsOf(pool, id)).toEqual(['First. By one', 'Second. By two', 'Third.']);
  await expect(block(two, 1)).toContainText('First. By one');

  await block(one, 3).getByText('Third.').click();
  await one.keyboard.press('End');
  await block(two, 3).getByText('Third.').click();
  await two.keyboard.press('End');
  await Promise.all([one.keyboard.type(' One says this'), two.keyboard.type(' Two says that')]);
  const asked = (page: Page) => page.getByText('Which text goes into the story?').isVisible();
  await expect.poll(async () => (await asked(one)) || (await asked(two))).toBe(true);
  const chooser = (await asked(one)) ? one : two;
  await expect(chooser.getByRole('button', { name: /^Use mine/ })).toBeVisible();
  await chooser.keyboard.press('Escape');
  await chooser.keyboard.press('1');
  await expect(chooser.getByText('Chosen. The other text stays in History.')).toBeVisible();
  expect((await textsOf(pool, id))[2]).toBe(
    chooser === one ? 'Third. One says this' : 'Third. Two says that',
  );
});

test('the line is cut while typing and the browser killed: not a word is lost', async ({ baseURL }) => {
  const id = await ownStory(pool, ['Once.']);
  const profile = mkdtempSync(join(tmpdir(), 'limited-times-bench-'));
  const start = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      baseURL,
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const page = await context.newPage();
    const today = page.getByRole('heading', { name: 'Today' });
    await page.goto('/newsroom'); // a browser killed may, or may not, have written down that one was signed in
    await expect(today.or(page.getByLabel('Email'))).toBeVisible();
    if (!(await today.isVisible())) await signIn(page, demo('editor'));
    await expect(today).toBeVisible();
    return { context, page };
  };
  const killed = await start();
  await open(killed.page, id);
  await killed.page.keyboard.press('e');
  await killed.context.setOffline(true);
  await killed.page.keyboard.type(' Typed in the dark');
  await expect(killed.page.getByText('Keep working.')).toBeVisible();
  await killed.page.keyboard.type(', to the last letter.');
  await expect(killed.page.locator('[data-line]:not([data-keeping])')).toHaveText('Offline · 1 kept here');
  const gone = killed.context.waitForEvent('close');
  const session = await killed.context.newCDPSession(killed.page);
  void session.send('Browser.crash').catch(() => undefined);
  await gone;
  expect(await textsOf(pool, id)).toEqual(['Once.']);

  const again = await start();
  await again.page.goto(`/newsroom/articles/${id}`);
  await saved(again.page);
  await expect(block(again.page, 1)).toContainText('Once. Typed in the dark, to the last letter.');
  expect(await textsOf(pool, id)).toEqual(['Once. Typed in the dark, to the last letter.']);
  await again.context.close();
});

test('signed out meanwhile, the words stay on this computer and go out after signing in', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.']);
  await open(page, id);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.keyboard.press('e');
  await page.keyboard.type(' More.');
  await expect(page.getByText(/^You were signed out\./)).toBeVisible();
  expect(await textsOf(pool, id)).toEqual(['Once.']);
  await page.context().addCookies(cookies);
  await page.reload();
  await saved(page);
  expect(await textsOf(pool, id)).toEqual(['Once. More.']);
});

test('200 blocks open with no editor at all, and write with one', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await translatedStory(
    pool,
    Array.from({ length: 200 }, (_, at) => ({
      original: `Absatz ${at} über die Brücke.`,
      english: `Paragraph ${at} about the bridge.`,
    })),
  );
  await open(page, id);
  await expect(page.getByRole('article')).toHaveCount(202);
  await expect(writing(page)).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(writing(page)).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the bench is clean for axe, ${colorScheme}`, async ({ browser }) => {
    const page = await signedIn(browser, 'editor', { colorScheme });
    const pair = await translatedStory(pool, [
      { original: 'Es kostet 3,4 Millionen Euro.', english: 'It costs 3.4 billion euros.' },
      { original: 'Die Sperre gilt nachts.', english: 'The closure applies at night.' },
    ]);
    for (const id of [pair, await ownStory(pool, ['One.', 'Two.'])]) {
      await open(page, id);
      for (const tab of ['Details', 'Search', 'Open points']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await barriersOf(page)).toEqual([]);
      }
    }
  });
}
