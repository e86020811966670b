import { expect, type Page, test } from '@playwright/test';
import { barriersOf } from './fixtures/axe';
import sharp from 'sharp';
import { demo, signIn } from './fixtures/people';

async function openLibrary(page: Page, role = 'publisher'): Promise<void> {
  await signIn(page, demo(role), '/newsroom/sign-in?callbackUrl=%2Fnewsroom%2Fmedia');
  await expect(page.getByRole('heading', { name: 'Media' })).toBeVisible();
}

/** A picture that nobody else has. */
async function picture(
  name: string,
  { side = 400, format = 'jpeg' }: { side?: number; format?: 'jpeg' | 'png' } = {},
) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const made = sharp({ create: { width: side, height: side, channels: 3, background: '#888', noise } });
  const described = made.withExif({ IFD0: { ImageDescription: name, Artist: 'Nadim Khoury' } });
  const buffer = await described.toFormat(format).toBuffer();
  return { name: `${name}.${format}`, mimeType: `image/${format}`, buffer };
}

/** Drops or pastes a file, as a browser tells a page of it. */
async function give(
  page: Page,
  how: 'drop' | 'paste',
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  await page.evaluate(
    ({ how, name, type, base64 }) => {
      const held = new DataTransfer();
      held.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
      const terms = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { ...terms, dataTransfer: held })
          : new ClipboardEvent('paste', { ...terms, clipboardData: held }),
      );
    },
    { how, name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
}

const sentTo = (page: Page, name: string) =>
  page.getByRole('form', { name: 'Upload' }).getByRole('link', { name });

test('pictures come in by button, drop and paste, once each; what is none is refused by name', async ({
  page,
}) => {
  await openLibrary(page, 'translator');
  const [chosen, dropped, pasted] = [
    await picture('Chosen'),
    await picture('Dropped'),
    await picture('Pasted'),
  ];
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Upload' }).click();
  await (await choosing).setFiles([chosen, { ...chosen, name: 'Again.jpeg' }]);
  await expect(sentTo(page, 'Chosen.jpeg')).toBeVisible();
  await expect(page.getByText('was in the library already.')).toBeVisible();
  await give(page, 'drop', dropped);
  await expect(sentTo(page, 'Dropped.jpeg')).toBeVisible();
  await give(page, 'paste', pasted);
  await expect(sentTo(page, 'Pasted.jpeg')).toBeVisible();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await give(page, 'drop', { name: 'evil.jpeg', mimeType: 'image/jpeg', buffer: svg });
  await expect(page.getByText('evil.jpeg was not taken. SVG files are not taken')).toBeVisible();
  const tiles = page.getByRole('list', { name: 'Pictures' });
  await expect(tiles.getByRole('link', { name: 'Pasted' }).first()).toContainText('Rights unclear');
});

test('an upload that was cut goes on where it was', async ({ page }) => {
  test.slow(); // eleven megabytes, on a busy machine
  await openLibrary(page);
  const large = await picture('Large', { side: 2200, format: 'png' });
  expect(large.buffer.length).toBeGreaterThan(10_000_000);
  const sent: string[] = [];
  let cuts = 0;
  await page.route('**/newsroom/media/uploads/*', async (route, request) => {
    const offset = request.headers()['upload-offset'];
    if (request.method() === 'PATCH' && offset === '5000000' && cuts++ < 2) {
      await route.abort('connectionreset');
      return;
    }
    sent.push(`${request.method()} ${offset ?? ''}`);
    await route.continue();
  });
  await give(page, 'drop', large);
  await expect(sentTo(page, 'Large.png')).toBeVisible({ timeout: 30_000 });
  expect(sent.slice(0, 4)).toEqual(['PATCH 0', 'HEAD ', 'HEAD ', 'PATCH 5000000']);
  expect(sent.filter((one) => one === 'PATCH 0')).toHaveLength(1);
});

