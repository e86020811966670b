import { expect, test } from '@playwright/test';
import { barriersInTheDark, barriersOf } from './fixtures/axe';
import { onePageOfEachKind } from './fixtures/kinds-of-page';

const WIDTHS = { phone: { width: 360, height: 780 }, desk: { width: 1440, height: 900 } };

for (const [device, viewport] of Object.entries(WIDTHS)) {
  test(`no reader page has a barrier that axe can find: ${device}, light and dark`, async ({ page }) => {
    test.setTimeout(400_000);
    await page.emulateMedia({ reducedMotion: 'reduce' }); // no colour halfway to another
    await page.setViewportSize(viewport);
    for (const path of await onePageOfEachKind(page)) {
      await page.goto(path);
      expect([...(await barriersOf(page)), ...(await barriersInTheDark(page))], path).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
}
