import { teaserOf } from '@/features/articles/freeze-blocks';
import type { Share } from '@/features/articles/provenance/tell-text';
import type { ArticlePage, Credit, Original, SourceRef } from '@/features/articles/schema';
import type { PictureView } from '@/features/media/schema';
import { largestRendition } from '@/features/media/largest-rendition';
import { publisherOf } from '@/features/seo/describe-site';
import { isoIn } from '@/lib/text/dates';
import { webUrl } from '@/lib/net/web-url';

/** The site as structured data names it. `url` has no slash at its end. */
export interface Site {
  name: string;
  url: string;
  timeZone: string;
}

/** The article as schema.org's NewsArticle. Dates are those that the page shows; a translator is never an engine. */
export function describeArticle(article: ArticlePage, site: Site) {
  const url = site.url + article.path;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    mainEntityOfPage: url,
    url,
    headline: article.headline,
    description: article.standfirst || teaserOf(article.blocks) || undefined,
    datePublished: isoIn(article.publishedAt, site.timeZone),
    dateModified: isoIn(article.modifiedAt ?? article.publishedAt, site.timeZone),
    inLanguage: article.language,
    articleSection: article.section.name,
    keywords: article.topics.length > 0 ? article.topics.map(({ name }) => name) : undefined,
    isAccessibleForFree: true,
    author: authorsOf(article, site),
    creditText: initialsOf(article.credits),
    publisher: publisherOf(site),
    license: licenceOf(article),
    image: imagesOf(article, site),
    correction: correctionsOf(article, site),
    ...describeOriginal(article, site),
  };
}

/** The way from the front page to the article's section, as the page shows it. */
export function describeCrumbs({ section }: ArticlePage, site: Site) {
  const steps = [
    ['Front page', '/'],
    [section.name, `/${section.slug}`],
  ] as const;
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(([name, to], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: site.url + to,
    })),
  };
}

function organisation({ name, url }: { name: string; url?: string }) {
  return { '@type': 'Organization', name, url };
}

function pageOf(slug: string | null, site: Site): string | undefined {
  return slug ? `${site.url}/authors/${slug}` : undefined;
}

/** A translation stands here under what its original was given under. */
function licenceOf({ original }: ArticlePage): string | undefined {
  return webUrl(original?.licence.url) ?? undefined;
}

/** Initials that nobody resolved are nobody: they stay credit text. Without any name the outlet is the author. */
function authorsOf({ credits, source }: ArticlePage, site: Site) {
  const people = credits
    .filter(({ kind }) => kind === 'person')
    .map(({ name, slug }) => ({ '@type': 'Person', name, url: pageOf(slug, site) }));
  const agencies = credits
    .filter(({ kind }) => kind === 'agency')
    .map(({ name, slug }) => organisation({ name, url: pageOf(slug, site) }));
  const authors = [...people, ...agencies];
  return authors.length > 0 ? authors : [source ? organisation({ name: source.name }) : organisation(site)];
}

function initialsOf(credits: readonly Credit[]): string | undefined {
  const initials = credits.filter(({ kind }) => kind === 'credit').map(({ name }) => name);
  return initials.length > 0 ? initials.join(', ') : undefined;
}

/** The picture an article opens with in every ratio we have of it, the others once. */
function imagesOf({ blocks }: ArticlePage, site: Site) {
  const [lead, ...others] = blocks.flatMap((block) => block.pictures);
  if (!lead) return undefined;
  const files = lead.crops.length > 0 ? lead.crops : [largestRendition(lead)];
  return [
    ...files.map((file) => imageOf(lead, file, site)),
    ...others.map((picture) => imageOf(picture, largestRendition(picture), site)),
  ];
}

function imageOf(
  { caption, alt, credit }: PictureView,
  { src, width, height }: ReturnType<typeof largestRendition>,
  site: Site,
) {
  return {
    '@type': 'ImageObject',
    url: new URL(src, site.url).href,
    width,
    height,
    caption: caption || alt || undefined,
    creditText: credit || undefined,
    copyrightNotice: credit || undefined,
  };
}

function correctionsOf({ corrections }: ArticlePage, site: Site) {
  if (corrections.length === 0) return undefined;
  return corrections.map(({ at, text }) => ({
    '@type': 'CorrectionComment',
    text,
    datePublished: isoIn(at, site.timeZone),
  }));
}

function describeOriginal(article: ArticlePage, site: Site) {
  const { original, source } = article;
  if (!original) return {};
  return {
    isBasedOn: webUrl(original.itemUrl) ?? undefined,
    ...handsOn(article, site),
    translationOfWork: workOf(original, source),
  };
}

/** Who translated, edited and read it: people whose names are known, or we; never an engine, nor a mark of nobody's. */
function handsOn({ provenance: { engines, editors, readers } }: ArticlePage, site: Site) {
  const people = (shares: readonly Share[]) =>
    shares.filter(({ known }) => known).map(({ name }) => ({ '@type': 'Person', name }));
  const second = people(readers.filter((reader) => reader.second > 0));
  const wrote = people(editors);
  return {
    translator: engines.length === 0 && wrote.length > 0 ? wrote : organisation(site),
    editor: engines.length > 0 && wrote.length > 0 ? wrote : undefined,
    contributor:
      second.length > 0
        ? second.map((contributor) => ({ '@type': 'Role', roleName: 'Second reader', contributor }))
        : undefined,
  };
}

function workOf(original: Original, source: SourceRef | null) {
  return {
    '@type': 'NewsArticle',
    url: webUrl(original.itemUrl) ?? undefined,
    inLanguage: original.language,
    headline: original.headline,
    datePublished: original.publishedAt ? isoIn(original.publishedAt, source?.timeZone ?? 'UTC') : undefined,
    license: webUrl(original.licence.url) ?? undefined,
    creditText: original.licence.attribution ?? undefined,
    publisher: source ? { '@type': 'Organization', name: source.name } : undefined,
  };
}
