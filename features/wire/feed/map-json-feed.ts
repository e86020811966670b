import { z } from 'zod';
import { mergeEnclosures } from '@/features/wire/feed/collect-enclosures';
import { addressOf } from '@/features/wire/feed/find-nodes';
import type { FoundFeed } from '@/features/wire/feed/map-xml-feed';
import { languageTag, type FoundItem } from '@/features/wire/feed/map-xml-item';
import { resolveAddresses } from '@/features/wire/feed/resolve-addresses';
import { escapeHtml, foldSpace, textOfHtml, tidyHeadline } from '@/features/wire/text/plain-text';
import { readTime } from '@/features/wire/text/read-time';

/** What is of the wrong type counts as absent: one odd field must not cost the item. */
const Text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null);
const Person = z.object({ name: Text, url: Text });
const People = z.array(Person.catch({})).nullish().catch(null);
const Attachment = z.object({
  url: Text,
  mime_type: Text,
  title: Text,
  size_in_bytes: z.number().nullish().catch(null),
});
const Item = z.object({
  id: Text,
  url: Text,
  external_url: Text,
  title: Text,
  content_html: Text,
  content_text: Text,
  summary: Text,
  image: Text,
  banner_image: Text,
  date_published: Text,
  date_modified: Text,
  authors: People,
  author: Person.nullish().catch(null),
  tags: z.array(Text).nullish().catch(null),
  language: Text,
  attachments: z
    .array(Attachment.catch({ size_in_bytes: null }))
    .nullish()
    .catch(null),
});
type Item = z.infer<typeof Item>;
const JsonFeed = z.object({
  version: z.string(),
  title: Text,
  home_page_url: Text,
  feed_url: Text,
  language: Text,
  authors: People,
  author: Person.nullish().catch(null),
  items: z.array(z.unknown()),
});
type JsonFeed = z.infer<typeof JsonFeed>;

/** A JSON Feed, version 1 or 1.1 (jsonfeed.org); null when the value is none. */
export function mapJsonFeed(value: unknown, address: string | null): FoundFeed | null {
  const { success, data: feed } = JsonFeed.safeParse(value);
  if (!success || !feed.version.includes('jsonfeed.org')) return null;
  const link = addressOf(feed.home_page_url, address);
  const base = address ?? addressOf(feed.feed_url, null) ?? link;
  return {
    format: 'json',
    version: /version\/([\d.]+)/.exec(feed.version)?.[1] ?? null,
    language: languageTag(feed.language),
    title: tidyHeadline(feed.title ?? ''),
    link,
    items: feed.items.flatMap((item) => {
      const parsed = Item.safeParse(item);
      return parsed.success ? [mapItem(parsed.data, feed, base)] : [];
    }),
  };
}

function mapItem(item: Item, feed: JsonFeed, base: string | null): FoundItem {
  const language = languageTag(item.language) ?? languageTag(feed.language);
  const url = addressOf(item.url ?? item.external_url, base);
  const updatedAt = readTime(item.date_modified, language);
  const html = item.content_html?.trim() || paragraphs(item.content_text ?? '');
  const people = [item, feed]
    .map(({ authors, author }) => authors ?? (author ? [author] : []))
    .find((list) => list.length > 0);
  return {
    id: item.id?.trim() ?? null,
    url,
    title: tidyHeadline(item.title ?? ''),
    summary: textOfHtml(item.summary ?? '') || null,
    contentHtml: html ? resolveAddresses(html, url ?? base) : null,
    publishedAt: readTime(item.date_published, language) ?? updatedAt,
    updatedAt,
    authors: [...new Set((people ?? []).map(({ name }) => foldSpace(name ?? '')).filter(Boolean))],
    categories: [...new Set((item.tags ?? []).map((tag) => foldSpace(tag ?? '')).filter(Boolean))],
    enclosures: mergeEnclosures([
      ...[item.image, item.banner_image].map((image) => ({ url: addressOf(image, base), medium: 'image' })),
      ...(item.attachments ?? []).map(({ url: file, mime_type: type, title, size_in_bytes: bytes }) => ({
        url: addressOf(file, base),
        type,
        title,
        length: bytes ? String(bytes) : null,
      })),
    ]),
    language,
  };
}

function paragraphs(text: string): string {
  const parts = text.split(/\r?\n\s*\r?\n/).filter((part) => part.trim() !== '');
  return parts.map((part) => `<p>${escapeHtml(part.trim()).replace(/\r?\n/g, '<br>')}</p>`).join('\n');
}
