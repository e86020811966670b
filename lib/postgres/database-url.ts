import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

/** What the supervisor writes into `DATA_DIR` about the PostgreSQL it runs there, so that every process finds it. */
export const EmbeddedDatabase = z.object({
  /** Where the cluster's files are: below `DATA_DIR`, or elsewhere when the database's own user can't go there. */
  cluster: z.string(),
  port: z.number().int(),
  password: z.string(),
});
export type EmbeddedDatabase = z.infer<typeof EmbeddedDatabase>;

/** The database to use: `DATABASE_URL`, or the embedded one of `DATA_DIR`. Fault `no-database` when there is neither. */
export function databaseUrl(): string {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) return DATABASE_URL;
  const embedded = readEmbedded(DATA_DIR);
  if (!embedded)
    throw new Fault('no-database', 'There is no database yet: run npm start, or set DATABASE_URL.');
  return embeddedUrl(embedded);
}

/** The same database past any pooler, for what needs a connection of its own: listening, the queue, migrations, copies. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL ?? databaseUrl();
}

/** The note that the supervisor left in a data folder, if it ever ran there. */
export function readEmbedded(dataDir: string): EmbeddedDatabase | undefined {
  try {
    return EmbeddedDatabase.parse(JSON.parse(readFileSync(embeddedFile(dataDir), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Fault('database-note', `${embeddedFile(dataDir)} can't be read.`, { cause: error });
  }
}

/** Where that note is. */
export function embeddedFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

/** The address of an embedded database, on this machine only. */
export function embeddedUrl({ port, password }: EmbeddedDatabase, name = 'times'): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
}
