import pg from 'pg';

/** A column that a query reads, as `articles.state`. */
export type Column = string;

type Query = (...given: unknown[]) => unknown;

const clients = pg.Client.prototype as { query: Query };
let unwatched: Query | undefined;

/** Notes every query that any connection of this process is sent from now on. */
export function watchQueries(): Set<string> {
  const seen = new Set<string>();
  const send = clients.query;
  unwatched = send;
  clients.query = function query(this: unknown, ...given) {
    const [first] = given;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text) seen.add(text);
    return send.apply(this, given);
  };
  return seen;
}

/** Lets connections send unwatched again. */
export function watchNoMore(): void {
  if (unwatched) clients.query = unwatched;
}

/**
 * The columns that these queries read, found by PostgreSQL itself: each is made into a view, and the catalogue says what a view
 * depends on.
 */
export async function columnsRead(queries: Iterable<string>, databaseUrl: string): Promise<Column[]> {
  const line = new pg.Client(databaseUrl);
  await line.connect();
  const found = new Set<Column>();
  try {
    for (const query of queries) {
      if (!/^\s*(?:select|with)\b/i.test(query) || /pg_notify|set_config|pg_stat|pg_catalog/.test(query))
        continue;
      for (const column of await columnsOf(query, line)) found.add(column);
    }
  } finally {
    await line.end();
  }
  return [...found].sort();
}

async function columnsOf(query: string, line: pg.Client): Promise<Column[]> {
  await line.query(`PREPARE asked AS ${query}`);
  const types = await line.query<{ types: string[] }>(
    `SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'asked'`,
  );
  await line.query('DEALLOCATE asked');
  const given = types.rows[0]?.types ?? [];
  const filled = query.replace(/\$(\d+)/g, (_, place) => `(NULL::${given[Number(place) - 1] ?? 'text'})`);
  await line.query(`CREATE TEMP VIEW asked AS SELECT 1 AS one WHERE EXISTS (${filled.replace(/;\s*$/, '')})`);
  const { rows } = await line.query<{ column: Column }>(
    `SELECT DISTINCT t.relname || '.' || a.attname AS column
     FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class
     JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
     WHERE v.relname = 'asked' AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
       AND t.relnamespace = 'public'::regnamespace`,
  );
  await line.query('DROP VIEW asked');
  return rows.map(({ column }) => column);
}
