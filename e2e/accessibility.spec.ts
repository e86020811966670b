import { expect, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import { onePageOfEachKind } from './fixtures/kinds-of-page';

const WIDTHS = { phone: { width: 360, height: 780 }, desk: { width: 1440, height: 900 } };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries(WIDTHS)) {
    test(`no reader page has a barrier that axe can find: ${device}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      for (const path of await onePageOfEachKind(page)) {
        await page.goto(path);
        expect(await barriersOf(page), path).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      }
    });
  }
}
