// Takes the pictures beside this file from a running site with the demo: node docs/screenshots/take.mjs http://127.0.0.1:3000
import { chromium } from '@playwright/test';
import { join } from 'node:path';
import sharp from 'sharp';

const PAGES = {
  front: '/',
  section: '/climate',
  article: await storyOf('strombote', 0),
  'bilingual-de': `${await storyOf('strombote', 0)}?view=bilingual`,
  'bilingual-ar': `${await storyOf('al-diffatan', 0)}?view=bilingual`,
  'bilingual-ja': `${await storyOf('kitanada-shimpo', 0)}?view=bilingual`,
  gallery: `${await storyWith('one day in six')}#main`,
  archive: `/archive/${new Date().toISOString().slice(0, 4)}`,
  search: '/search?q=ferry',
  404: '/no/such/page',
};
const WIDTHS = [360, 768, 1440];
const TALLEST = 2600;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [name, path] of Object.entries(PAGES))
  for (const width of WIDTHS)
    for (const colorScheme of ['light', 'dark']) await shoot({ name, path, width, colorScheme });
await browser.close();

async function shoot({ name, path, width, colorScheme }) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(site() + path, { waitUntil: 'networkidle' });
  await page.evaluate(() =>
    Promise.all(
      [...document.images].map((image) => ((image.loading = 'eager'), image.decode().catch(() => undefined))),
    ),
  );
  const whole = await page.screenshot({ fullPage: true });
  const { height } = await sharp(whole).metadata();
  await sharp(whole)
    .extract({ left: 0, top: 0, width, height: Math.min(height, TALLEST) })
    .webp({ quality: 72, effort: 5 })
    .toFile(join(import.meta.dirname, `${name}-${width}-${colorScheme}.webp`));
  await page.close();
}

async function storyOf(outlet, at) {
  return pathsIn(await feed(`/sources/${outlet}/feed.json`))[at];
}

async function storyWith(words) {
  const found = await (await fetch(`${site()}/search?q=${encodeURIComponent(`"${words}"`)}`)).text();
  return /<h\d>\s*<a href="([^"?]+)/.exec(found)?.[1] ?? '/';
}

async function feed(path) {
  return (await fetch(site() + path)).json();
}

function pathsIn({ items }) {
  return items.map(({ url }) => new URL(url).pathname);
}

function site() {
  return process.argv[2] ?? 'http://127.0.0.1:3000';
}
