import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { reasonOf } from '@/lib/errors';
import { log } from '@/lib/log';
import { directUrl } from '@/lib/postgres/database-url';
import { requireNotices } from '@/lib/postgres/require-notices';
import { testDatabase } from '@/tools/test-database';
import { touchPages } from '@/tools/testing/touch-pages';
import { hasPgbouncer, startPgbouncer, type Pgbouncer } from '@/tools/testing/pgbouncer';
import { createPageServer, type PageServer } from '../page-server';
import { ask, StandIn, standInOptions, until } from '../test-server';

const databaseUrl = testDatabase();
let pooler: Pgbouncer;
let server: PageServer | undefined;
let standIn: StandIn;
let port: number;

describe.runIf(hasPgbouncer)('behind pgbouncer in transaction mode', () => {
  beforeAll(async () => {
    pooler = await startPgbouncer(databaseUrl);
    await closeDb();
    env().DATABASE_URL = pooler.url;
  });
  afterAll(async () => {
    await server?.close();
    await closeDb();
    await pooler.stop();
    env().DATABASE_URL = databaseUrl;
  });
  beforeEach(async () => {
    delete env().DATABASE_DIRECT_URL;
    await server?.close();
  });

  async function startServer(): Promise<void> {
    standIn = new StandIn();
    server = createPageServer({ ...standInOptions(standIn), databaseUrl: directUrl() });
    port = await server.listen({ port: 0, host: '127.0.0.1' });
  }
  const get = (target: string) => ask(port, target);
  const versionOf = async (target: string) => Number(/version (\d+)/.exec((await get(target)).text)?.[1]);
  const isLineUp = async () => (await get('/metrics')).text.includes('times_purge_line_up 1');

  test('many at once ask the same questions, and none meets a statement of another', async () => {
    const asked = Array.from({ length: 40 }, (_, n) =>
      db().$transaction(async (tx) => {
        await tx.section.findMany({ where: { id: { gt: n % 5 } } });
        return tx.section.count();
      }),
    );
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    await closeDb(); // another process, which knows no statement yet, on the same connections of the pooler
    expect(await db().section.count()).toBeGreaterThan(0);
    await Promise.all(Array.from({ length: 20 }, () => db().section.findMany()));
  });

  test('without an address past it nothing older than 0.9 s is served, and readiness says why', async () => {
    const warned = vi.spyOn(log(), 'warn').mockReturnValue();
    await startServer();
    await get('/world');
    standIn.version = 2; // and no purge can tell
    await sleep(950);
    expect(await versionOf('/world')).toBe(2);
    await until(async () => (await get('/readyz')).text.includes('set DATABASE_DIRECT_URL'));
    expect((await get('/readyz')).status).toBe(503);
    expect(await isLineUp()).toBe(false);
    await sleep(2500);
    expect(warned).toHaveBeenCalledTimes(1); // one outage, one line
    vi.restoreAllMocks();
  });

  test('a start on it is refused with what to set, and with another database for the way past', async () => {
    const start = (listenAt: string) =>
      requireNotices({ listenAt, sendAt: pooler.url }).then(() => 'taken', reasonOf);
    const [through, other, past] = await Promise.all([
      start(pooler.url),
      start(databaseUrl.replace(/[^/]+$/, 'postgres')),
      start(databaseUrl),
    ]);
    expect(through).toMatch(/set DATABASE_DIRECT_URL/);
    expect(other).toMatch(/does not lead to the database of DATABASE_URL/);
    expect(past).toBe('taken');
  });

  test('with one, purges are heard whatever connection they were committed on', async () => {
    env().DATABASE_DIRECT_URL = databaseUrl;
    await startServer();
    await until(isLineUp);
    expect((await get('/readyz')).text).toBe('ready\n');
    for (let version = 2; version < 12; version++) {
      await get('/world');
      standIn.version = version;
      await db().$transaction((tx) => touchPages(tx, ['/world']));
      await until(async () => (await versionOf('/world')) === version);
    }
  });
});
