import { addressOf, childrenOf, firstText, textOf } from '@/features/wire/feed/find-nodes';
import type { XmlNode } from '@/features/wire/feed/read-xml';
import { foldSpace, textOfHtml } from '@/features/wire/text/plain-text';
import type { Enclosure } from '@/features/wire/schema';

const MEDIA = { image: 'image', video: 'video', audio: 'audio', document: 'document' } as const;
const EXTENSIONS: [RegExp, Enclosure['medium']][] = [
  [/\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i, 'image'],
  [/\.(?:mp4|m4v|webm|mov|m3u8)$/i, 'video'],
  [/\.(?:mp3|m4a|ogg|oga|opus|wav|aac)$/i, 'audio'],
  [/\.(?:pdf|docx?|odt)$/i, 'document'],
];

interface Found {
  url: string | null;
  type?: string | null;
  length?: string | null;
  medium?: string | null;
  title?: string | null;
  credit?: string | null;
}

/** Every file of an item: RSS enclosures, Atom links, Media RSS (alone and in groups), iTunes pictures. One per address. */
export function collectEnclosures(item: XmlNode, base: string | null): Enclosure[] {
  const media = [item, ...childrenOf(item, 'media:group')].flatMap((holder) => [
    ...childrenOf(holder, 'media:content').flatMap((node) => mediaContent(node, [node, holder, item], base)),
    ...childrenOf(holder, 'media:thumbnail').map((node) => thumbnail(node, base)),
  ]);
  const plain = [
    ...childrenOf(item, 'enclosure').map((node) => fromAttributes(node, node.attributes.url, base)),
    ...childrenOf(item, 'atom:link')
      .filter(({ attributes }) => attributes.rel === 'enclosure')
      .map((node) => fromAttributes(node, node.attributes.href, base)),
  ];
  const pictures = [
    ...childrenOf(item, 'itunes:image').map((node) => node.attributes.href ?? textOf(node)),
    ...childrenOf(item, 'image').map((node) => firstText(node, 'url') ?? node.attributes.url ?? textOf(node)),
  ].map((url) => ({ url: addressOf(url, base), medium: 'image' }));
  return mergeEnclosures([...plain, ...media, ...pictures]);
}

/** Completes what is known of each file and keeps the first of each address, with what later ones add. */
export function mergeEnclosures(found: Found[]): Enclosure[] {
  const byUrl = new Map<string, Enclosure>();
  for (const each of found) {
    const next = each.url ? complete(each, each.url) : null;
    const known = next && byUrl.get(next.url);
    if (known) {
      known.title ??= next.title;
      known.credit ??= next.credit;
      known.type ??= next.type;
      known.length ??= next.length;
    } else if (next) byUrl.set(next.url, next);
  }
  return [...byUrl.values()].slice(0, 100);
}

function mediaContent(node: XmlNode, around: XmlNode[], base: string | null): Found[] {
  const told = (name: string) =>
    around.map((holder) => firstText(holder, name)).find((text) => text !== null) ?? null;
  const credit = told('media:credit') ?? told('media:copyright');
  const title = told('media:title') ?? told('media:description');
  const described = {
    ...fromAttributes(node, node.attributes.url, base),
    credit,
    title: title && textOfHtml(title),
  };
  return [described, ...childrenOf(node, 'media:thumbnail').map((child) => thumbnail(child, base))];
}

function thumbnail(node: XmlNode, base: string | null): Found {
  return { url: addressOf(node.attributes.url ?? textOf(node), base), medium: 'image' };
}

function fromAttributes({ attributes }: XmlNode, url: string | undefined, base: string | null): Found {
  return {
    url: addressOf(url, base),
    type: attributes.type,
    length: attributes.length ?? attributes.filesize,
    medium: attributes.medium,
    title: attributes.title,
  };
}

function complete({ url, type, length, medium, title, credit }: Found, address: string): Enclosure {
  const mime = /^[\w.+-]+\/[\w.+-]+/.exec(type?.trim().toLowerCase() ?? '')?.[0] ?? null;
  const family = mime?.split('/')[0] ?? '';
  const kinds = MEDIA as Record<string, Enclosure['medium'] | undefined>; // looked up by what a feed wrote
  const bytes = Number(length ?? NaN);
  return {
    url: url ?? address,
    type: mime,
    length: Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null,
    medium:
      kinds[medium?.toLowerCase() ?? ''] ??
      kinds[family] ??
      EXTENSIONS.find(([pattern]) => pattern.test(new URL(address).pathname))?.[1] ??
      null,
    title: foldSpace(title ?? '') || null,
    credit: foldSpace(credit ?? '') || null,
  };
}
