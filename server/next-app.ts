import next from 'next';
import type { RequestHandler, UpgradeHandler } from 'next/dist/server/next';

export interface NextApp {
  renderer: RequestHandler;
  upgrade: UpgradeHandler;
  close(): Promise<void>;
}

/** Starts Next within this process; in production `next build` must have run. */
export async function startNext({
  development,
  host,
  port,
}: {
  development: boolean;
  host: string;
  port: number;
}): Promise<NextApp> {
  const app = next({ dev: development, dir: process.cwd(), hostname: host, port, quiet: !development });
  await app.prepare();
  return { renderer: app.getRequestHandler(), upgrade: app.getUpgradeHandler(), close: () => app.close() };
}
