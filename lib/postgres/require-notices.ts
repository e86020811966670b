import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '@/lib/errors';
import { isBehindPooler, NEEDS_DIRECT_URL } from './behind-pooler';
import { connectionFault } from '@/lib/postgres/faults/connection-fault';

const PATIENCE_MS = 5000;

/**
 * Throws a Fault unless a notice that is committed through one address is heard at the other, without which no page
 * would ever be fresh: there may be a pooler between, or they may be two databases.
 */
export async function requireNotices({
  listenAt,
  sendAt,
}: {
  listenAt: string;
  sendAt: string;
}): Promise<void> {
  const [ear, voice] = await Promise.all([connect(listenAt), connect(sendAt)]);
  try {
    const channel = `notice_${crypto.randomUUID().replaceAll('-', '')}`;
    const heard = new Promise<true>((resolve) => ear.on('notification', () => resolve(true)));
    await ear.query(`listen ${channel}`);
    await voice.query(`select pg_notify('${channel}', '')`);
    if (await Promise.race([heard, sleep(PATIENCE_MS, false, { ref: false })])) return;
    throw new Fault(
      'database-silent',
      (await isBehindPooler(ear))
        ? NEEDS_DIRECT_URL
        : 'DATABASE_DIRECT_URL does not lead to the database of DATABASE_URL: what is written there is not heard here.',
    );
  } finally {
    await Promise.all([ear.end(), voice.end()]);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined); // a lost line also rejects the query
  await client.connect().catch((error: unknown) => {
    throw connectionFault(error, url);
  });
  return client;
}
