import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const WIDTHS = { phone: { width: 360, height: 780 }, desk: { width: 1440, height: 900 } };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries(WIDTHS)) {
    test(`no reader page has a barrier that axe can find: ${device}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      for (const path of await onePageOfEachKind(page)) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
        expect(found, path).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    });
  }
}

/** An article in each script is looked at side by side: German, Arabic, Japanese. */
async function onePageOfEachKind(page: Page): Promise<string[]> {
  const sideBySide: string[] = [];
  for (const language of ['de', 'ar', 'ja']) {
    await page.goto(`/languages/${language}`);
    const path = await page
      .getByRole('main')
      .getByRole('heading')
      .getByRole('link')
      .first()
      .getAttribute('href');
    sideBySide.push(`${path ?? ''}?view=bilingual`);
  }
  const [german = ''] = sideBySide;
  const article = german.replace(/\?.*/, '');
  const day = `/archive/${article.split('/')[2] ?? ''}`;
  const kinds = [
    '/',
    '/world',
    article,
    `${article}?view=original`,
    day,
    '/latest',
    '/search',
    '/search?q=water',
    '/sources/strombote',
    ...['/archive', day.slice(0, '/archive/YYYY'.length), day.slice(0, '/archive/YYYY-MM'.length)],
    ...['/topics', '/topics/rivers', '/authors', '/sources', '/languages', '/trending', '/corrections'],
  ];
  return [...kinds, ...sideBySide, '/privacy', '/contact', '/report?article=1', '/saved', '/no-such-page'];
}
