import type pg from 'pg';
import type { Rows } from './filing';

/** What is written of each table; anything else keeps its default. */
const COLUMNS = {
  source_items:
    'id source_id external_id url language published_at filed_at current_revision_id last_block_number',
  source_revisions: 'id item_id number filed_at headline standfirst byline agency completeness fingerprint',
  source_blocks: 'revision_id key position kind text html attributes hash',
  articles:
    'id state language version section_id source_id source_item_id original_language base_revision_id headline standfirst slug path published_on first_published_at modified_at breaking_until published_revision_id fill lead_picture related_ids indexable noindex_reason last_block_number created_at updated_at',
  article_blocks:
    'article_id key position kind text html attributes status source_key source_hash engine engine_version translated_at hands',
  article_revisions:
    'id article_id number at reason author headline standfirst teaser blocks credits base_revision_id published_at',
  bylines: 'article_id position person_id agency_id credit',
  article_topics: 'article_id topic_id',
  corrections: 'article_id revision_id kind text at',
} as const;

export type TableName = keyof typeof COLUMNS;
export type Batch = Record<TableName, Rows[]>;

/** Tables whose rows point at each other, so that their numbers must be known before they are written. */
const NUMBERED = ['source_items', 'source_revisions', 'articles', 'article_revisions'] as const;
export type Numbers = Record<(typeof NUMBERED)[number], number[]>;

const TABLES = Object.keys(COLUMNS) as TableName[]; // exactly these keys
const INSERT = `WITH ${TABLES.map(insertInto).join(',\n')} SELECT`;

export function emptyBatch(): Batch {
  return Object.fromEntries(TABLES.map((table) => [table, [] as Rows[]])) as Batch; // one list for each table
}

/**
 * Writes a batch in one statement. Rows of different tables point at each other in circles, and foreign keys are
 * checked at the end of a statement: in several, none could be the first.
 */
export async function insertBatch(pool: pg.Pool, batch: Batch): Promise<void> {
  await pool.query(
    INSERT,
    TABLES.map((table) => JSON.stringify(batch[table])),
  );
}

/** Takes as many numbers from each table's sequence. */
export async function reserveNumbers(pool: pg.Pool, count: number): Promise<Numbers> {
  const taken = NUMBERED.map((table) => `nextval(pg_get_serial_sequence('${table}', 'id'))::int AS ${table}`);
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT ${taken.join(', ')} FROM generate_series(1, $1)`,
    [count],
  );
  return Object.fromEntries(NUMBERED.map((table) => [table, rows.map((row) => row[table])])) as Numbers; // just selected
}

function insertInto(table: TableName, at: number): string {
  const columns = COLUMNS[table].replaceAll(' ', ', ');
  return `new_${table} AS (INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $${at + 1}))`;
}
