import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { PictureView } from '@/features/media/schema';
import { openMedia } from '@/features/media/storage/media-store';
import { drawShareImage } from '@/features/seo/share/draw-share-image';
import { LIVE } from '@/features/stories/select-stories';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { changed, dep } from '@/lib/render';

const Shared = z.object({
  headline: z.string(),
  publishedAt: z.date(),
  modifiedAt: z.date().nullable(),
  sourceId: z.number().nullable(),
  language: z.string().nullable(),
  outlet: z.string().nullable(),
  picture: PictureView.nullable(),
});

interface Dated {
  id: number;
  publishedAt: Date;
  modifiedAt: Date | null;
}

/** The address of an article's share image. It changes when readers see the article changed, so that others fetch it anew. */
export function shareAddress(article: Dated): string {
  return `/assets/share/${article.id}-${versionOf(article)}.jpeg`;
}

/** The share image at an address that `shareAddress` gave and that is still right; 404 for any other. */
export async function answerShareImage(file: string): Promise<Response> {
  const [, asked = '0', form] = /^(\d{1,9})-[\da-z]{1,9}\.(jpeg|png)$/.exec(file) ?? [];
  if (form === 'png') return movedFrom(file);
  const id = Number(asked);
  const rows = z.array(Shared).parse(
    await db().$queryRaw`
      SELECT r.headline, a.first_published_at AS "publishedAt", a.modified_at AS "modifiedAt", a.source_id AS "sourceId", a.original_language AS language,
        coalesce(o.romanised_name, o.name) AS outlet,
        CASE WHEN o.id IS NULL OR (a.lead_picture->>'drawing')::boolean OR (
          SELECT may_show_pictures FROM licence_terms t WHERE t.source_id = a.source_id AND t.valid_from <= now()
            AND coalesce(t.valid_until > now(), true) ORDER BY t.valid_from DESC, t.id DESC LIMIT 1) THEN a.lead_picture END AS picture
      FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id LEFT JOIN sources o ON o.id = a.source_id
      WHERE a.id = ${id} AND ${LIVE}`,
  );
  const shared = rows[0];
  dep(`article:${id}`);
  if (shared?.sourceId) dep(`source:${shared.sourceId}`); // its terms
  if (!shared || shareAddress({ id, ...shared }) !== `/assets/share/${file}`)
    return new Response('There is no such picture.\n', { status: 404 });
  changed(shared.publishedAt, shared.modifiedAt);
  const bytes = shared.picture && (await read(shared.picture));
  const picture = bytes && shared.picture ? { bytes, credit: shared.picture.credit } : null;
  const image = await drawShareImage({ ...shared, siteName: env().SITE_NAME, picture });
  return new Response(new Uint8Array(image), { headers: { 'content-type': 'image/jpeg' } });
}

/** They were PNG once, and stand in what others posted. */
function movedFrom(file: string): Response {
  const location = `/assets/share/${file.replace(/png$/, 'jpeg')}`;
  return new Response(null, { status: 308, headers: { location } });
}

function versionOf({ publishedAt, modifiedAt }: Dated): string {
  return Math.floor((modifiedAt ?? publishedAt).getTime() / 1000).toString(36);
}

async function read({ src }: PictureView): Promise<Buffer | null> {
  const media = await openMedia(src.replace(/^\/media\//, ''));
  return media && buffer(media.stream);
}