test('words, rights and the focal point are kept by keyboard alone, and a picture nobody uses can go', async ({
  page,
}) => {
  await openLibrary(page);
  await give(page, 'paste', await picture('Keyboard'));
  await sentTo(page, 'Keyboard.jpeg').click();
  await expect(page.getByLabel('Caption')).toHaveValue('Keyboard');
  await expect(page.getByLabel('Credit')).toHaveValue('Nadim Khoury');
  await page.getByRole('heading', { name: 'Media' }).click();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: /^Focal point, 50 percent/ })).toBeFocused();
  for (const key of ['ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowDown', 'ArrowDown'])
    await page.keyboard.press(key);
  await expect(page.getByLabel('left', { exact: true })).toHaveValue('39');
  await expect(page.getByLabel('top', { exact: true })).toHaveValue('61');
  await page.getByLabel('Description for people').fill('Grey noise');
  await page.getByLabel('Rights', { exact: true }).selectOption('own');
  await page.getByLabel('May be shown until').fill('2020-01-01');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Expired since')).toBeVisible();
  await page.getByLabel('May be shown until').fill('');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('May be used in stories')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('left', { exact: true })).toHaveValue('39');
  await page.getByLabel('The other file').setInputFiles(await picture('Other'));
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(page.getByLabel('Description for people')).toHaveValue('Grey noise');
  await page.getByRole('button', { name: 'Delete the picture' }).click();
  await expect(page).toHaveURL(/\/newsroom\/media$/);
});

test('a ratio is given a frame of its own by keyboard, and shows it after it was saved', async ({ page }) => {
  await openLibrary(page);
  await give(page, 'paste', await picture('Framed'));
  await sentTo(page, 'Framed.jpeg').click();
  await page.getByLabel('List 4:3 has a frame of its own').press('Space');
  await expect(page.getByRole('button', { name: 'List 4:3' })).toHaveAttribute('aria-pressed', 'true');
  const frame = page.getByRole('group', { name: 'List 4:3' });
  await frame.getByLabel('shows').fill('50');
  await page.locator('#focal-point').focus();
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await expect(frame.getByLabel('left')).toHaveValue('30');
  await expect(page.getByLabel('left', { exact: true }).first()).toHaveValue('50');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Kept. Stories that show')).toBeVisible();
  await page.reload();
  await expect(frame.getByLabel('top')).toHaveValue('49');
  await expect(frame.getByLabel('shows')).toHaveValue('50');
  expect(await barriersOf(page)).toEqual([]);
  const [file] = /\/media\/[\da-f]{64}\//.exec(await page.content()) ?? [];
  const made = async () => (await page.request.get(`${file}4x3-30-49-50.jpeg`)).headers()['content-type'];
  await expect.poll(made, { timeout: 20_000 }).toBe('image/jpeg'); // by the worker
});

test('the workbench’s picker is offered only what may be used', async ({ page }) => {
  await openLibrary(page);
  const answer = await page.request.get('/newsroom/media/search?q=hose');
  const { pictures } = (await answer.json()) as { pictures: { url: string; alt: string; credit: string }[] };
  expect(pictures[0]).toMatchObject({ credit: expect.stringContaining('Drawing') });
  const refused = await page.request.post('/newsroom/media/uploads', {
    headers: { origin: 'https://evil.example', 'tus-resumable': '1.0.0', 'upload-length': '5' },
  });
  expect(refused.status()).toBe(403);
});

test('nobody uploads or searches without an account', async ({ request, baseURL }) => {
  const origin = baseURL ?? '';
  const headers = { origin, 'tus-resumable': '1.0.0', 'upload-length': '5' };
  expect((await request.post('/newsroom/media/uploads', { headers })).status()).toBe(401);
  expect((await request.get('/newsroom/media/search?q=a')).status()).toBe(401);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a picture is uploaded, described and moved by plain forms; a wrong file is refused in words', async ({
    page,
  }) => {
    await openLibrary(page);
    const upload = page.getByRole('form', { name: 'Upload' });
    await upload.getByLabel('Pictures').setInputFiles({
      ...{ name: 'a.jpeg', mimeType: 'image/jpeg' },
      buffer: Buffer.from('no picture'),
    });
    await upload.getByRole('button', { name: 'Upload' }).click();
    await expect(page.getByRole('alert')).toContainText('This is not a picture that we can read.');
    await upload.getByLabel('Pictures').setInputFiles(await picture('Plain'));
    await upload.getByRole('button', { name: 'Upload' }).click();
    await expect(page).toHaveURL(/\/newsroom\/media\/\d+$/);
    await page.getByLabel('left', { exact: true }).fill('20');
    await page.getByLabel('Square has a frame of its own').check();
    await page.getByLabel('Description for people').fill('Grey');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Kept. Stories that show')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('left', { exact: true }).first()).toHaveValue('20');
    await expect(page.getByRole('group', { name: 'Square' }).getByLabel('shows')).toHaveValue('100');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with the library and a picture, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openLibrary(page);
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('list', { name: 'Pictures' }).getByRole('link').last().click();
    await expect(page.getByRole('heading', { name: /^Used in/ })).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);
  });
}
