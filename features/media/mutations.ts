import { makeRenditions } from '@/features/media/make-renditions';
import { storeMedia } from '@/features/media/storage';
import type { PictureRights } from '@/generated/prisma/enums';
import { db } from '@/lib/db';

interface NewPicture {
  content: Buffer;
  alt: string;
  caption: string;
  credit: string;
  rights: PictureRights;
  drawing: boolean;
}

/** Stores a picture in all its sizes and answers its id. The same file is stored once, and keeps its first words. */
export async function storePicture({ content, ...words }: NewPicture): Promise<number> {
  const { sha256, contentType, width, height, renditions } = await makeRenditions(content);
  await storeMedia(`${sha256}/original`, content);
  const rows = renditions.map(({ content: made, ...size }) => ({
    ...size,
    key: `${sha256}/${size.width}.${size.format}`,
    content: made,
  }));
  for (const row of rows) await storeMedia(row.key, row.content);
  const media = await db().media.upsert({
    where: { sha256 },
    update: {},
    create: {
      ...{ sha256, contentType, width, height, bytes: content.length, ...words },
      renditions: { create: rows.map(({ content: made, ...row }) => ({ ...row, bytes: made.length })) },
    },
  });
  return media.id;
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
