import { escapeXml } from '@/features/seo/feeds/escape-xml';
import type { Entry } from '@/features/seo/sitemaps/read-entries';
import { isoIn } from '@/lib/text/dates';

/** What sitemaps say of the site. `url` has no slash at its end. */
export interface SitemapSite {
  name: string;
  url: string;
  language: string;
  timeZone: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** What stands before and after the lines of a sitemap. */
export const URLSET = {
  begin: `${HEAD}<urlset ${SITEMAPS}>\n`,
  beginNews: `${HEAD}<urlset ${SITEMAPS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n`,
  end: '</urlset>\n',
} as const;

/** An address in the index or in `pages.xml`, and when the newest thing below it came or changed. */
export interface Listed {
  path: string;
  changedAt: Date | null;
}

/** The index of all files. */
export function writeIndex(files: readonly Listed[], site: SitemapSite): string {
  const lines = files.map((file) => `<sitemap>${writeListed(file, site)}</sitemap>\n`);
  return `${HEAD}<sitemapindex ${SITEMAPS}>\n${lines.join('')}</sitemapindex>\n`;
}

/** The line of a page that is no article. */
export function writePage(page: Listed, site: SitemapSite): string {
  return `<url>${writeListed(page, site)}</url>\n`;
}

function writeListed({ path, changedAt }: Listed, site: SitemapSite): string {
  const lastmod = changedAt ? `<lastmod>${isoIn(changedAt, site.timeZone)}</lastmod>` : '';
  return `<loc>${escapeXml(site.url + path)}</loc>${lastmod}`;
}

/** A language as news sitemaps name it, whose grammar is `zh-cn|zh-tw|[a-z]{2,3}`: Chinese by its script, no other region. */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-tw' : 'zh-cn';
  return language.toLowerCase();
}

/** The line of an article. */
export function writeEntry({ path, changedAt }: Entry, site: SitemapSite): string {
  return `<url><loc>${escapeXml(site.url + path)}</loc><lastmod>${isoIn(changedAt, site.timeZone)}</lastmod></url>\n`;
}

/** The line of an article in the news sitemap: the title without outlet or author. */
export function writeNews({ path, headline, publishedAt, changedAt }: Entry, site: SitemapSite): string {
  return `<url><loc>${escapeXml(site.url + path)}</loc><lastmod>${isoIn(changedAt, site.timeZone)}</lastmod><news:news><news:publication><news:name>${escapeXml(site.name)}</news:name><news:language>${escapeXml(newsLanguage(site.language))}</news:language></news:publication><news:publication_date>${isoIn(publishedAt, site.timeZone)}</news:publication_date><news:title>${escapeXml(headline)}</news:title></news:news></url>\n`;
}
