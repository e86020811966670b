import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PAGES_CHANNEL } from '@/lib/pages/purge';
import { inventedOutlets } from '@/prisma/generate/words/outlets';
import { ask, askEach, quantile } from '../load/ask';
import type { Untouched } from '../bench';
import type { Report } from '../report';
import { at } from '../stack/ports';

/** A web process with its database, and articles that nobody has asked it for. */
export interface Timed {
  port: number;
  databaseUrl: string;
  untouched: Untouched;
}

/** Milliseconds from request to answer, one at a time, nothing cached, by kind of page. */
type Times = Map<string, number[]>;

const ROUNDS = 15;
const ARTICLES = 10; // in each round

/** How long a render takes, for articles and for every kind of list. */
export async function measureRenderTime(report: Report, timed: Timed): Promise<void> {
  const [times] = await timeRenders([timed]);
  for (const [name, all] of times ?? [])
    report.add(`render of ${name}, alone: p50`, quantile(all, 0.5), 'ms');
}

/** How much longer it takes with many articles: both databases by turns, so that a busy machine is busy for both. */
export async function measureGrowth(report: Report, small: Timed, large: Timed): Promise<void> {
  const [before, after] = await timeRenders([small, large]);
  for (const [name, all] of after ?? []) {
    const [was, is] = [quantile(before?.get(name) ?? [], 0.5), quantile(all, 0.5)];
    report.add(`render of ${name}, alone: p50`, is, 'ms');
    report.add(`render of ${name}: growth from 2,000 articles`, is / was, '×', { most: 1.2 });
  }
}

async function timeRenders(sites: Timed[]): Promise<Times[]> {
  const measured = sites.map((): Times => new Map());
  for (const site of sites) await timeRound(site, new Map<string, number[]>()); // until the compiler has seen everything
  for (let round = 0; round < ROUNDS; round++) {
    for (const [number, site] of sites.entries())
      await timeRound(site, measured[number] ?? new Map<string, number[]>());
  }
  return measured;
}

async function timeRound({ port, databaseUrl, untouched }: Timed, times: Times): Promise<void> {
  const note = (name: string, milliseconds: number) =>
    times.set(name, [...(times.get(name) ?? []), milliseconds]);
  const lists = await purgeAndChooseLists(databaseUrl);
  await askEach(untouched.take(1).map(({ path }) => at(port, path))); // pays for what all pages share
  const articles = await askEach(untouched.take(ARTICLES).map(({ path }) => at(port, path)));
  for (const { milliseconds } of articles) note('article', milliseconds);
  for (const [name, path] of Object.entries(lists)) {
    const { status, milliseconds } = await ask(at(port, path));
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    note(name, milliseconds);
  }
}

/** Makes everything stale; answers the lists of what most stories have in common, which are full in any database. */
async function purgeAndChooseLists(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('SELECT pg_notify($1, $2)', [PAGES_CHANNEL, '*']);
  const { rows } = await client.query<{ key: string }>(
    `SELECT key FROM article_counts WHERE kind = 'day' ORDER BY articles DESC, key LIMIT 1`,
  );
  await client.end();
  await sleep(50);
  const [outlet] = inventedOutlets;
  return {
    ...{ 'front page': '/', latest: '/latest', section: '/world', archive: '/archive' },
    ...{ 'archive day': `/archive/${rows[0]?.key ?? ''}`, source: `/sources/${outlet?.slug ?? ''}` },
    language: `/languages/${outlet?.language ?? ''}`,
  };
}
