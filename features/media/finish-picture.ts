import sharp from 'sharp';
import { type Ratio, RATIO_NAMES } from '@/features/media/crop-box';
import { pictureChanged } from '@/features/media/jobs';
import { makeSize, widthsOf } from '@/features/media/make-renditions';
import { cropFiles, cropName, type NamedFile, rowOf } from '@/features/media/mutations';
import { Frames } from '@/features/media/schema';
import { readMedia, storeMedia } from '@/features/media/storage/media-store';
import type { Media, Rendition } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/queue';

// As like the original as our WebP (PSNR within one decibel) at two thirds of its bytes. More effort takes eight times as
// long for a tenth less: measured on photographs and drawings at 720 and 1500 pixels.
const AVIF = { quality: 45, effort: 2 };

type Picture = Omit<Media, 'frames'> & { frames: Frames; renditions: Rendition[] };

/**
 * Makes what is missing of a picture's files: sizes and crops, which stories that show it then follow, and last every
 * size in AVIF; until that is done the server answers an `.avif` address with the WebP. Safe to repeat and to race: crops
 * for a focal point that was moved on meanwhile are left to the job of that move.
 */
export async function finishPicture({ mediaId, was }: { mediaId: number; was?: string }): Promise<void> {
  const media = await getPicture(mediaId);
  if (!media) return;
  const original = await readMedia(`${media.sha256}/original`);
  const sizes = media.renditions.some(({ format }) => format === 'svg')
    ? []
    : await makeSizes(media, original);
  const crops = await makeMissingCrops(media, original);
  for (const { name, content } of [...sizes, ...crops]) await storeMedia(`${media.sha256}/${name}`, content);
  if (sizes.length > 0 || crops.length > 0 || was) await noteFiles(media, { sizes, crops, was });
  await makeAvif(media, original);
}

async function getPicture(id: number): Promise<Picture | null> {
  const media = await db().media.findUnique({ where: { id }, include: { renditions: true } });
  return media && { ...media, frames: Frames.parse(media.frames) };
}

async function makeSizes({ width, renditions }: Picture, original: Buffer): Promise<NamedFile[]> {
  const missing = widthsOf(width).filter(
    (wanted) => !renditions.some((made) => made.format === 'webp' && made.width === wanted),
  );
  const sizes: NamedFile[] = [];
  for (const wanted of missing) sizes.push({ ...(await makeSize(original, wanted)), name: `${wanted}.webp` });
  return sizes;
}

/** All of them, when one is not as the row asks for it. */
async function makeMissingCrops(media: Picture, original: Buffer): Promise<NamedFile[]> {
  const has = new Set(media.renditions.map(({ key }) => key));
  const isThere = RATIO_NAMES.every((ratio) => has.has(`${media.sha256}/${cropName(ratio, media)}`));
  return isThere ? [] : cropFiles(original, media);
}

interface Made {
  sizes: NamedFile[];
  crops: NamedFile[];
  was?: string;
}

/** The rows of what was made, unless the picture is another one by now; with them, stories are told. */
async function noteFiles(media: Picture, { sizes, crops, was }: Made): Promise<void> {
  const { id: mediaId, sha256 } = media;
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM media WHERE id = ${mediaId} FOR UPDATE`;
    const now = await tx.media.findUnique({ where: { id: mediaId } });
    if (!now || now.sha256 !== sha256) return;
    const aims = { ...now, frames: Frames.parse(now.frames) };
    const wanted = crops.filter(({ format, name }) => cropName(format as Ratio, aims) === name); // a crop's format is its ratio
    await tx.rendition.deleteMany({ where: { mediaId, format: { in: wanted.map(({ format }) => format) } } });
    const rows = [...sizes, ...wanted].map((file) => ({ ...rowOf(sha256, file), mediaId }));
    await tx.rendition.createMany({ data: rows, skipDuplicates: true });
    const key = was ? undefined : `${pictureChanged.name}:${mediaId}`;
    await enqueue(tx, pictureChanged, { mediaId, was }, { key });
  });
}

async function makeAvif({ id: mediaId, sha256 }: Picture, original: Buffer): Promise<void> {
  const where = { mediaId, media: { sha256 }, format: { in: ['webp', 'avif'] } }; // of this file, not of one that replaced it
  const made = await db().rendition.findMany({ where });
  const has = (width: number) => made.some((one) => one.format === 'avif' && one.width === width);
  for (const { width, height } of made.filter(({ format, width }) => format === 'webp' && !has(width))) {
    const content = await sharp(original).autoOrient().resize({ width }).avif(AVIF).toBuffer();
    const key = `${sha256}/${width}.avif`;
    await storeMedia(key, content);
    const row = { mediaId, width, height, format: 'avif', bytes: content.length, key };
    await db().rendition.createMany({ data: row, skipDuplicates: true });
  }
}
