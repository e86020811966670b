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
      (await listPages()).map((path) => writePage(path, site)),
      URLSET.begin,
    );
  if (name === 'news')
    return whole(
      (await readNews(now, Number(part))).map((entry) => writeNews(entry, site)),
      URLSET.beginNews,
    );
  return name ? month(name, Number(part), site) : notFound();
}

function whole(lines: string[], begin: string): Response {
  if (lines.length === 0 && begin === URLSET.begin) return notFound();
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
