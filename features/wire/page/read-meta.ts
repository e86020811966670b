import { isAgencyLine } from '@/features/wire/find-agency';
import { languageTag } from '@/features/wire/feed/map-xml-item';
import { linkOf } from '@/features/wire/html/read-inline';
import { readJsonLd } from '@/features/wire/page/read-json-ld';
import { measureText } from '@/features/wire/page/measure-text';
import { foldSpace, textOfHtml, tidyHeadline } from '@/features/wire/text/plain-text';
import { readTime } from '@/features/wire/text/read-time';
import { stripEnds } from '@/lib/text/strip-ends';

/** What a page says of its article outside the text. */
export interface PageMeta {
  title: string | null;
  byline: string | null;
  agency: string | null;
  publishedAt: string | null;
  language: string | null;
  summary: string | null;
  image: string | null;
  /** The text as JSON-LD repeats it, a witness for choosing the right part of the page. */
  body: string | null;
}

const BYLINE =
  '[itemprop~="author"], [rel~="author"], .byline, .author-name, .article-author, .autor, .author, .firma, .signature';

/** Reads JSON-LD first, then OpenGraph and other meta tags, then microdata and what is written in the page. */
export function readMeta(document: Document, url: string | null): PageMeta {
  const scripts = [...document.querySelectorAll('script[type*="ld+json"]')].map(
    (script) => script.textContent,
  );
  const linked = readJsonLd(scripts);
  const meta = (...names: string[]) => metaOf(document, names);
  const site = [meta('og:site_name', 'application-name'), linked?.publisher ?? null];
  const language =
    languageTag(realLanguage(document.documentElement.getAttribute('lang'))) ??
    languageTag(linked?.language) ??
    languageTag(meta('og:locale', 'content-language', 'language'));
  const byline = bylineOf(document, linked?.people ?? [], [...site, ...(linked?.organizations ?? [])]);
  const signed = [...(linked?.organizations ?? []), byline ?? ''].find(isAgencyLine) ?? null;
  return {
    title: titleOf(document, [meta('og:title', 'twitter:title'), linked?.headline ?? null], site),
    byline: byline && !isAgencyLine(byline) ? byline : null,
    agency: signed,
    publishedAt: publishedOf(document, linked?.publishedAt ?? null, language),
    language,
    summary:
      textOfHtml(
        meta('og:description', 'description', 'twitter:description', 'dc.description') ??
          linked?.description ??
          '',
      ) || null,
    image: linkOf(
      meta('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? linked?.image ?? undefined,
      url,
    ),
    body: linked?.body ?? null,
  };
}

/** Some pages put their charset where the language belongs. */
function realLanguage(tag: string | null): string | null {
  return tag && /^(?:utf|iso|x)(?:-|$)/i.test(tag) ? null : tag;
}

function metaOf(document: Document, names: string[]): string | null {
  const tags = [...document.querySelectorAll('meta[content]')];
  for (const name of names) {
    const tag = tags.find((each) =>
      [each.getAttribute('property'), each.getAttribute('name'), each.getAttribute('http-equiv')].some(
        (key) => key?.toLowerCase() === name,
      ),
    );
    const content = foldSpace(tag?.getAttribute('content') ?? '');
    if (content) return content;
  }
  return null;
}

/** The headline without the outlet's name that titles carry for search engines. */
function titleOf(document: Document, told: (string | null)[], site: (string | null)[]): string | null {
  const heading = tidyHeadline(
    document.querySelector('h1[itemprop~="headline"], article h1, main h1, h1')?.textContent ?? '',
  );
  const written = tidyHeadline(document.querySelector('title')?.textContent ?? '');
  for (const candidate of [...told, written]) {
    const title = candidate && tidyHeadline(candidate);
    if (!title) continue;
    // Two witnesses agree: what looks like an outlet's name belongs to the headline.
    if (title === heading) return title;
    if (heading && heading.length >= 12 && title !== heading && title.startsWith(heading)) return heading;
    return withoutOutlet(title, site, heading);
  }
  return heading;
}

function withoutOutlet(title: string, site: (string | null)[], heading: string | null): string {
  const cut = /^(.{8,}?)\s*(?:\s[-–—|•·»:/]\s|\s?[|｜]\s?|：)([^|｜]{2,50})$/u.exec(title.slice(0, 300)); // at most 300 characters
  const [, rest, last] = cut ?? [];
  if (!rest || !last) return title;
  const same = (a: string) => a.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const named = site.some(
    (name) => name && (same(name).includes(same(last)) || same(last).includes(same(name))),
  );
  const piped = /[|｜]\s?[^|｜]*$/.test(title) && last.length <= 40;
  return named || piped || rest === heading ? withoutOutlet(rest, site, heading) : title;
}

function bylineOf(document: Document, people: string[], notPeople: (string | null)[]): string | null {
  const outlets = new Set(notPeople.map((name) => name?.toLowerCase()));
  const named = people.filter(
    (name) => !outlets.has(name.toLowerCase()) && !/^https?:|^[\w.]+@|\.[a-z]{2,3}$/i.test(name),
  );
  if (named.length) return named.join(', ').slice(0, 300);
  const meta = metaOf(document, ['author', 'article:author', 'dc.creator', 'parsely-author', 'byl']);
  const measured = measureText(document.body);
  const short = [...document.querySelectorAll(BYLINE)]
    .filter((element) => measured(element).text < 200)
    .slice(0, 10);
  const shown = short.map(shownByline).find((line) => line !== '' && line.length <= 120);
  const candidates = [meta, shown].map((line) => (line ? tidyByline(line) : ''));
  return (
    candidates.find(
      (line) => /\p{L}/u.test(line) && !/https?:|www\./.test(line) && !outlets.has(line.toLowerCase()),
    ) ?? null
  );
}

/** The words of a byline less the time beside it. */
function shownByline(element: Element): string {
  const copy = element.cloneNode(true) as Element; // a copy of an element is one
  copy.querySelectorAll('time, script, style, svg').forEach((each) => each.remove());
  return foldSpace(copy.textContent);
}

function tidyByline(line: string): string {
  const bare = line
    .slice(0, 600)
    .replace(
      /^(?:von|by|par|por|di|da|av|af|door|od|autor(?:ka|in)?|author|text|автор|автори|от|تأليف|كتب|بقلم|نویسنده|מאת|written by)\s?[:：]?\s{1,9}/iu,
      '',
    );
  return stripEnds(bare, /[\s·|,:•–-]/u).slice(0, 300);
}

function publishedOf(document: Document, linked: string | null, language: string | null): string | null {
  const meta = metaOf(document, [
    'article:published_time',
    'article:published',
    'og:article:published_time',
    'date',
    'pubdate',
    'publishdate',
    'publish-date',
    'dc.date',
    'dc.date.issued',
    'dcterms.date',
    'dcterms.created',
    'parsely-pub-date',
    'sailthru.date',
    'datepublished',
    'last-modified',
  ]);
  const marked = document.querySelector('[itemprop~="datePublished"]');
  const time = document.querySelector('article time[datetime], main time[datetime], time[datetime]');
  const candidates = [
    linked,
    meta,
    marked?.getAttribute('content') ?? marked?.getAttribute('datetime') ?? marked?.textContent,
    time?.getAttribute('datetime'),
  ];
  return candidates.map((written) => readTime(written, language)).find((at) => at !== null) ?? null;
}
