import { createHash } from 'node:crypto';
import { pictureWanted } from '@/features/media/jobs';
import type { FiledStory, LicenceTerms } from '@/features/sources/schema';
import type { Prisma } from '@/generated/prisma/client';
import { enqueue } from '@/lib/queue';

interface Pictured {
  story: FiledStory;
  licence: LicenceTerms;
  runId?: string;
}

/** Asks for every picture of a story that the outlet's terms let us show, when the transaction commits. */
export async function wantPictures(
  tx: Prisma.TransactionClient,
  { story, licence, runId }: Pictured,
): Promise<void> {
  if (!licence.mayShowPictures) return;
  const pictures = story.blocks
    .flatMap((block) => block.attributes.pictures ?? [])
    .filter(({ url }) => isKeepable(url));
  for (const { url, alt, caption, credit } of pictures) {
    const key = `picture:${createHash('sha256').update(url).digest('hex')}`; // the queue takes 512 characters
    await enqueue(
      tx,
      pictureWanted,
      { url, alt, caption, credit, runId },
      { key, maxAttempts: 4, byHand: runId !== undefined },
    );
  }
}

/** An index of Postgres holds 2,700 bytes. */
function isKeepable(url: string): boolean {
  return URL.canParse(url) && Buffer.byteLength(url) <= 2000;
}
