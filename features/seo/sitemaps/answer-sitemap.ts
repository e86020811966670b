import { listPages } from '@/features/seo/sitemaps/list-pages';
import { listSitemaps } from '@/features/seo/sitemaps/list-sitemaps';
import { type Entry, readMonth, readNews } from '@/features/seo/sitemaps/read-entries';
import {
  type SitemapSite,
  URLSET,
  writeEntry,
  writeIndex,
  writeNews,
  writePage,
} from '@/features/seo/sitemaps/write-sitemap';
import { env } from '@/lib/env';

const TYPE = { 'content-type': 'application/xml; charset=utf-8' };
const FILE = /^(?:(pages)|(news|\d{4}-\d{2})(?:-([2-9]|[1-9]\d{1,2}))?)\.xml$/;

/** The index of sitemaps. */
export async function answerIndex(now: Date): Promise<Response> {
  return new Response(writeIndex(await listSitemaps(now), siteOfSitemaps()), { headers: TYPE });
}

/** One file of the index, written while it is read; 404 for one that would be empty or never was. */
export async function answerSitemap(file: string, now: Date): Promise<Response> {
  const [, pages, name, part = '1'] = FILE.exec(file) ?? [];
  const site = siteOfSitemaps();
  if (pages)
    return whole(
      URLSET.begin,
      (await listPages()).map((page) => writePage(page, site)),
    );
  if (name === 'news') return news(Number(part), site, now);
  return name ? month(name, Number(part), site) : notFound();
}

/** The first file is there also when nothing is news. */
async function news(part: number, site: SitemapSite, now: Date): Promise<Response> {
  const entries = await readNews(now, part);
  if (entries.length === 0 && part > 1) return notFound();
  return whole(
    URLSET.beginNews,
    entries.map((entry) => writeNews(entry, site)),
  );
}

function whole(begin: string, lines: string[]): Response {
  return new Response(begin + lines.join('') + URLSET.end, { headers: TYPE });
}

async function month(name: string, part: number, site: SitemapSite): Promise<Response> {
  const batches = readMonth(name, part);
  const first = await batches.next();
  if (first.done) return notFound();
  return new Response(streamOf(linesOf(first.value, batches, site)), { headers: TYPE });
}

async function* linesOf(
  first: Entry[],
  rest: AsyncGenerator<Entry[]>,
  site: SitemapSite,
): AsyncGenerator<string> {
  const write = (entries: Entry[]) => entries.map((entry) => writeEntry(entry, site)).join('');
  yield URLSET.begin + write(first);
  for await (const entries of rest) yield write(entries);
  yield URLSET.end;
}

function streamOf(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}

function notFound(): Response {
  return new Response('There is no such sitemap.\n', { status: 404 });
}

function siteOfSitemaps(): SitemapSite {
  const { SITE_NAME, SITE_URL, SITE_LANGUAGE, SITE_TIME_ZONE } = env();
  return { name: SITE_NAME, url: SITE_URL, language: SITE_LANGUAGE, timeZone: SITE_TIME_ZONE };
}
