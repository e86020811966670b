import { collectEnclosures } from '@/features/wire/feed/collect-enclosures';
import { addressOf, childrenOf, firstText, htmlOf, textOf } from '@/features/wire/feed/find-nodes';
import { resolveAddresses } from '@/features/wire/feed/resolve-addresses';
import type { XmlNode } from '@/features/wire/feed/read-xml';
import { escapeHtml, foldSpace, textOfHtml, tidyHeadline } from '@/features/wire/text/plain-text';
import { readTime } from '@/features/wire/text/read-time';
import type { ParsedItem } from '@/features/wire/schema';

export interface FeedFacts {
  base: string | null;
  language: string | null;
  authors: string[];
}

/** An item before it is certain that it can be told from others. */
export type FoundItem = Omit<ParsedItem, 'id'> & { id: string | null };

const PUBLISHED = [
  'pubdate',
  'atom:published',
  'atom:issued',
  'dcterms:issued',
  'dc:date',
  'dcterms:created',
  'date',
  'published',
];
const UPDATED = ['atom:updated', 'atom:modified', 'dcterms:modified', 'updated', 'lastbuilddate'];
const SUMMARY = [
  'description',
  'atom:summary',
  'summary',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
];
const TITLE = ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'];
const MARKUP = /<(?:p|br|div|img|figure|ul|ol|h[1-6]|blockquote|table|section|article|iframe|video)\b/i;

/** One `<item>` or `<entry>` of any XML dialect. */
export function mapXmlItem(item: XmlNode, feed: FeedFacts): FoundItem {
  const base = item.base ?? feed.base;
  const language = languageTag(firstText(item, 'dc:language', 'language') ?? item.lang) ?? feed.language;
  const published = readTime(firstText(item, ...PUBLISHED), language);
  const updated = readTime(firstText(item, ...UPDATED), language);
  const url = permalinkOf(item, base);
  const { summary, contentHtml } = textsOf(item, base ?? url);
  return {
    id: firstText(item, 'guid', 'atom:id', 'id') ?? (item.attributes['rdf:about']?.trim() || null),
    url,
    title: titleOf(item),
    summary,
    contentHtml,
    publishedAt: published ?? updated,
    updatedAt: updated,
    authors: authorsOf(item, feed.authors),
    categories: categoriesOf(item),
    enclosures: collectEnclosures(item, base),
    language,
  };
}

/** `de_de` as `de-DE`; null for what is no language tag. */
export function languageTag(written: string | null | undefined): string | null {
  const tag = written?.trim().replaceAll('_', '-') ?? '';
  try {
    return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return languageTag(tag.split('-').slice(0, -1).join('-')); // the region was none: the language may still be one
  }
}

/** People named in an item or a feed, each once. */
export function authorsOf(node: XmlNode, otherwise: string[]): string[] {
  const named = [
    ...childrenOf(node, 'atom:author', 'author').map(
      (author) => firstText(author, 'atom:name', 'name', 'atom:email') ?? textOf(author),
    ),
    ...childrenOf(node, 'dc:creator', 'dc:author').map(textOf),
    ...(childrenOf(node, 'author', 'dc:creator', 'atom:author').length
      ? []
      : childrenOf(node, 'itunes:author').map(textOf)),
  ];
  const people = unique(named.map(personIn));
  return people.length ? people : otherwise;
}

/** `a@b.c (Name)` and `Name <a@b.c>` are Name. */
function personIn(written: string): string {
  const text = textOfHtml(written.slice(0, 2000)).slice(0, 300);
  const bracketed = /^[^\s@]{1,100}@[^\s@()]{1,100} ?\(([^()]{1,200})\)$/.exec(text)?.[1];
  return foldSpace(bracketed ?? text.replace(/[<(][^\s<>()@]{1,100}@[^\s<>()@]{1,100}[>)]/, ' '));
}

function titleOf(item: XmlNode): string | null {
  for (const name of TITLE)
    for (const node of childrenOf(item, name)) {
      const title = tidyHeadline(htmlOf(node));
      if (title) return title;
    }
  return null;
}

function permalinkOf(item: XmlNode, base: string | null): string | null {
  const links = childrenOf(item, 'atom:link').filter(
    ({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate',
  );
  const html = links.find(({ attributes }) => /html/.test(attributes.type ?? 'text/html')) ?? links[0];
  const guid = childrenOf(item, 'guid').find(
    ({ attributes }) => attributes.ispermalink?.toLowerCase() !== 'false',
  );
  const candidates = [
    firstText(item, 'feedburner:origlink'),
    ...childrenOf(item, 'link').map((node) => textOf(node) || node.attributes.href),
    html?.attributes.href ?? (html && textOf(html)),
  ].map((written) => addressOf(written, base));
  const others = [guid && textOf(guid), item.attributes['rdf:about'], firstText(item, 'atom:id')].map(
    (written) => addressOf(written, null),
  );
  const origin =
    candidates[0] && !URL.canParse(firstText(item, 'feedburner:origlink') ?? '') ? null : candidates[0];
  return [origin, ...candidates.slice(1), ...others].find((url) => url !== null && url !== undefined) ?? null;
}

function textsOf(item: XmlNode, base: string | null): Pick<ParsedItem, 'summary' | 'contentHtml'> {
  const content = contentOf(item);
  const described = SUMMARY.flatMap((name) => childrenOf(item, name))
    .map(asHtml)
    .find((html) => textOfHtml(html) !== '');
  const summary = described === undefined ? null : textOfHtml(described);
  // Many outlets put the whole article, marked up, where the summary belongs.
  const html = content ?? (described !== undefined && MARKUP.test(described) ? described : null);
  return { summary: summary || null, contentHtml: html && resolveAddresses(html, base) };
}

function contentOf(item: XmlNode): string | null {
  const nodes = [
    ...childrenOf(
      item,
      'content:encoded',
      'atom:content',
      'content',
      'xhtml:body',
      'xhtml:div',
      'fullitem',
      'body',
    ),
  ];
  const htmls = nodes
    .filter(({ attributes }) => !attributes.src && !/^(?:image|video|audio)\//.test(attributes.type ?? ''))
    .map(asHtml);
  return htmls.sort((a, b) => b.length - a.length).find((html) => html !== '') ?? null;
}

/** Atom's `type="text"` is text; everything else is HTML, in whatever wrapping. */
function asHtml(node: XmlNode): string {
  const type = node.attributes.type?.toLowerCase() ?? '';
  const html = htmlOf(node);
  const plain = node.name.startsWith('atom:') && (type === '' || type === 'text' || type === 'text/plain');
  // Feeds that forget the type mean HTML when they write tags.
  return plain && !/<\/[a-z]|<(?:br|p|img)\b/i.test(html) ? escapeHtml(html) : html;
}

function categoriesOf(item: XmlNode): string[] {
  const written = [
    ...childrenOf(item, 'category', 'atom:category', 'itunes:category').map(
      (node) => node.attributes.label || textOf(node) || node.attributes.term || node.attributes.text || '',
    ),
    ...childrenOf(item, 'dc:subject').map(textOf),
  ];
  return unique(written.map(textOfHtml));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts.filter((text) => text !== '').map((text) => text.slice(0, 300)))].slice(0, 100);
}
