import { composeExcerpt, composeFromPage } from '@/features/ingest/compose-story';
import { extractPageApart } from '@/features/wire/apart/read-apart';
import { hideKeysIn } from '@/lib/net/hide-keys';
import type { Told } from '@/features/ingest/jobs';
import { notePage, retractItem } from '@/features/ingest/mutations';
import { askedToWait, isFromFeed, isYetToCome } from '@/features/ingest/queries';
import type { Enclosure } from '@/features/wire/schema';
import { wantPictures } from '@/features/ingest/want-pictures';
import { fileItem } from '@/features/sources/file-item';
import { getLicence } from '@/features/sources/queries';
import type { FiledStory, LicenceTerms } from '@/features/sources/schema';
import type { SourceRevision } from '@/generated/prisma/client';
import { BlockAttributes, type BlockPicture } from '@/lib/blocks';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { fetchGuarded, retryAfterSeconds } from '@/lib/http';

interface Reading {
  itemId: number;
  told: Told | null;
  now: Date;
  runId?: string;
}

/**
 * Reads a story from its page and files what it finds. A page that is gone retracts the story; one that can't be read
 * is noted on the item with its reason, keeps the last good state, and is tried again when its turn comes; never before
 * the moment for which the outlet asked.
 */
export async function readPage({ itemId, told, now, runId }: Reading): Promise<void> {
  const item = await loadItem(itemId);
  if (!item) return;
  const licence = await getLicence(item.sourceId, now);
  if (!licence.mayFetchPages) return;
  const later = askedToWait(item);
  if (isYetToCome(later, now)) {
    if (!told || runId !== undefined) return; // its turn comes again by itself
    const retryAfter = (later.getTime() - now.getTime()) / 1000;
    throw new Fault('page-later', 'The outlet asked to read this page later.', { retryAfter });
  }
  const story = await readStory({ item, told: told ?? toldBefore(item), licence, now });
  if (!story) return;
  const said = told ? null : item.currentRevision;
  const found = said ? { ...story, ...pickHead(said) } : story;
  const whole = item.feed ? hideKeysIn(found, item.feed.url) : found;
  await fileItem({
    identity: item,
    story: whole,
    runId,
    alongside: (tx) => wantPictures(tx, { story: whole, licence, runId }),
  });
}

type Item = NonNullable<Awaited<ReturnType<typeof loadItem>>>;

function loadItem(id: number) {
  const lead = { where: { position: 0 } };
  return db().sourceItem.findUnique({
    where: { id },
    include: { currentRevision: { include: { blocks: lead } }, feed: { select: { url: true } } },
  });
}

/** A check on its own does not know the feed's words; they are the better witness, so what it said last stands. */
function toldBefore({ publishedAt, currentRevision }: Item): Told | null {
  if (!currentRevision) return null;
  const { headline, standfirst, updatedAt, blocks } = currentRevision;
  const lead = blocks.flatMap(({ attributes }) => BlockAttributes.parse(attributes).pictures ?? [])[0];
  return {
    ...{ title: headline, summary: standfirst, authors: [] },
    ...{ publishedAt: publishedAt?.toISOString() ?? null, updatedAt: updatedAt?.toISOString() ?? null },
    enclosures: lead ? [asEnclosure(lead)] : [],
  };
}

function asEnclosure({ url, caption, credit }: BlockPicture): Enclosure {
  return { url, title: caption || null, credit: credit || null, medium: 'image', type: null, length: null };
}

function pickHead({ headline, standfirst, byline, updatedAt }: SourceRevision) {
  return { headline, standfirst, byline, updatedAt };
}

interface ItemReading {
  item: Item;
  told: Told | null;
  licence: LicenceTerms;
  now: Date;
}

async function readStory({ item, told, licence, now }: ItemReading): Promise<FiledStory | null> {
  try {
    const page = await fetchPage(item.url, now);
    if (page === 'gone') {
      await retractItem(item.id, now);
      return null;
    }
    // Of a story that its feed tells in full, the page says only whether it is still there.
    const tells = licence.mayShowFullText && !isFromFeed(item);
    const story = tells ? composeFromPage(await extractPageApart(page), told) : null;
    await notePage(item.id, now, null);
    return story;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await notePage(item.id, now, error);
    const unfiled = item.currentRevisionId === null;
    return unfiled && told && error.code === 'no-article' ? composeExcerpt(told, licence) : null;
  }
}

async function fetchPage(url: string, now: Date) {
  const answer = await fetchGuarded({
    url,
    accept: 'text/html, application/xhtml+xml;q=0.9',
    maxBytes: 10_000_000,
    timeoutMs: 20_000,
    allow: env().FETCH_ALLOW,
  });
  if (answer.status === 404 || answer.status === 410) return 'gone';
  if (answer.status !== 200)
    throw new Fault(`status-${answer.status}`, `The page answered ${answer.status}.`, {
      retryAfter: retryAfterSeconds(answer.headers['retry-after'], now),
    });
  return { body: answer.body, url: answer.url, contentType: answer.headers['content-type'] };
}
