import type pg from 'pg';
import { z } from 'zod';
import { pool } from '@/lib/db';
import type { Column } from './test-columns';

/** Which rows of each table the subject's pages show, by its number `$1`. A table that pages read and that is not here is an error. */
const ROWS: Record<string, string> = {
  articles: 'id = $1',
  article_counts: `kind || key IN (SELECT 'day' || published_on FROM articles WHERE id = $1)`,
  article_revisions: 'id = (SELECT published_revision_id FROM articles WHERE id = $1)',
  article_topics: 'article_id = $1',
  bylines: 'article_id = $1',
  corrections: 'article_id = $1',
  topics: 'id IN (SELECT topic_id FROM article_topics WHERE article_id = $1)',
  people: 'id IN (SELECT person_id FROM bylines WHERE article_id = $1)',
  agencies: 'id IN (SELECT agency_id FROM bylines WHERE article_id = $1)',
  sections: 'id = (SELECT section_id FROM articles WHERE id = $1)',
  sources: 'id = (SELECT source_id FROM articles WHERE id = $1)',
  licence_terms: 'source_id = (SELECT source_id FROM articles WHERE id = $1)',
  source_items: 'id = (SELECT source_item_id FROM articles WHERE id = $1)',
  source_revisions: `id = (SELECT r.base_revision_id FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id WHERE a.id = $1)`,
  source_blocks: `revision_id = (SELECT r.base_revision_id FROM articles a JOIN article_revisions r ON r.id = a.published_revision_id WHERE a.id = $1)`,
  front_versions: `$1 > 0 AND state = 'published'`,
  front_slots: `$1 > 0 AND version_id IN (SELECT id FROM front_versions WHERE state = 'published')`,
  redirects: '$1 > 0',
};

/** Tables and columns that pages may show as they were, and why. */
const APART: Record<string, string> = {
  'article_counts.kind': 'says what is counted: never another',
  'article_counts.key': 'says what is counted: never another',
  page_changes: 'what this is about',
  view_hours: 'trends are a minute old at most: `remember` says so',
  search_documents: 'kept by a trigger on articles, with them',
  search_words: 'only ever proposes another word',
};

// The number of stories of the day stands under each of them: it may be a minute old.
const A_MINUTE_LATE = 'article_counts.articles';

/** Whether a page may show a change of this column a minute later: it is refreshed by itself by then. */
export function mayBeLate(column: Column, { softAgeMs }: { softAgeMs: number }): boolean {
  return column === A_MINUTE_LATE && softAgeMs <= 60_000;
}

/** Whether somebody who changes this column need tell no page. */
export function isApart(column: Column): boolean {
  const [table = '', name] = column.split('.');
  return name === 'id' || table in APART || column in APART;
}

/** Of these columns, those of tables of which nothing here says which rows pages show. */
export function unknownOf(columns: readonly Column[]): Column[] {
  return columns.filter((column) => !((column.split('.')[0] ?? '') in ROWS));
}

const Type = z.object({
  kind: z.string(),
  isEnum: z.boolean(),
  values: z.array(z.string()),
  refers: z.string().nullable(),
});

