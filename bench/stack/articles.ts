import pg from 'pg';
import { closeDb, pool } from '@/lib/db';
import { generateArticles } from '@/prisma/generate/generate-articles';
import type { Address } from '../bench';

/** Adds generated articles and leaves the database nothing to tidy up while we measure. */
export async function addArticles(articles: number, seed: number): Promise<void> {
  const { seconds } = await generateArticles({ articles, seed, now: new Date() });
  console.log(`${articles.toLocaleString('en')} articles generated in ${seconds.toFixed(1)} s`);
  await pool().query('VACUUM (ANALYZE)');
  await pool().query('CHECKPOINT');
}

/** Copies the database, which nobody may use meanwhile, and answers the address of the copy. */
export async function copyDatabase(databaseUrl: string, name: string): Promise<string> {
  await closeDb();
  const copy = new URL(databaseUrl);
  const original = copy.pathname.slice(1);
  copy.pathname = '/postgres';
  const client = new pg.Client(copy.href);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${original}`);
  await client.end();
  copy.pathname = `/${name}`;
  return copy.href;
}

/** Every article whose full text is shown, in an order without meaning. */
export async function listAddresses(databaseUrl: string): Promise<Address[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<Address>(
    `SELECT a.id, a.path FROM articles a WHERE a.state = 'published' AND (
       SELECT may_show_full_text FROM licence_terms l WHERE l.source_id = a.source_id) ORDER BY md5(a.path)`,
  );
  await client.end();
  return rows;
}
