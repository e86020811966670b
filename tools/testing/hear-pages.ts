import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { PAGES_CHANNEL } from '@/lib/pages/purge';

/** Call once in a test file: answers a function that gives the names that pages were told since it was last asked. */
export function hearPages(databaseUrl: string): () => Promise<string[]> {
  const told: string[] = [];
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client(databaseUrl);
    await client.connect();
    client.on('notification', ({ payload }) => told.push(...(payload ?? '').split('\n')));
    await client.query(`listen ${PAGES_CHANNEL}`);
  });
  afterAll(() => client.end());
  return async () => {
    await client.query('select 1'); // what was committed before has been heard when this is answered
    return told.splice(0);
  };
}