/** Expressions for other values than a column has, by what it holds. */
async function otherValues(table: string, name: string): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT format_type(a.atttypid, NULL) AS kind, t.typtype = 'e' AS "isEnum",
       array(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid)::text[] AS values,
       (SELECT c.confrelid::regclass::text FROM pg_constraint c
        WHERE c.conrelid = a.attrelid AND c.contype = 'f' AND c.conkey = ARRAY[a.attnum]) AS refers
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = $1::regclass AND a.attname = $2`,
    [table, name],
  );
  const { kind, isEnum, values, refers } = Type.parse(rows[0]);
  if (refers) return [`(SELECT id FROM ${refers} o WHERE o.id <> ${name} ORDER BY o.id LIMIT 1)`, 'NULL'];
  if (isEnum) return values.map((value) => `'${value}'`);
  if (kind.endsWith('[]')) return [`(${name})[2:]`, 'array[]::int[]'];
  if (kind === 'boolean') return [`NOT coalesce(${name}, false)`];
  if (kind === 'jsonb')
    return [
      `replace(${name}::text, '. ', ' indeed. ')::jsonb`,
      `replace(${name}::text, 'e', 'é')::jsonb`,
      'NULL',
      `'[]'`,
    ];
  if (kind === 'date') return [`${name} - 1`];
  if (kind.startsWith('timestamp'))
    return [
      `coalesce(${name}, now()) - interval '1 minute'`,
      `coalesce(${name}, now()) + interval '1 hour'`,
      'NULL',
    ];
  if (/^(?:integer|bigint|smallint)$/.test(kind)) return [`coalesce(${name}, 0) + 1`, 'NULL'];
  if (kind === 'text') return [`coalesce(${name}, '') || '-or-not'`, `'not-yet'`, `''`, 'NULL'];
  throw new Error(`say how to change a ${kind}: ${table}.${name}`);
}

/** One change of one value, which the database has taken; `undo` sets it as it was. */
export interface Done {
  what: string;
  undo: () => Promise<void>;
}

/** Tries changes of a column that the database takes, until `between`, which undoes them, says that pages showed one. */
export async function changeColumn(
  column: Column,
  subject: number,
  between: (change: Done) => Promise<boolean>,
): Promise<number> {
  const [table = '', name = ''] = column.split('.');
  const rows = ROWS[table] ?? 'false';
  let taken = 0;
  for (const value of await otherValues(table, name)) {
    const done = await change({ table, name, value, rows, subject });
    if (!done) continue;
    taken++;
    if (await between(done)) break;
  }
  return taken;
}

interface Change {
  table: string;
  name: string;
  value: string;
  rows: string;
  subject: number;
}

async function change({ table, name, value, rows, subject }: Change): Promise<Done | null> {
  const client = await pool().connect();
  try {
    const { rows: found } = await client.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${rows} ORDER BY ctid LIMIT 1`,
      [subject],
    );
    const before = found[0]?.row;
    if (!before) throw new Error(`no row of ${table} belongs to the subject`);
    const keys = await keysOf(client, table);
    const same = keys.map((key) => `t.${key} = o.${key}`).join(' AND ');
    const old = `jsonb_populate_record(NULL::${table}, $1)`;
    const update = `UPDATE ${table} t SET ${name} = ${value.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `t.${name}`)} FROM ${old} o WHERE ${same} AND t.${name} IS DISTINCT FROM (${value.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `t.${name}`)}) RETURNING to_jsonb(t) AS row`;
    const changed = await client.query<{ row: Record<string, unknown> }>(update, [before]);
    const after = changed.rows[0]?.row;
    if (!after) return null;
    const now = keys.map((key) => `t.${key} = n.${key}`).join(' AND ');
    return {
      what: `${table}.${name} := ${value}`,
      undo: async () => {
        await pool().query(
          `UPDATE ${table} t SET ${name} = o.${name} FROM ${old} o, jsonb_populate_record(NULL::${table}, $2) n WHERE ${now}`,
          [before, after],
        );
      },
    };
  } catch (error) {
    if (/^(?:23|P0001|22|55|25)/.test((error as { code?: string }).code ?? '')) return null; // what the database does not take
    throw error;
  } finally {
    client.release();
  }
}

async function keysOf(client: pg.PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
     WHERE i.indrelid = $1::regclass AND i.indisprimary`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const ALONE = [
  'corrections',
  'article_topics',
  'bylines',
  'front_slots',
  'redirects',
  'licence_terms',
  'source_blocks',
];

/** Takes away a row of each table on which no other row depends, one after the other; undone, it is there again. */
export async function* comeAndGo(subject: number): AsyncGenerator<{ table: string; done: Done }> {
  for (const table of ALONE) {
    const { rows } = await pool().query<{ row: object }>(
      `DELETE FROM ${table} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${ROWS[table] ?? 'false'} ORDER BY ctid LIMIT 1)
       RETURNING to_jsonb(${table}) AS row`,
      [subject],
    );
    const undo = async () => {
      await pool().query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [
        rows[0]?.row,
      ]);
    };
    yield { table, done: { what: `a row of ${table} goes`, undo } };
  }
}
