import { createHash } from 'node:crypto';
import type { FoundItem } from '@/features/wire/feed/map-xml-item';
import type { ParsedItem } from '@/features/wire/schema';

interface Identified {
  items: ParsedItem[];
  problems: string[];
}

/**
 * Gives every item an id that stays the same from one reading to the next: its own; its address, where several items
 * carry one id; or a fingerprint of its text. Repeated and empty items go, with a word about it.
 */
export function identifyItems(found: FoundItem[]): Identified {
  const tellable = found.filter(
    ({ title, summary, contentHtml, url }) => title ?? summary ?? contentHtml ?? url,
  );
  const shared = sharedIds(tellable);
  const byId = new Map<string, ParsedItem>();
  for (const item of tellable) {
    const own = item.id && !shared.has(item.id) ? item.id : null;
    const id = (own ?? item.url ?? item.id) || fingerprintOf(item);
    if (!byId.has(id)) byId.set(id, { ...item, id });
  }
  const empty = found.length - tellable.length;
  const repeated = tellable.length - byId.size;
  const problems = [
    empty && `${count(empty, 'item')} without any text or address left out.`,
    repeated && `${count(repeated, 'item')} repeated and left out.`,
    shared.size && `${count(shared.size, 'id')} used for different items; these go by their addresses.`,
  ].filter((problem) => typeof problem === 'string');
  return { items: [...byId.values()], problems };
}

function sharedIds(items: FoundItem[]): Set<string> {
  const addresses = new Map<string, Set<string | null>>();
  for (const { id, url } of items) if (id) addresses.set(id, (addresses.get(id) ?? new Set()).add(url));
  return new Set([...addresses].filter(([, urls]) => urls.size > 1).map(([id]) => id));
}

function fingerprintOf({ title, summary, contentHtml }: FoundItem): string {
  return `sha256:${createHash('sha256')
    .update([title, summary ?? contentHtml].join('\n'))
    .digest('hex')}`;
}

function count(n: number, noun: string): string {
  return n === 1 ? `One ${noun}` : `${n} ${noun}s`;
}
