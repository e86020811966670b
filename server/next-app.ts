import next from 'next';
import type { RequestHandler, UpgradeHandler } from 'next/dist/server/next';

export interface NextApp {
  renderer: RequestHandler;
  upgrade: UpgradeHandler;
  close(): Promise<void>;
}

/**
 * Starts Next within this process; in production `next build` must have run. There its router is left out
 * (`customServer: false`, as Next starts its own server): finding pages, files and redirects is done before a request
 * gets here, and doing it twice cost a fifth of each render.
 */
export async function startNext({
  development,
  host,
  port,
}: {
  development: boolean;
  host: string;
  port: number;
}): Promise<NextApp> {
  const own = { dir: process.cwd(), hostname: host, port };
  const app = development
    ? next({ ...own, dev: true })
    : next({ ...own, dev: false, quiet: true, customServer: false });
  await app.prepare();
  return { renderer: app.getRequestHandler(), upgrade: app.getUpgradeHandler(), close: () => app.close() };
}
