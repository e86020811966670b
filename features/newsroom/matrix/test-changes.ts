import type pg from 'pg';

/** What every table holds, each as one word: its name → how many rows and a hash of all of them. */
type Fingerprint = ReadonlyMap<string, string>;

interface Word {
  table: string;
  word: string;
}

let sql: string | undefined;

/**
 * Does work within a transaction, and answers in which tables it changed a row, the queue's included. Most noes come
 * before anything is written, which the server's own counts say at once; when something was, even if it was taken back,
 * every table is compared with what it was.
 */
export async function watchChanges<T>(
  line: pg.PoolClient,
  work: () => Promise<T>,
): Promise<{ result: T; findChanged: () => Promise<string[]> }> {
  const written = await countWritten(line);
  await line.query('SAVEPOINT watched');
  const result = await work();
  const findChanged = async () => {
    if ((await countWritten(line)) === written) return [];
    const after = await takeFingerprint(line);
    await line.query('ROLLBACK TO watched');
    return changedTables(await takeFingerprint(line), after);
  };
  return { result, findChanged };
}

/** How many rows this transaction has inserted, updated or deleted so far, what was rolled back included. */
async function countWritten(line: pg.PoolClient): Promise<number> {
  const { rows } = await line.query<{ written: number }>(`
    SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int AS written FROM pg_stat_xact_user_tables`);
  return rows[0]?.written ?? 0;
}

async function takeFingerprint(line: pg.PoolClient): Promise<Fingerprint> {
  sql ??= await writeSql(line);
  const { rows } = await line.query<Word>({ name: 'fingerprint', text: sql });
  return new Map(rows.map(({ table, word }) => [table, word]));
}

function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return [...after].flatMap(([table, word]) => (before.get(table) === word ? [] : [table]));
}

async function writeSql(line: pg.PoolClient): Promise<string> {
  const { rows } = await line.query<{ table: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
    WHERE schemaname = 'public' OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs') ORDER BY 1`);
  return rows
    .map(
      ({ table }) => `SELECT '${table.replace('public.', '')}' AS "table",
        count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS word FROM ${table} t`,
    )
    .join(' UNION ALL ');
}
