import { FILLS } from '@/features/articles/provenance/tell-text';
import type { Channel } from '@/features/seo/feeds/find-channel';
import type { FeedItem } from '@/features/seo/feeds/select-feed-items';

/** What a feed must know of the site. `url` has no slash at its end; `hub` is its WebSub hub, if it has one. */
export interface FeedSite {
  name: string;
  url: string;
  language: string;
  timeZone: string;
  hub: string | undefined;
}

/**
 * The links of one page of a feed (RFC 5005, 3): itself, its neighbour with older stories and the first page; and the hub
 * that tells of news, which are on the first page alone. `file` is the format.
 */
export function pagesOf({ path, after, next }: Channel, site: FeedSite, file: string) {
  const first = `${site.url}${path}/${file}`;
  const at = (cursor: string) => `${first}?after=${encodeURIComponent(cursor)}`;
  return [
    { rel: 'self', href: after === undefined ? first : at(after) },
    ...(after === undefined ? [] : [{ rel: 'first', href: first }]),
    ...(next === null ? [] : [{ rel: 'next', href: at(next) }]),
    ...(site.hub && after === undefined ? [{ rel: 'hub', href: site.hub }] : []),
  ];
}

/** A tag URI (RFC 4151): the same through edits and changes of address. */
export function tagOf(id: number, siteUrl: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:article/${id}`;
}

/** How far people have read a story, in the words of the site, and where those are explained. */
export function handsOf({ fill }: Pick<FeedItem, 'fill'>, { url }: FeedSite) {
  const { word, long } = FILLS[fill];
  return { scheme: `${url}/editorial-policy#beads`, word, long };
}

/** Who wrote it, as feeds name people: persons and agencies; without any, the outlet. Initials are nobody. */
export function writersOf({ credits, original }: FeedItem, { name }: FeedSite): string[] {
  const named = credits.filter(({ kind }) => kind !== 'credit').map((credit) => credit.name);
  return named.length > 0 ? named : [original?.outlet ?? name];
}
