import {
  type Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { answerStatus, dep } from '@/lib/render';
import { testDatabase } from '@/tools/test-database';
import { createPageServer, type PageServer, type PageServerOptions } from './page-server';
import type { Redirect } from './render/build-page';
import type { Renderer } from './render/render-page';

/** What a test looks at in an answer. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Keeps connections open between requests; without one each has its own. */
  agent?: Agent;
}

/** A newspaper of one kind of page in place of Next. */
export class StandIn {
  /** Bumped by a test to "edit" every page. */
  version = 1;
  renders: string[] = [];
  seen: IncomingMessage[] = [];
  redirects = new Map<string, Redirect>();
  /** What happens before a page is answered; a test may make it wait or fail. */
  before: (url: string) => Promise<void> | void = () => undefined;
  /** What a page does besides; a test may name deps or a soft age. */
  during: (url: string) => Promise<void> | void = () => undefined;
  body = (url: string, version: number): string =>
    `<p>${url} version ${version}</p>${'<p>news</p>'.repeat(100)}`;

  readonly renderer: Renderer = async (request, response) => {
    const url = request.url ?? '';
    const version = this.version; // read when the render begins, as from a snapshot
    if (!url.startsWith('/status/')) {
      this.renders.push(url);
      this.seen.push(request);
    }
    dep('every-page', `page:${url}`);
    await this.before(url);
    await this.during(url);
    if (url.startsWith('/status/')) answerStatus(Number(url.slice('/status/'.length)));
    if (url.includes('missing')) answerStatus(404);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.write(`<!DOCTYPE html><html><body>${this.body(url, version)}`);
    response.end('<script>self.__next_f.push([1,"x"])</script></body></html>');
  };
}

/** For one test file: a real listener on a real socket with a real database's notices, and a stand-in for Next. */
export function testServer(overrides: (databaseUrl: string) => Partial<PageServerOptions> = () => ({})) {
  const databaseUrl = testDatabase();
  const running = { standIn: new StandIn(), port: 0 };
  let server: PageServer;

  beforeEach(async () => {
    running.standIn = new StandIn();
    server = createPageServer({ ...standInOptions(running.standIn), databaseUrl, ...overrides(databaseUrl) });
    running.port = await server.listen({ port: 0, host: '127.0.0.1' });
    await until(async () => (await get('/metrics')).text.includes('times_purge_line_up 1'));
  });
  afterEach(() => server.close());

  const get = (target: string, asking: Asking = {}) => ask(running.port, target, asking);
  const metric = async (name: string) =>
    Number(new RegExp(`^times_${name} (.*)$`, 'm').exec((await get('/metrics')).text)?.[1]);
  return {
    databaseUrl,
    running,
    get,
    metric,
    server: () => server,
    purge: async (...names: string[]) => {
      const before = await metric('purge_notices_total');
      await inDatabase(databaseUrl, (client) =>
        client.query('select pg_notify($1, $2)', ['pages', names.join('\n')]),
      );
      await until(async () => (await metric('purge_notices_total')) > before);
    },
  };
}

export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits until something is so; fails after fifteen seconds, for the machine may be busy. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it never came to be so');
    await sleep(10);
  }
}

/** One request without a client's own ideas: no agent, no decoding, any target. */
export function ask(
  port: number,
  target: string,
  { method = 'GET', headers = {}, body, agent }: Asking = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { port, host: '127.0.0.1', path: target, method, headers, agent: agent ?? false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const whole = Buffer.concat(chunks);
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: whole,
            text: whole.toString(),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What a server needs besides a database. */
export function standInOptions(standIn: StandIn): Omit<PageServerOptions, 'databaseUrl'> {
  return {
    renderer: standIn.renderer,
    redirects: {
      load: (paths) =>
        Promise.resolve(paths.map((path) => standIn.redirects.get(path)).find(Boolean) ?? null),
      hasQuery: ({ path }) =>
        Promise.resolve([...standIn.redirects.keys()].some((key) => key.startsWith(`${path}?`))),
    },
    standingDate: () => Promise.resolve(null),
    pageChanges: { newestOf: () => Promise.resolve(null), heard: () => undefined },
    openMedia: () => Promise.resolve(null),
    readiness: () => Promise.resolve(null),
    siteUrl: 'https://times.test',
    proxies: 0,
    cacheBytes: 4 * 1024 * 1024,
    development: false,
    nextFolder: 'does/not/exist',
  };
}
