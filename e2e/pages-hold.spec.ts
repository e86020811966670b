import { expect, test, type Page } from '@playwright/test';
import { connectDatabase } from './fixtures/database';
import { publishHostileStories } from './fixtures/hostile-story';
import { onePageOfEachKind } from './fixtures/kinds-of-page';

// Every kind of page with content that means harm to it, at the widths of a small phone to a desk.
const WIDTHS = [320, 360, 768, 1440];
const VIEWS = ['', '?view=bilingual', '?view=original'];
let paths: string[] = [];

test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const stories = await publishHostileStories(connectDatabase());
  const page = await browser.newPage();
  paths = [
    ...stories.flatMap((path) => VIEWS.map((view) => path + view)),
    ...(await onePageOfEachKind(page)),
  ];
  await page.close();
});

for (const half of [0, 1])
  test(`no page scrolls sideways and nothing leaves its column, ${WIDTHS.join(', ')} px, letters of 100% and 200%: half ${half + 1} of the pages`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    for (const path of paths.filter((_, at) => at % 2 === half)) {
      await page.goto(path);
      for (const text of ['100%', '200%']) {
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          expect(await beyondTheScreen(page), `${path} at ${width} px, ${text}`).toEqual([]);
        }
      }
    }
  });

test('a phone reader who chose large letters in the browser meets no wider page', async ({
  playwright,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const launch = test.info().project.use.launchOptions;
  const args = [...(launch?.args ?? []), '--blink-settings=defaultFontSize=32'];
  const browser = await playwright.chromium.launch({ ...launch, args });
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, baseURL });
  for (const path of paths) {
    await page.goto(path);
    expect(await beyondTheScreen(page), path).toEqual([]);
  }
  await browser.close();
});

test('a table of nine columns scrolls by itself', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(paths[0] ?? '');
  const table = page.getByRole('group', { name: /^Donaudampf/ }).filter({ has: page.getByRole('table') });
  const [inner, outer] = await table.evaluate((box) => [box.scrollWidth, box.clientWidth]);
  expect(inner).toBeGreaterThan(outer);
});

test('long words of an original headline break with a hyphen', async ({ page }) => {
  await page.goto(paths[0] ?? '');
  const headline = page.getByRole('banner').or(page.getByRole('main')).getByText(/tritt/).first();
  expect(await headline.textContent()).toMatch(/Rind\u00ADflei/);
});

test('with colours forced, what is chosen, where one is and the spine are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${paths[0] ?? ''}?view=bilingual`);
  const views = page.getByRole('navigation', { name: 'Reading views' });
  const [chosen, other] = await Promise.all(
    ['Side by side', 'English'].map((name) => look(views.getByRole('link', { name }))),
  );
  expect(chosen?.background).not.toBe(other?.background);
  const spine = await page.evaluate(() => {
    const line = document.querySelector('.sp');
    return line ? getComputedStyle(line, '::before').borderInlineStartWidth : '';
  });
  expect(spine).toBe('3px');
  await page.goto('/world');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  const current = await look(sections.getByRole('link', { name: 'World' }));
  expect(current.decoration).toContain('underline');
});

function look(link: ReturnType<Page['getByRole']>) {
  return link.evaluate((element) => {
    const { backgroundColor, textDecorationLine } = getComputedStyle(element);
    return { background: backgroundColor, decoration: textDecorationLine };
  });
}

/** What is wider than the screen and in no box that scrolls; the page itself, when it scrolls sideways. */
function beyondTheScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1 || (right <= innerWidth + 1 && left >= -1)) return false;
      for (let box = element.parentElement; box && box !== root; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return false;
      return true;
    });
    const named = beyond.map(
      (element) => `${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`,
    );
    return root.scrollWidth > innerWidth
      ? [`the page: ${root.scrollWidth} px`, ...named.slice(-3)]
      : named.slice(-3);
  });
}
