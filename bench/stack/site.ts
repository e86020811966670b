import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { at, PORTS } from './ports';
import { startProgram } from './programs';

/** Where programs write, and the database they use. */
interface Site {
  folder: string;
  databaseUrl: string;
}

/** Two web processes as in production, and the bare page to compare with. */
export function startSite({ folder, databaseUrl }: Site): Promise<ChildProcess[]> {
  const bare = startProgram({
    ...{ command: process.execPath, parameters: ['bench/bare/server.mjs'] },
    env: { ...settings({ folder, databaseUrl }), PORT: String(PORTS.bare) },
    logFile: join(folder, 'bare.log'),
    ready: at(PORTS.bare, '/story/1'),
  });
  const webs = [PORTS.web, PORTS.secondWeb].map((port) => startWeb(port, { folder, databaseUrl }));
  return Promise.all([...webs, bare]);
}

/** One web process as in production. */
export function startWeb(port: number, site: Site): Promise<ChildProcess> {
  return startProgram({
    ...{ command: process.execPath, parameters: ['generated/run/web.mjs'] },
    env: { ...settings(site), PORT: String(port), SITE_URL: at(PORTS.web), TRUST_PROXY: '1' },
    logFile: join(site.folder, `web-${port}.log`),
    ready: at(port, '/readyz'),
  });
}

function settings({ folder, databaseUrl }: Site): Record<string, string> {
  const shared = { NODE_ENV: 'production', LOG_LEVEL: 'warn', HOST: '127.0.0.1' };
  return { ...shared, DATABASE_URL: databaseUrl, DATA_DIR: folder };
}
