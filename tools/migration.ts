import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '@/lib/errors';
import { findDrift } from './migrations/drift';
import { startScratchPostgres } from './testing/scratch-postgres';

// npm run migration NAME: writes the next migration from what the schema says and the migrations don't.
// npm run migration -- --check: prints that difference and fails when there is one.
const PRISMA_DIR = join(import.meta.dirname, '..', 'prisma');

try {
  process.exitCode = await main(process.argv[2] ?? '');
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}

async function main(wish: string): Promise<number> {
  if (wish !== '--check' && !/^[a-z][a-z0-9_]*$/.test(wish)) {
    console.error('Say what the migration does, in lower case: npm run migration add_topics (or -- --check)');
    return 2;
  }
  const sql = await differenceToSchema();
  if (wish === '--check') return report(sql);
  console.log(
    sql ? `wrote ${writeMigration(wish, sql)}` : 'The migrations already say what the schema says.',
  );
  return 0;
}

async function differenceToSchema(): Promise<string> {
  const postgres = await startScratchPostgres();
  try {
    return await findDrift({ prismaDir: PRISMA_DIR, server: postgres.url });
  } finally {
    await postgres.stop();
  }
}

function report(sql: string): number {
  if (sql) console.log(`The schema and the migrations disagree. From migrations to schema:\n\n${sql}`);
  return sql ? 1 : 0;
}

function writeMigration(name: string, sql: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(PRISMA_DIR, 'migrations', `${stamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`);
  return folder;
}
