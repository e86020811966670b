import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db';

/** Which segments of the memory are meant: those that fit all that is given. Times are of learning. */
export interface MemoryFilter {
  /** The engine's name, with or without its version. */
  engine?: string;
  /** Languages: BCP 47 tags, as outlets and the site have them. */
  from?: string;
  to?: string;
  origin?: 'machine' | 'human';
  /** From this moment on. */
  since?: Date;
  /** Before this moment. */
  until?: Date;
}

const Group = z.object({
  engine: z.string(),
  origin: z.enum(['machine', 'human']),
  from: z.string(),
  to: z.string(),
  segments: z.number(),
  characters: z.number(),
  oldest: z.date(),
  newest: z.date(),
});

/** What the memory holds of one engine and pair of languages. `characters` are of the source texts. */
export type MemoryGroup = z.infer<typeof Group>;

/** What the memory knows, by engine and pair, the largest first. */
export async function listMemory(filter: MemoryFilter): Promise<MemoryGroup[]> {
  const rows = await db().$queryRaw`
    SELECT engine, origin::text, source_language AS "from", target_language AS "to", count(*)::float8 AS segments,
      sum(length(source))::float8 AS characters, min(created_at) AS oldest, max(created_at) AS newest
    FROM memory_segments WHERE ${conditionOf(filter)} GROUP BY 1, 2, 3, 4 ORDER BY segments DESC, 1, 2, 3, 4`;
  return z.array(Group).parse(rows);
}

const BATCH = 5000;
const Gone = z.array(z.object({ gone: z.number(), last: z.string().nullable() })).length(1);

/**
 * Has the memory forget segments, some thousands at a time, so that translating goes on meanwhile, and answers how many. Texts
 * of stories stay as they are. Safe to repeat; one that is killed has forgotten a part.
 */
export async function dropMemory(filter: MemoryFilter): Promise<number> {
  let [dropped, after] = [0, '0'];
  for (;;) {
    const [batch] = Gone.parse(
      await db().$queryRaw`
        WITH meant AS (
          SELECT id FROM memory_segments WHERE id > ${after}::bigint AND ${conditionOf(filter)} ORDER BY id LIMIT ${BATCH}
        ), gone AS (DELETE FROM memory_segments WHERE id IN (SELECT id FROM meant) RETURNING id)
        SELECT (SELECT count(*) FROM gone)::int AS gone, (SELECT max(id) FROM meant)::text AS last`,
    );
    dropped += batch?.gone ?? 0;
    if (!batch?.last) return dropped;
    after = batch.last;
  }
}

function conditionOf({ engine, from, to, origin, since, until }: MemoryFilter): Prisma.Sql {
  const conditions = [
    engine === undefined ? [] : [Prisma.sql`(engine = ${engine} OR starts_with(engine, ${`${engine} `}))`],
    from === undefined ? [] : [Prisma.sql`source_language = ${from}`],
    to === undefined ? [] : [Prisma.sql`target_language = ${to}`],
    origin === undefined ? [] : [Prisma.sql`origin = ${origin}::"MemoryOrigin"`],
    since === undefined ? [] : [Prisma.sql`created_at >= ${since}`],
    until === undefined ? [] : [Prisma.sql`created_at < ${until}`],
  ].flat();
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`;
}
