import { createHash } from 'node:crypto';
import { canonicalAddress } from '@/features/wire/canonical-address';
import { composeExcerpt, composeFromFeed } from '@/features/ingest/compose-story';
import { hideKeys, hideKeysIn, isFeedItself } from '@/lib/net/hide-keys';
import { pageWanted } from '@/features/ingest/jobs';
import { noteEntry, noteFetch, noteFetchFault, noteListing } from '@/features/ingest/mutations';
import { parseFeedApart, readStoryApart, textOfHtmlApart } from '@/features/wire/apart/read-apart';
import {
  isYetToCome,
  listDuePages,
  listMissing,
  mapKnownItems,
  requireFeed,
  type DueFeed,
  type KnownItem,
} from '@/features/ingest/queries';
import type { ParsedFeed, ParsedItem } from '@/features/wire/schema';
import { wantPictures } from '@/features/ingest/want-pictures';
import { fileItem, knowItem } from '@/features/sources/file-item';
import { getLicence } from '@/features/sources/queries';
import type { FiledStory, ItemIdentity, LicenceTerms } from '@/features/sources/schema';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { fetchGuarded, retryAfterSeconds, type GuardedResponse } from '@/lib/http';
import { enqueue } from '@/lib/queue';

interface Refresh {
  feedId: number;
  now: Date;
  recheck: boolean;
  runId?: string;
}

/**
 * Polls a feed once: fetch, parse, file each story it lists, notice what it no longer lists, and ask for the pages whose
 * turn it is. A feed that fails is noted with its reason and disturbs nothing else; any other error is a bug.
 */
export async function refreshFeed({ feedId, now, recheck, runId }: Refresh): Promise<void> {
  const feed = await requireFeed(feedId);
  try {
    const answer = await fetchFeed(feed, now);
    const parsed =
      answer.status === 304
        ? null
        : await parseFeedApart({
            body: answer.body,
            url: answer.url,
            contentType: answer.headers['content-type'],
          });
    if (parsed) await takeListing({ feed, parsed, now, runId });
    await askForPages(feed, { now, recheck, runId });
    await noteFetch({ feedId, runId, now, ...summary(feed, answer, parsed) });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await noteFetchFault({ feedId, runId, now, fault: error });
  }
}

async function fetchFeed(feed: DueFeed, now: Date): Promise<GuardedResponse> {
  const answer = await fetchGuarded({
    url: feed.url,
    headers: {
      ...(feed.etag && { 'if-none-match': feed.etag }),
      ...(feed.lastModified && { 'if-modified-since': feed.lastModified }),
    },
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    maxBytes: 20_000_000,
    timeoutMs: 20_000,
    allow: env().FETCH_ALLOW,
  });
  if (answer.status === 200 || answer.status === 304) return answer;
  throw new Fault(`status-${answer.status}`, `The feed answered ${answer.status}.`, {
    retryAfter: retryAfterSeconds(answer.headers['retry-after'], now),
  });
}

function summary(feed: DueFeed, answer: GuardedResponse, parsed: ParsedFeed | null) {
  const { etag, lastModified } = feed;
  if (!parsed)
    return {
      outcome: 'unchanged' as const,
      items: 0,
      problems: [],
      validators: { etag, lastModified },
      format: null,
    };
  const validators = {
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
  };
  return {
    outcome: 'fetched' as const,
    items: parsed.items.length,
    problems: parsed.problems,
    validators,
    format: parsed.format,
  };
}

interface Listing {
  feed: DueFeed;
  parsed: ParsedFeed;
  now: Date;
  runId?: string;
}

async function takeListing({ feed, parsed, now, runId }: Listing): Promise<void> {
  const licence = await getLicence(feed.sourceId, now);
  const known = await mapKnownItems(feed.sourceId, parsed.items.map(externalIdOf));
  const listed: number[] = [];
  for (const item of parsed.items) {
    const taking = { feed, item, licence, known: known.get(externalIdOf(item)), now, runId };
    const itemId = await takeItem(taking).catch((error: unknown) => noteBadItem(parsed, taking, error));
    if (itemId !== null) listed.push(itemId);
  }
  if (listed.length === 0) return; // an empty listing tells nothing about what it no longer holds
  const missing = await listMissing(feed.id, listed);
  await noteListing(feed.id, listed, now);
  if (licence.mayFetchPages)
    for (const itemId of missing) await wantPage({ itemId, sourceId: feed.sourceId, told: null, runId });
}

interface Taking {
  feed: DueFeed;
  item: ParsedItem;
  licence: LicenceTerms;
  known: KnownItem | undefined;
  now: Date;
  runId?: string;
}

/** One entry that can't be read costs the others nothing. */
function noteBadItem(parsed: ParsedFeed, { item, known }: Taking, error: unknown): number | null {
  if (!(error instanceof Fault)) throw error;
  parsed.problems.push(`“${item.title?.slice(0, 80) ?? item.id}” was left out: ${error.message}`);
  return known?.id ?? null;
}

