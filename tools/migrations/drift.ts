import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openEngine } from './engine';

/**
 * The SQL that leads from the migrations to the schema, empty when they agree. What a migration adds by hand is no
 * drift when the engine can't see it: checks, exclusions, triggers, functions, views, and indexes that are partial or
 * over an expression. It does see every other index, so that those belong in the schema too, and an index with INCLUDE
 * must be partial. A generated column is `@default(dbgenerated())` there.
 * `server` is a PostgreSQL where a scratch database may be made.
 */
export async function findDrift(options: { prismaDir: string; server: string }): Promise<string> {
  const engine = await openEngine(options.server);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(resolve(options.prismaDir, 'migrations')) },
      to: { tag: 'schemaDatamodel', files: readSchema(options.prismaDir) },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 2 ? (stdout ?? '').trim() : ''; // otherwise a comment that says so
  } finally {
    engine.free();
  }
}

function readSchema(prismaDir: string): { path: string; content: string }[] {
  const files = readdirSync(prismaDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.prisma'),
  );
  return files
    .sort()
    .map((file) => join(prismaDir, file))
    .map((path) => ({ path, content: readFileSync(path, 'utf8') }));
}

function readMigrations(folder: string) {
  const lock = join(folder, 'migration_lock.toml');
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    migrationDirectories: entries
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: readSql(folder, name) },
      })),
  };
}

function readSql(folder: string, name: string) {
  return { tag: 'ok' as const, value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') };
}
