import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateAll } from '../run/migrate-all';
import { startScratchPostgres } from './scratch-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for this run, with a migrated database `template` that test databases are copied from. */
    postgres: string;
  }
}

/** Runs once before all tests: a database server of their own, and one migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startScratchPostgres();
  await makeTemplate(postgres.url);
  project.provide('postgres', postgres.url);
  return postgres.stop;
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create database template');
  await client.end();
  await migrateAll(url.replace(/\/times$/, '/template'));
}
