import { addressOf, childrenOf, firstText, textOf } from '@/features/wire/feed/find-nodes';
import { authorsOf, languageTag, mapXmlItem, type FoundItem } from '@/features/wire/feed/map-xml-item';
import type { XmlNode } from '@/features/wire/feed/read-xml';
import { tidyHeadline } from '@/features/wire/text/plain-text';
import type { ParsedFeed } from '@/features/wire/schema';

/** A feed whose items are not yet told apart. */
export type FoundFeed = Omit<ParsedFeed, 'items' | 'problems'> & { items: FoundItem[] };

/** A feed in RSS 0.9x, 1.0 or 2.0, or Atom 0.3 or 1.0; null when the document is none of these. */
export function mapXmlFeed(root: XmlNode, address: string | null): FoundFeed | null {
  const dialect = dialectOf(root);
  if (!dialect) return null;
  const channel = dialect.format === 'atom' ? root : (childrenOf(root, 'channel', 'rdf:channel')[0] ?? root);
  const base = channel.base ?? root.base;
  const link = homeOf(channel, base ?? address);
  const language = languageTag(firstText(channel, 'language', 'dc:language') ?? channel.lang ?? root.lang);
  const facts = { base: base ?? address ?? link, language, authors: authorsOf(channel, []) };
  // RSS 1.0 puts its items beside the channel, RSS 2.0 inside; hand-made feeds know no rule.
  const items = [channel, ...(channel === root ? [] : [root])].flatMap((node) =>
    childrenOf(node, 'item', 'atom:entry', 'entry'),
  );
  const listed = childrenOf(channel, 'items').flatMap((node) => childrenOf(node, 'item'));
  return {
    ...dialect,
    language,
    title: tidyHeadline(firstText(channel, 'title', 'atom:title', 'dc:title') ?? ''),
    link,
    items: [...items, ...listed].map((item) => mapXmlItem(item, facts)),
  };
}

function dialectOf(root: XmlNode): Pick<ParsedFeed, 'format' | 'version'> | null {
  const version = root.attributes.version?.trim() || null;
  const namespaces = Object.values(root.attributes).join(' ');
  switch (root.name) {
    case 'atom:feed':
      return { format: 'atom', version: version ?? (/purl\.org\/atom\/ns/.test(namespaces) ? '0.3' : '1.0') };
    case 'rdf:rdf':
      return { format: 'rdf', version: namespaces.includes('rss/1.0/') ? '1.0' : '0.90' };
    case 'rss':
      return { format: 'rss', version };
    case 'channel':
      return { format: 'rss', version: null };
    default:
      return null;
  }
}

function homeOf(channel: XmlNode, base: string | null): string | null {
  const links = childrenOf(channel, 'atom:link').filter(
    ({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate',
  );
  const written = [
    ...childrenOf(channel, 'link').map(textOf),
    ...links.map(({ attributes }) => attributes.href),
  ];
  return written.map((each) => addressOf(each, base)).find((each) => each !== null) ?? null;
}
