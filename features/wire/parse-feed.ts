import { decodeText } from '@/features/wire/text/decode-text';
import { identifyItems } from '@/features/wire/feed/identify-items';
import { mapJsonFeed } from '@/features/wire/feed/map-json-feed';
import { mapXmlFeed, type FoundFeed } from '@/features/wire/feed/map-xml-feed';
import { readXml } from '@/features/wire/feed/read-xml';
import { repairXml } from '@/features/wire/feed/repair-xml';
import type { ParsedFeed } from '@/features/wire/schema';
import { Fault } from '@/lib/errors';

interface Received {
  body: Buffer | string;
  /** Where it came from: the base of relative addresses. */
  url?: string | null;
  /** The `Content-Type` header. */
  contentType?: string | null;
}

/** More than any outlet's feed holds; an archive of everything is not news. */
export const MAX_ITEMS = 1000;
const MAX_BYTES = 20_000_000;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed 1 and 1.1 into one shape, in bounded time and memory,
 * forgiving what real feeds get wrong. Throws `Fault`: `not-a-feed`, `unsafe-feed`, `too-large`, `too-complex`.
 */
export function parseFeed({ body, url, contentType }: Received): ParsedFeed {
  if (body.length > MAX_BYTES)
    throw new Fault('too-large', 'This feed is larger than 20 MB, so it was not read.');
  const text = (typeof body === 'string' ? body : decodeText({ body, contentType }))
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') throw new Fault('not-a-feed', 'This address answers nothing: the body is empty.');
  const { cut, ...found } = /^[{[]/.test(text)
    ? readJson(text, url ?? null)
    : readDocument(text, url ?? null);
  const { items, problems } = identifyItems(found.items);
  if (cut)
    problems.unshift(`The feed has more than ${MAX_ITEMS} items; only the first ${MAX_ITEMS} are read.`);
  return { ...found, language: found.language ?? commonLanguage(items), items, problems };
}

function readDocument(text: string, url: string | null): FoundFeed & { cut: boolean } {
  if (isWebPage(text)) throw new Fault('not-a-feed', 'This address answers a web page, not a feed.');
  if (!/<(?:[\w-]+:)?(?:rss|feed|rdf|channel)\b/i.test(text))
    throw new Fault('not-a-feed', 'This address answers something that is neither RSS, Atom nor JSON Feed.');
  const tree = readXml(repairXml(text), MAX_ITEMS);
  const feed = tree && mapXmlFeed(tree.root, url);
  if (!feed) throw new Fault('not-a-feed', 'This address answers XML, but no feed: neither RSS nor Atom.');
  return { ...feed, cut: tree.cut };
}

function readJson(text: string, url: string | null): FoundFeed & { cut: boolean } {
  const feed = mapJsonFeed(jsonIn(text), url);
  if (!feed) throw new Fault('not-a-feed', 'This address answers JSON, but no JSON Feed.');
  return { ...feed, items: feed.items.slice(0, MAX_ITEMS), cut: feed.items.length > MAX_ITEMS };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('not-a-feed', 'This address answers broken JSON, which can’t be read as a feed.', {
      cause,
    });
  }
}

function isWebPage(text: string): boolean {
  const start = text
    .slice(0, 2000)
    .replace(/<!--[^]*?(?:-->|$)|<\?[^<>]*>/g, '')
    .trimStart();
  return /^<!doctype html|^<html\b|^<(?:head|body|title|div|h1|p|script|meta)\b/i.test(start);
}

/** Feeds that name the language on each item only. */
function commonLanguage(items: ParsedFeed['items']): string | null {
  const first = items[0]?.language ?? null;
  return items.every(({ language }) => language === first) ? first : null;
}
