import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDb } from '@/lib/db';

/**
 * Call once at the top of a test file: `db()` is then a migrated, otherwise empty database of this file's own, copied
 * from a template and dropped at the end. Answers its address, for code that opens its own connection.
 */
export function testDatabase(): string {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const name = url.pathname.slice(1);
  beforeAll(() => inServer(`create database ${name} template template`), 30_000);
  afterAll(async () => {
    await closeDb();
    await inServer(`drop database ${name} with (force)`);
  });
  return url.href;
}

async function inServer(sql: string): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
