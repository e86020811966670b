import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { directUrl } from '@/lib/postgres/database-url';
import { Fault } from '@/lib/errors';

/**
 * Throws at once what would only be found after everything is loaded: no pages, no database to ask, an address that
 * can't be listened on. Faults, and the errors of the system.
 */
export async function requireStartable(at: { port: number; host: string }): Promise<void> {
  if (!existsSync('.next/BUILD_ID'))
    throw new Fault('not-built', 'The pages are not built: run npm run build.');
  directUrl();
  const probe = createServer().listen(at);
  await once(probe, 'listening');
  await new Promise((resolve) => probe.close(resolve));
}
