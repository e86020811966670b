import { expect, type Page, test } from '@playwright/test';
import type pg from 'pg';
import { blockOf, expectSaved, openStory, writingIn } from './fixtures/bench';
import { connectDatabase } from './fixtures/database';
import { signedIn } from './fixtures/people';
import { changeOriginal, ownStory, textsOf, translatedStory } from './fixtures/stories';

let pool: pg.Pool;

test.beforeAll(() => {
  pool = connectDatabase();
});

/** Puts a save into this browser's own store, as a tab that crashed leaves one. */
async function leaveBehind(page: Page, articleId: number, change: object): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM users WHERE email = 'editor@demo.example'`,
  );
  const owner = `${rows[0]?.id}:${articleId}`;
  await page.evaluate(
    ([whose, what]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('newsroom', 1);
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('kept', { keyPath: 'id' }).createIndex('owner', 'owner');
        opening.onerror = () => reject(new Error('no store'));
        opening.onsuccess = () => {
          const writing = opening.result.transaction('kept', 'readwrite');
          const entry = {
            saveId: crypto.randomUUID(),
            change: what,
            at: new Date().toISOString(),
            sent: true,
          };
          const [tab, at] = ['a-tab-that-crashed', Date.now()];
          writing.objectStore('kept').put({ id: `${whose}:${tab}`, owner: whose, tab, at, entries: [entry] });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [owner, change] as const,
  );
}

const notTaken = (page: Page) => page.getByRole('region', { name: 'Not taken by the server' });

test('what an earlier version left and the server refuses is set aside, and every later word is saved', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.']);
  await leaveBehind(page, id, {
    base: 1,
    fields: { breakingUntil: '2030-01-01T10:00:00.000Z', standfirst: 'Written before the crash' },
    blocks: [{ key: 'b1', block: { kind: 'paragraph', html: 'Once upon a time.', attributes: {} } }],
  });
  await page.goto(`/newsroom/articles/${id}`);
  await expect(notTaken(page)).toContainText(
    'Breaking until was not taken. Your account may not change this.',
  );
  await expect(page.getByText('Not all taken · 1 kept here')).toBeVisible(); // the rest is
  await blockOf(page, 1).getByText('Once upon a time.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' And then.');
  await expect.poll(() => textsOf(pool, id)).toEqual(['Once upon a time. And then.']);
  const { rows } = await pool.query<{ standfirst: string }>('SELECT standfirst FROM articles WHERE id = $1', [
    id,
  ]);
  expect(rows[0]?.standfirst).toBe('Written before the crash');
  await page.reload();
  await expect(notTaken(page)).toContainText('Breaking until was not taken.');
  await notTaken(page).getByText('What you wrote').click();
  await expect(notTaken(page)).toContainText('2030');
  await notTaken(page).getByRole('button', { name: 'Throw away' }).click();
  await expect(notTaken(page)).toHaveCount(0);
});

test('a headline of 501 letters stays where it was typed, says its limit, and holds nothing up', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.']);
  await openStory(page, id);
  await page.getByLabel('Headline', { exact: true }).fill('x'.repeat(501));
  await expect(page.getByText('1 letter too long: at most 500.')).toBeVisible();
  await blockOf(page, 1).getByText('Once.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' More.');
  await expect.poll(() => textsOf(pool, id)).toEqual(['Once. More.']);
  await expect(notTaken(page)).toContainText(
    'Headline was not taken. A headline holds at most 500 characters.',
  );
  await expect(page.getByLabel('Headline', { exact: true })).toHaveValue('x'.repeat(501));
  await expect(page.getByText('Not all taken · 1 kept here')).toBeVisible();
  await expect(page.getByText('Nothing stops it.')).toHaveCount(0);
  await page.getByLabel('Headline', { exact: true }).fill('x'.repeat(500));
  await expect(notTaken(page)).toHaveCount(0);
  await expectSaved(page);
  const { rows } = await pool.query<{ headline: string }>('SELECT headline FROM articles WHERE id = $1', [
    id,
  ]);
  expect(rows[0]?.headline).toHaveLength(500);
});

test('what a role may not change, or a story is full of, is not offered, and says why', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.']);
  await openStory(page, id);
  await expect(page.getByLabel('Breaking until')).toHaveCount(0);
  await expect(page.getByText('Your account may not change this. A publisher can.')).toBeVisible();
  const topics = page.getByRole('combobox', { name: 'Topics' });
  for (let count = 1; count <= 30; count += 1) {
    await topics.fill(`Topic ${count}`);
    await page.keyboard.press('Enter');
  }
  await topics.fill('One more');
  await expect(page.getByRole('button', { name: 'Add topic' })).toBeDisabled();
  await expect(page.getByText('At most 30. Take one off first.')).toBeVisible();
  await expectSaved(page);
});

test('a refusal in one tab leaves the other alone', async ({ browser }) => {
  const one = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once.', 'Twice.']);
  const two = await one.context().newPage();
  await openStory(one, id);
  await openStory(two, id);
  await one.getByLabel('Headline', { exact: true }).fill('y'.repeat(600));
  await expect(notTaken(one)).toBeVisible();
  await blockOf(two, 2).getByText('Twice.').click();
  await two.keyboard.press('End');
  await two.keyboard.type(' Two.');
  await blockOf(one, 1).getByText('Once.').click();
  await one.keyboard.press('End');
  await one.keyboard.type(' One.');
  await expect.poll(() => textsOf(pool, id)).toEqual(['Once. One.', 'Twice. Two.']);
  await expect(notTaken(two)).toHaveCount(0);
});

test('100 clicks between blocks with open points: not one misses, and no letter is a command', async ({
  browser,
}) => {
  test.slow();
  const page = await signedIn(browser, 'editor');
  const lines = Array.from({ length: 10 }, (_, at) => ({
    original: `Satz ${at} kostet ${at + 3},4 Millionen Euro und die Brücke bleibt bis zum Sommer geschlossen.`,
    english: `Sentence ${at} costs ${at + 3}.4 billion euros and the bridge stays closed until summer.`,
  }));
  const id = await translatedStory(pool, lines);
  await openStory(page, id);
  const typed = lines.map(() => 0);
  let missed = 0;
  for (let click = 0; click < 100; click += 1) {
    const at = (click * 7 + 3) % 10;
    const words = blockOf(page, at + 1).getByText(`${at} costs`); // the letters land in the word before
    await words.scrollIntoViewIfNeeded();
    const box = await words.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 8);
    await page.mouse.down();
    await page.waitForTimeout(click % 3 === 0 ? 120 : 10); // a slow hand, and a quick one
    await page.mouse.up();
    await page.keyboard.type('h');
    typed[at] = (typed[at] ?? 0) + 1;
    const open = await writingIn(page).getAttribute('aria-label');
    if (open !== `Block ${at + 1}, text`) missed += 1;
  }
  expect(missed).toBe(0);
  expect(page.url()).toMatch(new RegExp(`/newsroom/articles/${id}$`)); // H is the key of History
  await expectSaved(page);
  const texts = await textsOf(pool, id);
  expect(texts.map((text, at) => text.length - (lines[at]?.english.length ?? 0))).toEqual(typed);
});

/** Keeps the page's script from it until what this answers is called. */
async function holdScript(page: Page): Promise<() => void> {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\.js(?:\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('letters typed before the page is awake are written where somebody clicked', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['Once upon a time.', 'There was a bridge.']);
  const letGo = await holdScript(page);
  await page.goto(`/newsroom/articles/${id}`, { waitUntil: 'commit' });
  await page.getByText('There was a bridge.').click({ position: { x: 2, y: 8 } });
  await page.keyboard.type('Hello, New ');
  letGo();
  await page.keyboard.type('York. ');
  await expect(writingIn(page)).toHaveText('Hello, New York. There was a bridge.');
  await page.keyboard.type('And on. ');
  await expect
    .poll(() => textsOf(pool, id))
    .toEqual(['Once upon a time.', 'Hello, New York. And on. There was a bridge.']);
});

for (const { name, keys } of [
  { name: 'a key with Shift', keys: ['Shift+Digit1'] }, // the outlet's new text everywhere
  { name: 'an answer for each change', keys: ['1', '1'] },
])
  test(`${name} that is pressed before the page is awake does what it does awake`, async ({ browser }) => {
    const page = await signedIn(browser, 'editor');
    const id = await translatedStory(pool, [
      { original: 'Es kostet 12 Euro.', english: 'It costs 12 euros.', status: 'reviewed' },
      { original: 'Der Rat hat 80 Sitze.', english: 'The council has 80 seats.', status: 'reviewed' },
    ]);
    await changeOriginal(pool, id, {
      b1: { original: 'Es kostet 14 Euro.', english: 'It costs 14 euros.' },
      b2: { original: 'Der Rat hat 84 Sitze.', english: 'The council has 84 seats.' },
    });
    const letGo = await holdScript(page);
    await page.goto(`/newsroom/articles/${id}`, { waitUntil: 'commit' });
    await page.getByRole('article', { name: /^Block 2/ }).waitFor();
    for (const key of keys) await page.keyboard.press(key);
    letGo();
    await expect.poll(() => textsOf(pool, id)).toEqual(['It costs 14 euros.', 'The council has 84 seats.']);
  });

test('an answer that was given without a line is known to the newsroom when the story is opened anew', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await translatedStory(pool, [
    { original: 'Es kostet 12 Euro.', english: 'It costs 13 euros.' },
    { original: 'Der Rat tagt.', english: 'The council meets.' },
  ]);
  await openStory(page, id);
  await expect(page.getByRole('button', { name: /English is right/ }).first()).toBeVisible();
  await page.context().setOffline(true);
  await page
    .getByRole('button', { name: /English is right/ })
    .first()
    .click();
  await expect(page.getByText('Kept as it is. Your name is on it.')).toBeVisible();
  await page.close({ runBeforeUnload: false });
  const settled = 'SELECT FROM findings WHERE article_id = $1 AND settled_by_id IS NOT NULL';
  expect((await pool.query(settled, [id])).rowCount).toBe(0);

  const anew = await page.context().newPage();
  await page.context().setOffline(false);
  await openStory(anew, id);
  await expect.poll(async () => (await pool.query(settled, [id])).rowCount).toBe(1);
  await expect(anew.getByRole('button', { name: /English is right/ })).toHaveCount(0);
});

test('a new story takes its headline before it is awake, and Enter goes on below it', async ({ browser }) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, []);
  const letGo = await holdScript(page);
  await page.goto(`/newsroom/articles/${id}`, { waitUntil: 'commit' });
  await page.getByRole('article', { name: /^Headline/ }).waitFor();
  await page.keyboard.type('Five bridges');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Five bans');
  letGo();
  await expect(writingIn(page)).toHaveText('Five bans');
  await expectSaved(page);
  const { rows } = await pool.query('SELECT headline, standfirst FROM articles WHERE id = $1', [id]);
  expect(rows).toEqual([{ headline: 'Five bridges', standfirst: 'Five bans' }]);
});

test('one undo goes back through typing, a split, a paste, a merge and a field, and forth again', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'editor');
  const id = await ownStory(pool, ['First sentence. Second sentence.', 'Last.']);
  await openStory(page, id);
  await blockOf(page, 1).getByText('First sentence.').click();
  await page.keyboard.press('End');
  for (let step = 0; step < 'Second sentence.'.length; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.type('New: ');
  await writingIn(page).evaluate((element) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/html', '<h2>Pasted</h2><ul><li>one<ul><li>two</li></ul></li></ul>');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  });
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await page.getByLabel('Standfirst', { exact: true }).fill('A standfirst');
  const shown = () =>
    page
      .getByRole('article')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('.words')?.textContent ?? row.textContent));
  const after = await shown();
  expect(after.length).toBeGreaterThan(4);
  await page.getByRole('article', { name: /^Block 1,/ }).focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await shown()).slice(2))
    .toEqual(['First sentence. Second sentence.', 'Last.']);
  await expect(page.getByLabel('Standfirst', { exact: true })).toHaveValue('');
  await expectSaved(page);
  expect(await textsOf(pool, id)).toEqual(['First sentence. Second sentence.', 'Last.']);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+Shift+z');
  await expect.poll(shown).toEqual(after);
});

test('an undo leaves alone what somebody else wrote meanwhile', async ({ browser }) => {
  const [one, two] = [await signedIn(browser, 'editor'), await signedIn(browser, 'publisher')];
  const id = await ownStory(pool, ['First.', 'Second.']);
  await openStory(one, id);
  await openStory(two, id);
  await blockOf(two, 2).getByText('Second.').click();
  await two.keyboard.press('End');
  await two.keyboard.type(' By two');
  await expectSaved(two);
  await blockOf(one, 1).getByText('First.').click();
  await one.keyboard.press('End');
  await one.keyboard.type(' By one');
  await expect.poll(() => textsOf(pool, id)).toEqual(['First. By one', 'Second. By two']);
  await expect(blockOf(one, 2)).toContainText('Second. By two');
  for (let step = 0; step < 3; step += 1) await one.keyboard.press('Control+z');
  await expect.poll(() => textsOf(pool, id)).toEqual(['First.', 'Second. By two']);
});
