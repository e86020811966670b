import type { BlockStatus } from '@/features/articles/schema';

/** What decides whether search engines are invited. */
export interface IndexFacts {
  translated: boolean;
  mayIndex: boolean;
  statuses: BlockStatus[];
  blockingFindings: number;
}

/**
 * Whether a published article may be indexed, or the reason why not in words an editor understands. Search engines
 * name unreviewed translated feeds as spam; this is the gate.
 */
export function judgeIndexability({
  translated,
  mayIndex,
  statuses,
  blockingFindings,
}: IndexFacts): string | null {
  if (!translated) return null;
  if (!mayIndex) return "The outlet's terms do not allow search engines.";
  const unread = statuses.filter((status) => status === 'machine' || status === 'stale').length;
  if (unread > 0) {
    return `${unread} of ${statuses.length} ${statuses.length === 1 ? 'block has' : 'blocks have'} not been edited or reviewed by a person.`;
  }
  if (blockingFindings > 0)
    return `${blockingFindings} doubtful ${blockingFindings === 1 ? 'place is' : 'places are'} not settled.`;
  return null;
}
