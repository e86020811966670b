import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

const PATIENCE = 120_000;

/** Where a browser on this machine finds the site, whatever its public address is. */
export function openingAddress(): string {
  const { HOST, PORT } = env();
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

/** Settles when the site says that it can serve: database reachable, migrations applied. */
export async function answersReady(): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  let last = 'no answer';
  while (Date.now() < deadline) {
    const answer = await fetch(`${openingAddress()}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(
      () => undefined,
    );
    if (answer?.status === 200) return;
    last = answer ? `${answer.status} ${(await answer.text()).slice(0, 200)}` : last;
    await sleep(200);
  }
  throw new Fault('not-ready', `The web server did not become ready in ${PATIENCE / 1000} s (${last}).`);
}
