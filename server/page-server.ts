import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { UpgradeHandler } from 'next/dist/server/next';
import type { PageChanges } from '@/lib/pages/page-changes';
import type { OpenMedia } from './answers/media';
import { StaticAssets } from './answers/static-assets';
import { PageCache } from './cache/page-cache';
import { boundConnections } from './door/bound-connections';
import { isLoopback } from './door/may-see-metrics';
import type { Readiness } from './health';
import { Listener } from './listener';
import { Metrics } from './metrics';
import { PurgeListener } from './purge/purge-listener';
import { PageBuilder } from './render/build-page';
import type { Redirects } from './redirects';
import { RenderLine } from './render/render-line';
import type { PostedForm } from '@/lib/render';
import { watchProcess } from '@/lib/signals/watch-process';
import type { Renderer } from './render/render-page';
import { writeMetrics } from './signals/write-metrics';
import { StatusPages } from './render/status-pages';
import { type PageRenderer, rendersHere } from './render/threads/page-renderer';

export interface PageServerOptions {
  /** Next's request handler, for the newsroom. */
  renderer: Renderer;
  /** What renders reader pages; without it, `renderer` does. */
  pages?: PageRenderer;
  /** Next's socket for hot reload, in development. */
  upgrade?: UpgradeHandler;
  redirects: Redirects;
  /** When what shows nothing dated last changed. */
  standingDate: () => Promise<Date | null>;
  pageChanges: Pick<PageChanges, 'newestOf' | 'heard'>;
  openMedia: OpenMedia;
  readiness: Readiness;
  /** The primary database, past any pooler: its notices purge pages. */
  databaseUrl: string;
  /** The address of the site, without a slash at its end. */
  siteUrl: string;
  /** How many proxies stand before us and may say who the client is. */
  proxies: number;
  metricsToken?: string | undefined;
  /** What finished pages may take of memory; the process takes about 1.5 times that, 400 MB, and 200 MB a thread. */
  cacheBytes: number;
  /** Next answers everything itself; nothing is kept. */
  development: boolean;
  renderTimeoutMs?: number;
  /** How many connections one network may hold open; without it 256, and any number for this machine and for a proxy. */
  connectionsEach?: number;
  nextFolder?: string;
  publicFolder?: string;
}

/** The one HTTP process, ready to listen. */
export interface PageServer {
  /** Loads what it needs in memory, then takes requests; answers the port (useful with port 0). */
  listen(at: { port: number; host: string }): Promise<number>;
  /** Takes no more requests, finishes those it has within 8 s, and hangs up. */
  close(): Promise<void>;
}

const CONNECTIONS_EACH = 256;
const PLACES = { places: 8, longest: 500 };
const RENDER_TIMEOUT_MS = 10_000;
const LAST_ANSWERS_MS = 8000;
// A large picture over a slow line is the longest request; whatever else has a body has its own, shorter time
// (door/read-body). Who stops in the middle of a request or of reading the answer is hung up on.
const LIMITS = {
  keepAliveTimeout: 65_000,
  requestTimeout: 300_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
};
const SILENCE_MS = 120_000;

/** Puts the parts of the server together. */
export function createPageServer(options: PageServerOptions): PageServer {
  const {
    renderer,
    siteUrl,
    redirects,
    standingDate,
    pageChanges,
    renderTimeoutMs: timeoutMs = RENDER_TIMEOUT_MS,
  } = options;
  const metrics = new Metrics();
  const assets = new StaticAssets();
  const line = new RenderLine(PLACES);
  const pages = options.pages ?? rendersHere(renderer);
  const render = (url: string, form?: PostedForm) => pages.render({ url, siteUrl, timeoutMs, form });
  const statusPages = new StatusPages((path) => render(path));
  const builder = new PageBuilder({ render, redirects, standingDate, pageChanges, statusPages, metrics });
  const cache = new PageCache({ builder, pages, pageChanges, line, metrics, maxBytes: options.cacheBytes });
  const purges = new PurgeListener(options.databaseUrl, cache);
  const readiness = async () => (await options.readiness()) ?? (options.development ? null : purges.trouble);
  const listener = new Listener({
    ...options,
    readiness,
    cache,
    assets,
    metrics,
    metricsToken: options.metricsToken,
    writeMetrics: () => writeMetrics(metrics, gauges(cache, line)),
    submit: (url, form) => line.run(() => render(url, form)),
  });
  const server = createServer(LIMITS, listener.onRequest).setTimeout(SILENCE_MS);
  boundConnections(server, connectionTerms(options));
  if (options.upgrade) server.on('upgrade', (...request) => void options.upgrade?.(...request));
  return {
    listen: async (at) => {
      if (!options.development) await makeReady(options, { assets, statusPages, purges });
      const port = await listenAt(server, at);
      void assets.squeeze();
      return port;
    },
    close: () => Promise.all([hangUp(server), purges.close()]).then(() => undefined),
  };
}

interface Parts {
  assets: StaticAssets;
  statusPages: StatusPages;
  purges: PurgeListener;
}

function connectionTerms({ connectionsEach, proxies }: PageServerOptions) {
  if (connectionsEach !== undefined) return { most: connectionsEach, isFree: () => false };
  return { most: CONNECTIONS_EACH, isFree: (address: string) => proxies > 0 || isLoopback(address) };
}

async function makeReady(options: PageServerOptions, { assets, statusPages, purges }: Parts): Promise<void> {
  const { nextFolder = '.next/static', publicFolder = 'public' } = options;
  watchProcess();
  purges.start();
  await assets.load({ nextFolder, publicFolder });
  await statusPages.load();
}

async function listenAt(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  server.listen({ port, host, backlog: 4096 });
  await once(server, 'listening'); // throws the error if there is one
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function hangUp(server: Server): Promise<void> {
  if (!server.listening) return;
  server.prependListener('request', (_, response) => (response.shouldKeepAlive = false));
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), 50); // whose last answer was under way just now
  const impatience = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(impatience);
}

function gauges(cache: PageCache, line: RenderLine) {
  const { size: pages, bytes: pageBytes, isAway } = cache;
  return { pages, pageBytes, rendering: line.running, waiting: line.waiting, lineUp: !isAway };
}
