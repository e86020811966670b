import { writeViews } from '@/features/audience/count-views';
import { openMedia } from '@/features/media/storage/media-store';
import { openChecks } from '@/features/translation/findings/apart/open-checks';
import { directUrl } from '@/lib/postgres/database-url';
import { closeDb } from '@/lib/db';
import { announceSite, env } from '@/lib/env';
import { leaveWithReason } from '@/lib/signals/leave-with-reason';
import { log } from '@/lib/log';
import { PageChanges } from '@/lib/pages/page-changes';
import { databaseReadiness } from './health';
import { nextWhenAsked, startNext } from './next-app';
import { createPageServer } from './page-server';
import { ourRedirects } from './redirects';
import { standingDate } from '@/lib/postgres/standing-date';
import { RenderPool } from './render/threads/render-pool';
import { requireStartable } from './require-startable';

leaveWithReason();
const { PORT: port, HOST: host, NODE_ENV, SITE_URL, TRUST_PROXY, METRICS_TOKEN, CACHE_MB } = env();
const development = NODE_ENV === 'development';

announceSite();
openChecks();
if (!development) await requireStartable({ port, host });
const [next, pages] = await Promise.all([
  development ? startNext({ development, host, port }) : nextWhenAsked({ host, port }),
  development ? undefined : RenderPool.start({ host, port }),
]);
const server = createPageServer({
  ...next,
  pages,
  redirects: ourRedirects(),
  standingDate,
  pageChanges: new PageChanges(),
  openMedia,
  development,
  readiness: databaseReadiness(directUrl()),
  databaseUrl: directUrl(),
  siteUrl: SITE_URL,
  proxies: TRUST_PROXY,
  metricsToken: METRICS_TOKEN,
  cacheBytes: CACHE_MB * 1024 * 1024,
});

let stopping = false;
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

await server.listen({ port, host });
log().info({ url: SITE_URL }, `web listens on ${host}:${port}`);
process.send?.('ready');

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 9500).unref(); // whatever hangs, we are gone within ten seconds
  await server.close();
  await writeViews().catch(() => undefined); // without a database there is nowhere to write them
  await Promise.allSettled([next.close(), pages?.close(), closeDb()]);
  process.exit(0);
}
