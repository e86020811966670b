import type pg from 'pg';
import { z } from 'zod';

const Names = z.array(z.object({ name: z.string() }));
const Drops = z.array(z.object({ sql: z.string() }));

// Of ours alone: what belongs to an extension stays, and the schema may be somebody else's.
const OURS = (table: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${table}'::regclass AND d.objid = one.oid AND d.deptype = 'e')`;
const HERE = `'public'::regnamespace`;
const DROPS = `
  SELECT 1 AS turn, format('DROP TABLE %s CASCADE', one.oid::regclass) AS sql FROM pg_class one
    WHERE relnamespace = ${HERE} AND relkind IN ('r', 'p') AND ${OURS('pg_class')}
  UNION ALL SELECT 2, format('DROP ROUTINE IF EXISTS %s CASCADE', one.oid::regprocedure) FROM pg_proc one
    WHERE pronamespace = ${HERE} AND ${OURS('pg_proc')}
  UNION ALL SELECT 3, format('DROP TYPE IF EXISTS %s CASCADE', one.oid::regtype) FROM pg_type one
    WHERE typnamespace = ${HERE} AND typtype IN ('e', 'd') AND ${OURS('pg_type')}
  UNION ALL SELECT 4, format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %s CASCADE', one.oid::regconfig)
    FROM pg_ts_config one WHERE cfgnamespace = ${HERE} AND ${OURS('pg_ts_config')}
  UNION ALL SELECT 5, format('DROP TEXT SEARCH DICTIONARY IF EXISTS %s CASCADE', one.oid::regdictionary)
    FROM pg_ts_dict one WHERE dictnamespace = ${HERE} AND ${OURS('pg_ts_dict')}
  ORDER BY turn`;

/**
 * Takes the tables out of a database that is empty, but made for a newer version than a backup is of: that one's own are
 * made in their stead. Where they are none newer, nothing is done.
 */
export async function clearNewer(client: pg.Client, migrations: readonly string[]): Promise<void> {
  const { rows: made } = await client.query(
    "SELECT WHERE to_regclass('public._prisma_migrations') IS NOT NULL",
  );
  if (made.length === 0) return;
  const { rows } = await client.query(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  if (Names.parse(rows).every(({ name }) => migrations.includes(name))) return;
  await client.query('BEGIN');
  const drops = Drops.parse((await client.query(DROPS)).rows);
  await client.query(drops.map(({ sql }) => sql).join('; '));
  await client.query('COMMIT');
}
