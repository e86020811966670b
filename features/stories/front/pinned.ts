import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';
import { expires } from '@/lib/render';

/** The order of which page is meant: of the front (null) or a section; the live one, or this draft. */
export interface Layout {
  sectionId: number | null;
  draftId?: number;
}

const Slots = z.array(
  z.object({ id: z.number(), starts: z.date().nullable(), expires: z.date().nullable() }),
);

/** The version that holds an order, as SQL. Null when nothing was ever put live. */
export function versionOf({ sectionId, draftId }: Layout): Prisma.Sql {
  if (draftId !== undefined) return Prisma.sql`${draftId}::int`;
  return Prisma.sql`(SELECT v.id FROM front_versions v
    WHERE coalesce(v.section_id, 0) = ${sectionId ?? 0} AND v.state = 'published' ORDER BY v.number DESC LIMIT 1)`;
}

/**
 * Ids of the stories that editors pinned to a page and whose time it is, in their order. The page being rendered is
 * wrong from the next moment on at which one of them comes or goes.
 */
export async function listPinned(layout: Layout): Promise<number[]> {
  const now = new Date();
  const rows = await db().$queryRaw`
    SELECT f.article_id AS id, f.starts_at AS starts, f.expires_at AS expires FROM front_slots f
    WHERE f.version_id = ${versionOf(layout)} ORDER BY f.position`;
  const slots = Slots.parse(rows);
  for (const at of slots.flatMap((slot) => [slot.starts, slot.expires])) if (at && at > now) expires(at);
  return slots
    .filter((slot) => (!slot.starts || slot.starts <= now) && (!slot.expires || slot.expires > now))
    .map(({ id }) => id);
}
