import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type pg from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';
import { z } from 'zod';
import { ENTRY, type Manifest } from '@/features/backup/schema';
import { columnsOf, listTables } from '@/features/backup/tables/list-tables';
import { JOBS_IN, JOBS_TABLE, takeJobs } from '@/features/backup/tables/queue-jobs';
import { Fault } from '@/lib/errors';

const open = promisify(gunzip);
const MOST_BYTES = 64_000_000; // of a part unpacked: a few megabytes, and its last row

const Key = z.object({ owner: z.string(), name: z.string(), definition: z.string() });

/**
 * Fills the tables of a database in the transaction of its connection, in whatever order they come. Foreign keys are put
 * back when all rows are there, which checks them; triggers don't run, since what they would write is in the backup. Both
 * need no more than to be the owner of the tables.
 */
export class TableFiller {
  readonly #client: pg.Client;
  readonly #manifest: Manifest;
  #keys: z.infer<typeof Key>[] = [];
  #filling: { folder: string; stream: CopyStreamQuery; ended: Promise<void> } | undefined;

  constructor(client: pg.Client, manifest: Manifest) {
    this.#client = client;
    this.#manifest = manifest;
  }

  /** Empties the tables and makes them ready. Fault when they are not those of the backup. */
  async begin(): Promise<void> {
    const tables = await listTables(this.#client);
    const same = JSON.stringify(tables) === JSON.stringify(this.#manifest.tables);
    if (!same) throw new Fault('backup-tables', 'The tables of the database are not those of the backup.');
    const { rows } = await this.#client.query(
      `SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`,
    );
    this.#keys = z.array(Key).parse(rows);
    for (const { owner, name } of this.#keys)
      await this.#client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
    await this.#eachTable((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await this.#client.query(`TRUNCATE ${tables.map(({ name }) => `public."${name}"`).join(', ')}`);
    await this.#client.query(JOBS_TABLE);
  }

  /** One compressed part of a table, or of the jobs; the parts of each come one after the other. */
  async take(folder: string, part: Buffer): Promise<void> {
    if (this.#filling?.folder !== folder) {
      await this.#endTable();
      const stream = this.#client.query(from(this.#copySql(folder)));
      const ended = finished(stream);
      ended.catch(() => undefined); // also told to whoever writes or waits for the end
      this.#filling = { folder, stream, ended };
    }
    const { stream, ended } = this.#filling;
    const rows = await open(part, { maxOutputLength: MOST_BYTES });
    if (stream.destroyed) await ended;
    if (stream.write(rows)) return;
    const waiting = new AbortController();
    const drained = once(stream, 'drain', { signal: waiting.signal });
    await Promise.race([drained, ended]).finally(() => waiting.abort());
  }

  /** Sets numbering, keys and triggers as they were. What the rows break is an error. */
  async end(): Promise<void> {
    await this.#endTable();
    for (const { name, last } of this.#manifest.sequences)
      await this.#client.query(`SELECT setval($1::regclass, $2::bigint)`, [`public."${name}"`, last]);
    await takeJobs(this.#client);
    for (const { owner, name, definition } of this.#keys)
      await this.#client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`);
    await this.#eachTable((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }

  async #endTable(): Promise<void> {
    const filling = this.#filling;
    this.#filling = undefined;
    if (!filling) return;
    filling.stream.end();
    await filling.ended;
  }

  async #eachTable(statement: (table: string) => string): Promise<void> {
    for (const { name } of this.#manifest.tables) await this.#client.query(statement(`public."${name}"`));
  }

  #copySql(folder: string): string {
    if (folder === ENTRY.jobs) return JOBS_IN;
    const table = this.#manifest.tables.find(({ name }) => ENTRY.table(name) === folder);
    if (!table) throw new Fault('backup-tables', `The backup holds ${folder}, which it does not name.`);
    return `COPY ${columnsOf(table)} FROM STDIN`;
  }
}
