import { audit } from '@/features/accounts/audit';
import { pictureChanged } from '@/features/media/jobs';
import type { Prisma } from '@/generated/prisma/client';
import { Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';

interface TakingDown {
  mediaId: number;
  /** Why, in words that stay with the picture. */
  words: string;
  user: { id: number; email: string };
}

/**
 * Takes a picture from readers: nothing says any more that it may be shown. It leaves every story within seconds, and
 * stays in the library, so that nobody takes it in again. Refusal `not-found`.
 */
export async function takeDownPicture(
  tx: Prisma.TransactionClient,
  { mediaId, words, user }: TakingDown,
): Promise<void> {
  const licence = `Taken down: ${words}`.slice(0, 500);
  const data = { rights: 'none' as const, rightsUntil: null, licence, version: { increment: 1 } };
  const { count } = await tx.media.updateMany({ where: { id: mediaId }, data });
  if (count === 0) throw new Refusal('not-found', 'This picture is no longer in the library.', 'picture');
  await audit(tx, { actor: user, action: 'media.take-down', subject: `media:${mediaId}`, detail: { words } });
  await enqueue(tx, pictureChanged, { mediaId }, { key: `${pictureChanged.name}:${mediaId}` });
}