/** Takes one entry, and answers its item. Null: it has no address, no headline, or was killed. */
async function takeItem({ feed, item, licence, known, now, runId }: Taking): Promise<number | null> {
  const url = item.url && hideKeys(canonicalAddress(item.url) ?? '', feed.url);
  if (!url || !item.title) return null;
  if (isFeedItself(url, feed.url) || isFeedItself(item.url ?? '', feed.url))
    throw new Fault('bad-url', 'Its address is the feed’s own.');
  if (url.length > 2000) throw new Fault('bad-url', 'Its address has more than 2,000 characters.');
  const reading = readingOf(item, licence);
  const fingerprint = fingerprintOf(item, reading);
  if (known?.filed && known.feedFingerprint === fingerprint) return known.id;
  // The entry stays unnoted, so that it is taken at the first poll after the moment for which the outlet asked.
  if (reading === 'page' && known && isYetToCome(known.pageAt, now)) return known.id;
  const identity = identityOf(feed, item, url);
  const itemId =
    reading === 'page'
      ? await knowItem(identity)
      : await fileFromFeed({ identity, feedUrl: feed.url, item, reading, licence, runId });
  if (itemId === null) return null;
  if (reading === 'page') await wantPage({ itemId, sourceId: feed.sourceId, told: item, runId });
  await noteEntry(itemId, fingerprint);
  return itemId;
}

/** Where a story's text comes from: its feed, its page, or nowhere beyond the excerpt that the terms allow. */
function readingOf(item: ParsedItem, licence: LicenceTerms): 'feed' | 'page' | 'excerpt' {
  if (!licence.mayShowFullText) return 'excerpt';
  const tellsMore = (item.contentHtml?.length ?? 0) > (item.summary?.length ?? 0) + 200;
  if (tellsMore) return 'feed';
  return licence.mayFetchPages ? 'page' : 'excerpt';
}

interface FromFeed {
  identity: ItemIdentity;
  feedUrl: string;
  item: ParsedItem;
  reading: 'feed' | 'excerpt';
  licence: LicenceTerms;
  runId?: string;
}

async function fileFromFeed(from: FromFeed): Promise<number | null> {
  const { identity, item, reading, licence, runId } = from;
  const told =
    reading === 'feed'
      ? await storyFromContent(item, identity.url)
      : composeExcerpt(await withSummary(item), licence);
  if (!told) return null;
  const story = hideKeysIn(told, from.feedUrl);
  const filed = await fileItem({
    identity,
    story,
    runId,
    alongside: (tx) => wantPictures(tx, { story, licence, runId }),
  });
  return filed.outcome === 'killed' ? null : filed.itemId;
}

/** Of a feed that sends whole texts only, the beginning is the summary. */
async function withSummary(item: ParsedItem): Promise<ParsedItem> {
  if (item.summary !== null || !item.contentHtml) return item;
  return { ...item, summary: (await textOfHtmlApart(item.contentHtml)).slice(0, 5000) || null };
}

async function storyFromContent(item: ParsedItem, url: string): Promise<FiledStory | null> {
  const { agency, blocks } = await readStoryApart({ html: item.contentHtml ?? '', url });
  return composeFromFeed(item, blocks, agency);
}

function identityOf(feed: DueFeed, item: ParsedItem, url: string): ItemIdentity {
  const publishedAt = item.publishedAt ? new Date(item.publishedAt) : null;
  return {
    sourceId: feed.sourceId,
    feedId: feed.id,
    externalId: externalIdOf(item),
    url,
    language: feed.language,
    publishedAt,
  };
}

/** The feed's own id for an entry; of one too long to index, a hash. */
function externalIdOf({ id }: ParsedItem): string {
  return Buffer.byteLength(id) <= 500 ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

async function askForPages(feed: DueFeed, { now, recheck, runId }: Omit<Refresh, 'feedId'>): Promise<void> {
  for (const itemId of await listDuePages(feed.id, recheck ? null : now)) {
    await wantPage({ itemId, sourceId: feed.sourceId, told: null, runId });
  }
}

interface Wanted {
  itemId: number;
  sourceId: number;
  told: ParsedItem | null;
  runId?: string;
}

async function wantPage({ itemId, sourceId, told, runId }: Wanted): Promise<void> {
  // What the feed told must not be replaced by a later request that knows nothing.
  const key = told ? `page:${itemId}` : `page-check:${itemId}`;
  await enqueue(
    db(),
    pageWanted,
    { itemId, told, runId },
    { key, queue: `source:${sourceId}`, maxAttempts: 3, byHand: runId !== undefined },
  );
}

function fingerprintOf(item: ParsedItem, reading: string): string {
  const { title, summary, contentHtml, updatedAt, authors, url } = item;
  return createHash('sha256')
    .update(JSON.stringify([reading, title, summary, contentHtml, updatedAt, authors, url]))
    .digest('hex')
    .slice(0, 32);
}
