import { expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import { Counter } from './fixtures/counted-keys';
import { signedIn } from './fixtures/people';

// One test at a time: they order the same pages.
test.describe.configure({ mode: 'serial' });

const places = (page: Page) => page.getByRole('list', { name: 'Places' }).getByRole('listitem');
const headlines = (page: Page) => places(page).locator('.t').allTextContents();
const free = (page: Page) => page.getByRole('button', { name: /^Place at the top: / });
const putLive = (page: Page) => page.getByRole('button', { name: /^Put live/ });

/** Gives the first stories of the list a place, until there are so many. */
async function fill(page: Page, count: number) {
  for (let have = await places(page).count(); have < count; have++) {
    await expect(async () => {
      if ((await places(page).count()) === have) await free(page).first().click({ timeout: 2000 }); // once it is awake
      await expect(places(page)).toHaveCount(have + 1, { timeout: 3000 });
    }).toPass();
  }
}

/** Empties the order, so that the newest stories fill the page by themselves again. */
async function clear(page: Page) {
  while ((await places(page).count()) > 0) {
    const have = await places(page).count();
    const takeOff = places(page).first().getByRole('button', { name: 'Take off' });
    await expect(async () => {
      if (!(await takeOff.isVisible())) await places(page).first().getByLabel('More for place').click();
      await takeOff.click({ timeout: 2000 }); // the list may be drawn anew meanwhile, with its menus closed
    }).toPass();
    await expect(places(page)).toHaveCount(have - 1);
  }
  await putLive(page).click();
  await expect(page.getByText('is live.')).toBeVisible();
}

test('the front page is ordered by keyboard alone, goes live at once, in no more keys than planned', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'publisher');
  await page.getByRole('link', { name: 'Front', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Front page', level: 1 })).toBeVisible();
  await fill(page, 4);
  await page.reload();
  const before = await headlines(page);

  await page.waitForLoadState('networkidle'); // keys act once the page is awake
  const keys = new Counter(page);
  await keys.press('ArrowDown');
  await expect(places(page).first()).toBeFocused();
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await keys.press('Alt+ArrowUp');
  await keys.press('Alt+ArrowUp');
  await expect(places(page).first()).toBeFocused();
  const [first = '', second = '', third = '', fourth = ''] = before;
  await expect.poll(() => headlines(page)).toEqual([third, first, second, fourth]);
  await keys.press('Control+Enter');
  await expect(page.getByText('Front page is live.')).toBeVisible();
  keys.expectAtMost(3 + 2 + 1); // Tab to the list, arrows (two here), a key a place, Ctrl ↵

  const front = async () => (await page.request.get('/')).text();
  await expect.poll(async () => /<article[^]*?<\/article>/.exec(await front())?.[0]).toContain(third);

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect.poll(() => headlines(page)).toEqual([first, third, second, fourth]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => headlines(page)).toEqual([third, first, second, fourth]);
  await clear(page);
});

test('a story is dragged to its place, previewed before it is live, and an earlier order comes back', async ({
  browser,
}) => {
  const page = await signedIn(browser, 'publisher');
  await page.goto('/newsroom/front/world');
  await fill(page, 3);
  const [first = '', second = '', third = ''] = await headlines(page);
  await places(page).nth(2).locator('.grip').hover();
  await page.mouse.down();
  const top = await places(page).first().boundingBox();
  await page.mouse.move((top?.x ?? 0) + 20, (top?.y ?? 0) + 4, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => headlines(page)).toEqual([third, first, second]);

  await expect(page.getByText(/moves not live/)).toBeVisible();
  await page.getByRole('link', { name: 'As readers will see it' }).click();
  await expect(page.getByRole('note')).toContainText('Readers do not see it yet');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(third);
  const answer = await page.reload();
  expect(answer?.headers()['cache-control']).toContain('no-store');
  expect(answer?.headers()['x-robots-tag']).toContain('noindex');
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto('/newsroom/front/preview?section=world');
  await expect(stranger).toHaveURL(/sign-in/);
  await stranger.goto('/world');
  await expect(stranger.getByText('Readers do not see it yet')).toHaveCount(0);

  await page.getByRole('link', { name: 'Back to the desk' }).click();
  await putLive(page).click();
  await expect(page.getByText('World is live.')).toBeVisible();
  await stranger.goto('/world');
  await expect(stranger.getByRole('main').getByRole('article').first()).toContainText(third);
  await clear(page);
  await page.getByText('Earlier orders').click();
  await page
    .getByRole('button', { name: /^Start from the order of/ })
    .first()
    .click();
  await expect.poll(() => headlines(page)).toEqual([third, first, second]);
  await clear(page).catch(() => undefined);
});

test('without script a story gets a place, a time and a higher place, and goes live', async ({ browser }) => {
  const page = await signedIn(browser, 'publisher', { javaScriptEnabled: false });
  await page.goto('/newsroom/front/sport');
  await free(page).first().click();
  await expect(places(page)).toHaveCount(1);
  await free(page).first().click();
  await expect(places(page)).toHaveCount(2);
  const [first = '', second = ''] = await headlines(page);
  await places(page).nth(1).getByLabel('More for place').click();
  await places(page).nth(1).getByRole('button', { name: 'Up' }).click();
  await expect.poll(() => headlines(page)).toEqual([second, first]);
  await places(page).first().getByLabel('More for place').click();
  await places(page).first().getByLabel('Appears').fill('2099-01-01T12:00');
  await places(page).first().getByLabel('Leaves').fill('2098-01-01T12:00');
  await places(page).first().getByRole('button', { name: 'Keep these times' }).click();
  await expect(page.getByRole('alert')).toContainText('leave before it appears');
  await places(page).first().getByLabel('More for place').click();
  await places(page).first().getByLabel('Appears').fill('2099-01-01T12:00');
  await places(page).first().getByRole('button', { name: 'Keep these times' }).click();
  await expect(places(page).first()).toContainText('appears at');
  await putLive(page).click();
  await expect(page.getByText('Sport is live.')).toBeVisible();
  await page.goto('/sport');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText(first);
  await page.goto('/newsroom/front/sport');
  await clear(page);
});

test('two editors put different orders live: the second sees both and chooses', async ({ browser }) => {
  const [one, other] = [await signedIn(browser, 'publisher'), await signedIn(browser, 'admin')];
  for (const page of [one, other]) await page.goto('/newsroom/front/culture');
  await free(one).nth(0).click();
  await free(other).nth(1).click();
  await expect(places(one)).toHaveCount(1);
  await expect(places(other)).toHaveCount(1);
  const [[mine = ''], [theirs = '']] = [await headlines(other), await headlines(one)];
  await putLive(one).click();
  await expect(one.getByText('Culture is live.')).toBeVisible();
  await putLive(other).click();
  await expect(other.getByRole('heading', { name: 'Culture: two orders' })).toBeVisible();
  await expect(other.getByText(mine)).toBeVisible();
  await expect(other.getByText(theirs)).toBeVisible();
  expect(await barriersOf(other)).toEqual([]);
  await other.getByRole('button', { name: 'Put mine live' }).click();
  await expect.poll(() => headlines(other)).toEqual([mine]);
  await clear(other);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the front desk has no barrier that axe can find: ${colorScheme}`, async ({ browser }) => {
    const page = await signedIn(browser, 'editor', { colorScheme });
    await page.goto('/newsroom/front');
    await fill(page, 2);
    await page.getByLabel('More for place 1').click();
    await expect(page.getByText('Your account can order but not put live.')).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);
  });
