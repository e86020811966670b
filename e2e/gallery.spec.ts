import { expect, test, type Page } from '@playwright/test';

async function openGallery(page: Page) {
  await page.goto('/climate');
  await page.getByRole('link', { name: 'A village in Chile moves uphill, church first' }).first().click();
  const gallery = page.getByRole('region', { name: /^Gallery of \d pictures$/ });
  await expect(gallery).toContainText('1 of 3.');
  return gallery;
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('each picture of a gallery is a link away', async ({ page }) => {
    const gallery = await openGallery(page);
    const third = gallery.getByRole('figure').nth(2);
    await expect(third).not.toBeInViewport();
    await gallery.getByRole('link', { name: 'Picture 3' }).click();
    await expect(third).toBeInViewport();
  });
});

test('arrow keys turn the pictures of a gallery', async ({ page }) => {
  const gallery = await openGallery(page);
  const figures = gallery.getByRole('figure');
  await gallery.getByRole('list').focus();
  await page.keyboard.press('ArrowRight');
  await expect(figures.nth(1)).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('ArrowRight');
  await expect(figures.nth(2)).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('ArrowLeft');
  await expect(figures.nth(1)).toBeInViewport({ ratio: 0.9 });
});
