import { textOfHtml } from '@/features/wire/text/plain-text';
import { stripEnd } from '@/lib/text/strip-ends';

/** What a page says about its article in JSON-LD (schema.org), as far as it is well formed. */
export interface LinkedArticle {
  headline: string | null;
  description: string | null;
  body: string | null;
  publishedAt: string | null;
  language: string | null;
  image: string | null;
  people: string[];
  organizations: string[];
  publisher: string | null;
}

type Node = Record<string, unknown>;

const ARTICLE =
  /(?:^|\/)(?:[A-Za-z]*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|OpinionNewsArticle|ReportageNewsArticle)$/;

/** The first article in the JSON-LD scripts of a page; null when there is none that can be read. */
export function readJsonLd(scripts: string[]): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesIn(parse(script), 0));
  const article =
    nodes.find((node) => ARTICLE.test(typeOf(node))) ??
    nodes.find((node) => typeof node.articleBody === 'string');
  if (!article) return null;
  const authors = listOf(article.author).flatMap((author) => resolve(author, nodes));
  const publisher = listOf(article.publisher).flatMap((each) => resolve(each, nodes))[0];
  const isOrganization = (author: Node) => /Organization/.test(typeOf(author));
  return {
    headline: textOf(article.headline) ?? textOf(article.name),
    description: textOf(article.description),
    body: typeof article.articleBody === 'string' ? article.articleBody : null,
    publishedAt: textOf(article.datePublished) ?? textOf(article.dateCreated),
    language: textOf(article.inLanguage),
    image: imageOf(article.image, nodes) ?? textOf(article.thumbnailUrl),
    people: namesOf(authors.filter((author) => !isOrganization(author))),
    organizations: namesOf(authors.filter(isOrganization)),
    publisher: publisher ? textOf(publisher.name) : null,
  };
}

function parse(script: string): unknown {
  const text = stripEnd(
    stripEnd(script.trim().replace(/^(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, ''), /[\s;]/).replace(
      /(?:-->|\]\]>)$/,
      '',
    ),
    /[\s;]/,
  );
  for (const attempt of [
    text,
    text.replace(/\p{Cc}+/gu, ' '),
    text.replace(/,\s{0,200}([}\]])/g, '$1').replace(/\p{Cc}+/gu, ' '),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      continue; // pages write line breaks into strings and commas before brackets
    }
  }
  return null;
}

function nodesIn(value: unknown, depth: number): Node[] {
  if (depth > 6 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => nodesIn(each, depth + 1));
  const node = value as Node; // a JSON object
  return [
    node,
    ...nodesIn(node['@graph'], depth + 1),
    ...nodesIn(node.mainEntity, depth + 1),
    ...nodesIn(node.author, depth + 1),
  ];
}

function typeOf(node: Node): string {
  const types = listOf(node['@type']).filter((type) => typeof type === 'string');
  return types.find((type) => ARTICLE.test(type)) ?? types[0] ?? '';
}

/** A node for a reference, or for a bare name. */
function resolve(value: unknown, nodes: Node[]): Node[] {
  if (typeof value === 'string') return [{ name: value }];
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node; // a JSON object
  return [
    node.name === undefined
      ? (nodes.find((other) => other['@id'] === node['@id'] && other.name !== undefined) ?? node)
      : node,
  ];
}

function imageOf(value: unknown, nodes: Node[]): string | null {
  const first = listOf(value)[0];
  if (typeof first === 'string') return first;
  const node = typeof first === 'object' && first !== null ? (first as Node) : null; // a JSON object
  const named =
    node && node.url === undefined
      ? nodes.find((other) => other['@id'] === node['@id'] && other.url !== undefined)
      : node;
  return textOf(named?.url) ?? textOf(named?.contentUrl);
}

function namesOf(nodes: Node[]): string[] {
  const names = nodes.flatMap((node) => listOf(node.name)).map(textOf);
  return [...new Set(names.filter((name) => name !== null))];
}

function textOf(value: unknown): string | null {
  const first = listOf(value)[0];
  return typeof first === 'string' && first.trim() ? textOfHtml(first) || null : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];
}
