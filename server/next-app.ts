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

/**
 * The same for production, started when it is first asked for: reader pages are rendered in threads, and a site in which
 * nobody works on the desk need not keep a second Next in memory.
 */
export function nextWhenAsked(at: { host: string; port: number }): Omit<NextApp, 'upgrade'> {
  let app: Promise<NextApp> | undefined;
  async function start(): Promise<NextApp> {
    try {
      return await (app ??= startNext({ development: false, ...at }));
    } catch (error) {
      app = undefined;
      throw error;
    }
  }
  return {
    renderer: async (...request) => (await start()).renderer(...request),
    close: async () => (await app)?.close(),
  };
}
