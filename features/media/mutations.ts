import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import { makeCrops } from '@/features/media/crop-picture';
import { pictureStored } from '@/features/media/jobs';
import { fingerprintOf, makeRenditions } from '@/features/media/make-renditions';
import { storeMedia } from '@/features/media/storage';
import type { PictureRights } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/queue';

interface NewPicture {
  content: Buffer;
  alt: string;
  caption: string;
  credit: string;
  rights: PictureRights;
  drawing: boolean;
  /** The point that must stay in sight, as shares of width and height; the middle when absent. */
  focalX?: number;
  focalY?: number;
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
  const { sha256, contentType, width, height, renditions } = await makeRenditions(content, words);
  const crops = await makeCrops(content, { width, height }, { focalX, focalY });
  const files = [
    ...renditions.map((made) => ({
      ...made,
      name: made.format === 'svg' ? 'drawing.svg' : `${made.width}.${made.format}`,
    })),
    ...crops.map(({ ratio, ...made }) => ({
      ...made,
      format: ratio,
      name: `${ratio}-${percent(focalX)}-${percent(focalY)}.jpeg`,
    })),
  ];
  await storeMedia(`${sha256}/original`, content);
  for (const file of files) await storeMedia(`${sha256}/${file.name}`, file.content);
  const drawn = files.find(({ format }) => format === 'svg');
  if (drawn) await storeMedia(`${sha256}/drawing.svgz`, await gzipped(drawn.content, { level: 9 }));
  const rows = files.map(({ content: made, name, ...size }) => ({
    ...size,
    bytes: made.length,
    key: `${sha256}/${name}`,
  }));
  return db().$transaction(async (tx) => {
    const media = await tx.media.upsert({
      where: { sha256 },
      update: {},
      create: {
        ...{ sha256, contentType, width, height, bytes: content.length, focalX, focalY, ...words },
        renditions: { create: rows },
      },
    });
    await enqueue(
      tx,
      pictureStored,
      { mediaId: media.id },
      { key: `${pictureStored.name}:${media.id}`, maxAttempts: 4 },
    );
    return media.id;
  });
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
