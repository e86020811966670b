import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { createPageServer, type PageServer } from '../page-server';
import { ask, StandIn, standInOptions } from '../test-server';
import { testDatabase } from '@/tools/test-database';
import { touchPages } from '@/tools/testing/touch-pages';

const PUBLISHES = 60;
const databaseUrl = testDatabase();
const servers: PageServer[] = [];
const ports: number[] = [];
let reader: pg.Pool;

beforeAll(async () => {
  reader = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  await reader.query('create table stories (id int primary key, version int not null)');
  await reader.query('insert into stories select n, 0 from generate_series(1, 5) n');
  for (let i = 0; i < 2; i++) {
    const server = createPageServer({ ...standInOptions(storyTeller()), databaseUrl });
    servers.push(server);
    ports.push(await server.listen({ port: 0, host: '127.0.0.1' }));
  }
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await reader.end();
});

/** A stand-in whose pages show what the database holds. */
function storyTeller(): StandIn {
  const standIn = new StandIn();
  const versions = new Map<string, number>();
  standIn.before = async (url) => {
    const id = Number(url.slice('/story-'.length));
    const { rows } = await reader.query<{ version: number }>('select version from stories where id = $1', [
      id,
    ]);
    versions.set(url, rows[0]?.version ?? -1);
    await sleep(Math.random() * 10); // time for a purge to overtake it
  };
  standIn.body = (url) => `version ${versions.get(url) ?? -1} `;
  return standIn;
}

async function versionAt(port: number, id: number): Promise<number> {
  return Number(/version (\d+)/.exec((await ask(port, `/story-${id}`)).text)?.[1]);
}

test('published under load, no process shows the old page a second later, and none is wrong in the end', async () => {
  let done = false;
  const load = ports.flatMap((port) =>
    [1, 2, 3, 4, 5].map(async (id) => {
      while (!done) await versionAt(port, id);
    }),
  );
  const late: number[] = [];
  for (let i = 0; i < PUBLISHES; i++) late.push(...(await publish(1 + (i % 5))));
  done = true;
  await Promise.all(load);
  expect(Math.max(...late)).toBeLessThan(1000);
  for (const id of [1, 2, 3, 4, 5]) {
    for (const port of ports) expect(await versionAt(port, id)).toBe(PUBLISHES / 5);
  }
});

/** How long after the commit each process still began to answer with the old page (ms). */
async function publish(id: number): Promise<number[]> {
  const version = await db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ version: number }[]>`
      update stories set version = version + 1 where id = ${id} returning version`;
    await touchPages(tx, [`page:/story-${id}`]);
    return rows[0]?.version ?? 0;
  });
  const committed = Date.now();
  return Promise.all(
    ports.map(async (port) => {
      for (let stale = 0; ;) {
        const asked = Date.now() - committed;
        if ((await versionAt(port, id)) >= version) return stale;
        stale = asked;
      }
    }),
  );
}
