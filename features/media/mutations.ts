import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import type { Focus, Ratio, Size } from '@/features/media/crop-box';
import { makeCrops } from '@/features/media/crop-picture';
import { pictureStored } from '@/features/media/jobs';
import { fingerprintOf, makeRenditions, type ReadPicture } from '@/features/media/make-renditions';
import { lookOf } from '@/features/media/look-alike';
import type { Frames } from '@/features/media/schema';
import { removeMedia, storeMedia } from '@/features/media/storage/media-store';
import type { Prisma } from '@/generated/prisma/client';
import type { PictureRights } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/queue';

interface NewPicture {
  content: Buffer;
  alt: string;
  caption: string;
  credit: string;
  copyright?: string;
  rights: PictureRights;
  drawing: boolean;
  uploadedById?: number;
  /** The point that must stay in sight, as shares of width and height; the middle when absent. */
  focalX?: number;
  focalY?: number;
}

type Tx = Prisma.TransactionClient;

interface StoredFile {
  width: number;
  height: number;
  format: string;
  bytes: number;
  key: string;
}

/** A picture whose files are all stored, before any row says so. */
export interface KeptFiles {
  row: { sha256: string; contentType: string; width: number; height: number; bytes: number; looks: bigint };
  files: StoredFile[];
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip);

/**
 * Stores a picture in the sizes that pages need and answers its id; AVIF is made later (`picture.stored`). A drawing of
 * ours in SVG stays one, a tenth of its bytes as pixels. The same file is stored once, and keeps its first words.
 */
export async function storePicture({
  content,
  focalX = 0.5,
  focalY = 0.5,
  ...words
}: NewPicture): Promise<number> {
  const known = await db().media.findUnique({
    where: { sha256: fingerprintOf(content) },
    select: { id: true },
  });
  if (known) return known.id;
  const { row, files } = await keepFiles(content, { focalX, focalY, drawing: words.drawing });
  return db().$transaction(async (tx) => {
    const media = await tx.media.upsert({
      where: { sha256: row.sha256 },
      update: {},
      create: { ...row, focalX, focalY, ...words, renditions: { create: files } },
    });
    if (files.some(({ format }) => format === 'webp')) await wantFinished(tx, media.id); // a drawing is whole
    return media.id;
  });
}

/** Decodes a picture, makes its sizes and crops and stores them all, or none. Faults as of `makeRenditions`, and `storage`. */
async function keepFiles(
  content: Buffer,
  { drawing, ...focus }: Focus & { drawing: boolean },
): Promise<KeptFiles> {
  const read = await makeRenditions(content, { drawing });
  const { width, height } = read;
  return keepAll(content, read, await cropFiles(content, { frames: {}, ...focus, width, height }));
}

/** The same for a picture somebody waits for: its smallest size alone. A worker makes the rest (`wantFinished`). */
export async function keepPreview(content: Buffer): Promise<KeptFiles> {
  return keepAll(content, await makeRenditions(content, { preview: true }), []);
}

/** What was stored before the disk was full is taken away again, unless another row has these files. */
async function keepAll(
  content: Buffer,
  { sha256, contentType, width, height, renditions }: ReadPicture,
  crops: NamedFile[],
): Promise<KeptFiles> {
  const sizes = renditions.map((made) => ({
    ...made,
    name: made.format === 'svg' ? 'drawing.svg' : `${made.width}.${made.format}`,
  }));
  const all = [...sizes, ...crops];
  try {
    await storeMedia(`${sha256}/original`, content);
    for (const file of all) await storeMedia(`${sha256}/${file.name}`, file.content);
    const drawn = all.find(({ format }) => format === 'svg');
    if (drawn) await storeMedia(`${sha256}/drawing.svgz`, await gzipped(drawn.content, { level: 9 }));
  } catch (error) {
    await forgetFiles(sha256);
    throw error;
  }
  const looks = await lookOf(content);
  const row = { sha256, contentType, width, height, bytes: content.length, looks };
  return { row, files: all.map((file) => rowOf(sha256, file)) };
}

/** Takes away a picture's files, unless a row has them. */
export async function forgetFiles(sha256: string): Promise<void> {
  if ((await db().media.count({ where: { sha256 } })) === 0) await removeMedia(sha256);
}

/** Has a worker make what is missing of a picture's files, when this transaction commits. `was` as of `pictureStored`. */
export async function wantFinished(tx: Tx, mediaId: number, was?: string): Promise<void> {
  const key = was ? undefined : `${pictureStored.name}:${mediaId}`; // a later wish must not forget what it was
  await enqueue(tx, pictureStored, { mediaId, was }, { key, maxAttempts: 10 });
}

export interface NamedFile {
  name: string;
  width: number;
  height: number;
  format: string;
  content: Buffer;
}

/** The crops of a picture as its row asks for them, each under the name that says how it was cut. */
export async function cropFiles(
  content: Buffer,
  picture: Focus & Size & { frames: Frames },
): Promise<NamedFile[]> {
  const crops = await makeCrops(content, picture);
  return crops.map(({ ratio, ...made }) => ({ ...made, format: ratio, name: cropName(ratio, picture) }));
}

/** `16x9-50-30.jpeg`, or in a frame of its own `16x9-50-30-80.jpeg`. */
export function cropName(ratio: Ratio, { frames, focalX, focalY }: Focus & { frames: Frames }): string {
  const own = frames[ratio];
  const middle = own ? [own.x, own.y, own.share] : [focalX, focalY];
  return `${[ratio, ...middle.map(percent)].join('-')}.jpeg`;
}

/** The row of a stored file. */
export function rowOf(sha256: string, { name, width, height, format, content }: NamedFile): StoredFile {
  return { width, height, format, bytes: content.length, key: `${sha256}/${name}` };
}

function percent(share: number): number {
  return Math.round(share * 100);
}

/** Notes which picture an address holds, so that it is fetched once. */
export async function noteOrigin(url: string, mediaId: number): Promise<void> {
  const found = { mediaId, faultCode: null, faultReason: null, checkedAt: new Date() };
  await db().pictureOrigin.upsert({ where: { url }, update: found, create: { url, ...found } });
}

/** Notes why an address holds no picture for us. What was found before is kept. */
export async function noteOriginFault(url: string, fault: { code: string; reason: string }): Promise<void> {
  await db().$executeRaw`
    INSERT INTO picture_origins (url, fault_code, fault_reason) VALUES (${url}, ${fault.code}, ${fault.reason})
    ON CONFLICT (url) DO UPDATE SET fault_code = excluded.fault_code, fault_reason = excluded.fault_reason, checked_at = now()
    WHERE picture_origins.media_id IS NULL`;
}
