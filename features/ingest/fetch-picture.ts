import { addLatePicture } from '@/features/articles/pictures/add-late-picture';
import { noteOrigin, noteOriginFault, storePicture } from '@/features/media/mutations';
import { mapPicturesByOrigin } from '@/features/media/queries';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { fetchGuarded, retryAfterSeconds } from '@/lib/http';

interface WantedPicture {
  url: string;
  alt: string;
  caption: string;
  credit: string;
  now: Date;
}

// What trying again will not change.
const FINAL = new Set([
  'not-a-picture',
  'picture-too-large',
  'picture-too-small',
  'private-address',
  'bad-url',
  'too-large',
  'gone',
]);

/** Fetches a picture once and stores it; stories that were published without it show it from then on. What can't become a picture is noted as such; the rest is the queue's to retry. */
export async function fetchPicture({ url, alt, caption, credit, now }: WantedPicture): Promise<void> {
  const stored = await mapPicturesByOrigin([url]);
  if (stored.size > 0) return;
  try {
    const content = await download(url, now);
    const mediaId = await storePicture({ content, alt, caption, credit, rights: 'press', drawing: false });
    await noteOrigin(url, mediaId);
    await addLatePicture({ url, now });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    await noteOriginFault(url, { code: error.code, reason: error.message });
    if (!FINAL.has(error.code)) throw error;
  }
}

async function download(url: string, now: Date): Promise<Buffer> {
  const answer = await fetchGuarded({
    url,
    accept: 'image/*',
    maxBytes: 25_000_000,
    timeoutMs: 30_000,
    allow: env().FETCH_ALLOW,
  });
  if (answer.status === 200) return answer.body;
  const gone = answer.status === 404 || answer.status === 410;
  throw new Fault(
    gone ? 'gone' : `status-${answer.status}`,
    `The picture's address answered ${answer.status}.`,
    { retryAfter: retryAfterSeconds(answer.headers['retry-after'], now) },
  );
}
