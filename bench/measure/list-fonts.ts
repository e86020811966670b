import { startBrowser } from '../stack/browser';

/** Paths of the fonts that a browser fetches for a page; without a browser, of those that the page itself names. */
export async function listFonts(url: string, html: string): Promise<string[]> {
  const named = [...html.matchAll(/<link[^>]+href="([^"]+\.woff2)"/g)].map((match) => match[1] ?? '');
  const browser = await startBrowser().catch(() => null);
  if (!browser) return named;
  try {
    const page = await browser.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fetched.push(new URL(request.url()).pathname);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return [...new Set(fetched)];
  } finally {
    await browser.close();
  }
}
