import { isDeepStrictEqual } from 'node:util';
import { audit } from '@/features/accounts/audit';
import { pictureChanged } from '@/features/media/jobs';
import { forgetFiles, keepPreview, wantFinished } from '@/features/media/mutations';
import { Frames } from '@/features/media/schema';
import { removeMedia } from '@/features/media/storage/media-store';
import { deskUrl, findUses } from '@/features/newsroom/library/find-uses';
import type { PictureChange } from '@/features/newsroom/library/schema';
import { inspectUpload } from '@/features/newsroom/library/upload/inspect-upload';
import { readWords } from '@/features/newsroom/library/upload/read-words';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { Fault, Refusal } from '@/lib/errors';
import { enqueue } from '@/lib/queue';
import { fingerprintOf } from '@/features/media/make-renditions';

interface Editor {
  id: number;
  email: string;
}

type Tx = Prisma.TransactionClient;

/**
 * Takes a picture into the library: recognised by content, its words read from EXIF, IPTC and XMP. The same file twice, also
 * at the same moment, is one picture. Refusal `invalid` with a reason for its sender; no row and no file are left then.
 */
export async function addPicture({
  content,
  user,
}: {
  content: Buffer;
  user: Editor;
}): Promise<{ id: number; known: boolean }> {
  const sha256 = fingerprintOf(content);
  const known = await db().media.findUnique({ where: { sha256 }, select: { id: true } });
  if (known) return { id: known.id, known: true };
  await inspectUpload(content);
  const { row, files } = await kept(content);
  const words = readWords(content);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${sha256}))`; // the second of two waits, and finds the first
    const first = await tx.media.findUnique({ where: { sha256 }, select: { id: true } });
    if (first) return { id: first.id, known: true };
    const { id } = await tx.media.create({
      data: { ...row, ...words, rights: 'none', uploadedById: user.id, renditions: { create: files } },
      select: { id: true },
    });
    await tx.pictureOrigin.create({ data: { url: deskUrl(id), mediaId: id } });
    await audit(tx, { actor: user, action: 'media.upload', subject: `media:${id}` });
    await wantFinished(tx, id);
    return { id, known: false };
  });
}

/** Storing, with the disk's refusal in words for whoever sent the picture. */
async function kept(content: Buffer) {
  return keepPreview(content).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    if (error.code === 'storage')
      throw new Refusal('conflict', 'There is no room to keep the picture. Nothing of it was kept.', 'file');
    throw new Refusal('invalid', error.message, 'file');
  });
}

/**
 * Writes down what an editor says of a picture, where its focal point is and which ratios have a frame of their own; a
 * worker makes the crops then. Stories that show it follow, also when its time is over. Refusal `conflict` when somebody
 * else changed it meanwhile, `not-found`.
 */
export async function changePicture({
  mediaId,
  change: { version, rightsUntil, ...words },
  user,
  now,
}: {
  mediaId: number;
  change: PictureChange;
  user: Editor;
  now: Date;
}): Promise<void> {
  const before = await requirePicture(mediaId);
  const moved =
    before.focalX !== words.focalX ||
    before.focalY !== words.focalY ||
    !isDeepStrictEqual(before.frames, words.frames);
  const until = rightsUntil ? endOf(rightsUntil) : null;
  const rightsChanged = before.rights !== words.rights || before.rightsUntil?.getTime() !== until?.getTime();
  await db().$transaction(async (tx) => {
    const { count } = await tx.media.updateMany({
      where: { id: mediaId, version },
      data: { ...words, copyright: words.copyright || null, rightsUntil: until, version: { increment: 1 } },
    });
    if (count === 0) throw changedMeanwhile();
    await audit(tx, { actor: user, action: 'media.edit', subject: `media:${mediaId}` });
    if (moved) await wantFinished(tx, mediaId); // and stories follow when it is done
    if (!moved || rightsChanged)
      await enqueue(tx, pictureChanged, { mediaId }, { key: `picture.changed:${mediaId}` });
    if (until && until > now)
      await enqueue(tx, pictureChanged, { mediaId }, { key: `picture.expired:${mediaId}`, runAt: until });
  });
}

/** Puts another file in a picture's place; its number, words and stories stay. Refusals as of `addPicture`, and `conflict`. */
export async function replacePicture({
  mediaId,
  content,
  user,
}: {
  mediaId: number;
  content: Buffer;
  user: Editor;
}): Promise<void> {
  const { sha256: was, version } = await requirePicture(mediaId);
  const wanted = fingerprintOf(content);
  if (wanted === was) return;
  const twin = await db().media.findUnique({ where: { sha256: wanted }, select: { id: true } });
  if (twin) throw new Refusal('conflict', `The library has this file already: picture ${twin.id}.`, 'file');
  await inspectUpload(content);
  const { row, files } = await kept(content);
  try {
    await db().$transaction(async (tx) => {
      const { count } = await tx.media.updateMany({
        where: { id: mediaId, version },
        data: { ...row, version: { increment: 1 } },
      });
      if (count === 0) throw changedMeanwhile();
      await tx.rendition.deleteMany({ where: { mediaId } });
      await tx.rendition.createMany({ data: files.map((file) => ({ ...file, mediaId })) });
      await audit(tx, { actor: user, action: 'media.replace', subject: `media:${mediaId}`, detail: { was } });
      await wantFinished(tx, mediaId, was);
    });
  } catch (error) {
    await forgetFiles(row.sha256);
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw changedMeanwhile();
    throw error;
  }
}

/** Takes a picture that no story shows or showed out of the library, with its files. Refusal `conflict` while one does. */
export async function deletePicture({ mediaId, user }: { mediaId: number; user: Editor }): Promise<void> {
  const sha256 = await db().$transaction(async (tx) => {
    const media = await lockPicture(tx, mediaId);
    const uses = await findUses(media, tx);
    if (uses.length > 0)
      throw new Refusal(
        'conflict',
        `${uses.length === 1 ? 'A story uses' : `${uses.length} stories use`} it.`,
      );
    await tx.media.delete({ where: { id: mediaId } });
    await audit(tx, { actor: user, action: 'media.delete', subject: `media:${mediaId}` });
    return media.sha256;
  });
  await removeMedia(sha256);
}

async function lockPicture(tx: Tx, id: number) {
  await tx.$executeRaw`SELECT FROM media WHERE id = ${id} FOR UPDATE`;
  const media = await tx.media.findUnique({ where: { id }, select: { id: true, sha256: true } });
  if (!media) throw gone();
  return media;
}

async function requirePicture(id: number) {
  const media = await db().media.findUnique({ where: { id } });
  if (!media) throw gone();
  return { ...media, frames: Frames.parse(media.frames) };
}

/** A right that holds until a day holds until that day is over everywhere we print it: in UTC. */
function endOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
}

function gone(): Refusal {
  return new Refusal('not-found', 'This picture is no longer in the library.');
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    'conflict',
    'Somebody else changed this picture meanwhile. What you typed is kept here; open the picture again to see theirs.',
  );
}
