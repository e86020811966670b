import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';
import { postmasterOf } from './cluster/postmaster';

/** Where root's clusters and copied programs go when the database's own account can't enter the data folder. */
export const SYSTEM_FOLDER = '/var/lib/limited-times';

/** What the supervisor writes into `DATA_DIR` about the PostgreSQL it runs there, so that every process finds it. */
export const EmbeddedDatabase = z.object({
  /** Where the cluster's files are. In the note: below `DATA_DIR` as seen from there, since a folder may move. */
  cluster: z.string(),
  port: z.number().int(),
  password: z.string(),
  /** False until the cluster has been made: from then on it must be there. */
  made: z.boolean().default(true),
});
export type EmbeddedDatabase = z.infer<typeof EmbeddedDatabase>;

/**
 * The database to use: `DATABASE_URL`, or the embedded one of `DATA_DIR` that runs. Fault `no-database` when there is
 * neither: the port in the note of a copied folder may be that of the original.
 */
export function databaseUrl(): string {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) return DATABASE_URL;
  const embedded = readEmbedded(DATA_DIR);
  const port = embedded && postmasterOf(embedded.cluster)?.port;
  if (!port)
    throw new Fault(
      'no-database',
      `There is no database: ${embedded ? `that of ${DATA_DIR} does not run. Run` : 'run'} npm start, or set DATABASE_URL.`,
    );
  return embeddedUrl({ ...embedded, port });
}

/** The same database past any pooler, for what needs a connection of its own: listening, the queue, migrations, copies. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL ?? databaseUrl();
}

/** The note that the supervisor left in a data folder, if it ever ran there; `cluster` is absolute. */
export function readEmbedded(dataDir: string): EmbeddedDatabase | undefined {
  try {
    const note = EmbeddedDatabase.parse(JSON.parse(readFileSync(embeddedFile(dataDir), 'utf8')));
    return { ...note, cluster: placeOf(dataDir, note.cluster) };
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

/** Version 0.2 wrote a whole path also for what lies in the data folder, which is another one in a copy. */
function placeOf(dataDir: string, cluster: string): string {
  if (isAbsolute(cluster) && !cluster.startsWith(`${SYSTEM_FOLDER}/`))
    return join(resolve(dataDir), basename(cluster));
  return resolve(dataDir, cluster);
}
