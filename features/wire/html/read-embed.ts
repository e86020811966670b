import { linkOf } from '@/features/wire/html/read-inline';
import { findAll, isElement, type HtmlElement } from '@/features/wire/html/read-tree';
import { foldSpace } from '@/features/wire/text/plain-text';
import type { Block } from '@/lib/blocks';

const ADVERTISING =
  /(?:doubleclick|googlesyndication|googletagmanager|adservice|recaptcha|adform|criteo|outbrain|taboola|amazon-adsystem|teads|facebook\.com\/plugins\/(?:like|share|page))/i;
const QUOTED =
  /(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|mastodon-embed|reddit-embed|telegram-post)/i;

/** Where a player or widget leads, as an address that a person can open. */
const PLAYERS: [RegExp, (id: string) => string][] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]{6,20})/i,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/^https?:\/\/youtu\.be\/([\w-]{6,20})/i, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/i, (id) => `https://vimeo.com/${id}`],
  [
    /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/i,
    (id) => `https://www.dailymotion.com/video/${id}`,
  ],
  [
    /^https?:\/\/platform\.twitter\.com\/embed\/[^?]{0,100}\?(?:[^&#]{0,200}&){0,20}?id=(\d{1,30})/i,
    (id) => `https://x.com/i/status/${id}`,
  ],
  [/^https?:\/\/open\.spotify\.com\/embed\/([\w/-]+)/i, (id) => `https://open.spotify.com/${id}`],
  [/^https?:\/\/www\.tiktok\.com\/embed\/(?:v2\/)?(\d+)/i, (id) => `https://www.tiktok.com/embed/v2/${id}`],
  [
    /^https?:\/\/(?:www\.)?facebook\.com\/plugins\/(?:post|video)\.php\?.*?href=([^&]+)/i,
    (id) => decodeURIComponent(id),
  ],
];

/** A block quote that is a widget's placeholder, not a quotation. */
export function isQuotedPost({ name, attribs }: HtmlElement): boolean {
  return name === 'blockquote' && QUOTED.test(attribs.class ?? '');
}

/** A player, post or frame as a block that links to it; nothing foreign is ever loaded. Null for advertising. */
export function readEmbed(element: HtmlElement, base: string | null): Block | null {
  const { attribs } = element;
  const nested = findAll(element.children, ({ name }) => name === 'source')[0];
  const links = findAll(element.children, ({ name }) => name === 'a');
  const written = isQuotedPost(element)
    ? (attribs['data-instgrm-permalink'] ?? links.at(-1)?.attribs.href ?? attribs.cite)
    : (attribs['data-src'] ?? attribs.src ?? attribs.data ?? nested?.attribs.src);
  const address = linkOf(written, base);
  if (!address || ADVERTISING.test(address)) return null;
  const player = PLAYERS.map(([pattern, open]) => ({ id: pattern.exec(address)?.[1], open })).find(
    ({ id }) => id !== undefined,
  );
  const url = linkOf(player?.id ? player.open(player.id) : address, null) ?? address;
  const title = foldSpace(attribs.title ?? '').slice(0, 500);
  return { kind: 'embed', text: '', html: '', attributes: title ? { url, title } : { url } };
}

/** True for what shows something from another place. */
export function isEmbed(element: HtmlElement): boolean {
  return /^(?:iframe|video|audio|embed|object)$/.test(element.name) || isQuotedPost(element);
}

/** The elements below that are embeds, for a figure around one. */
export function embedsIn(element: HtmlElement): HtmlElement[] {
  return findAll(element.children.filter(isElement), isEmbed);
}
