import { RecentKeys } from '@/features/audience/recent-keys';
import { TREND } from '@/features/audience/trend-terms';
import { db } from '@/lib/db';
import { senderMark } from '@/lib/net/sender-mark';
import { TokenBuckets } from '@/lib/net/token-buckets';

/** What a reader's page says, and what is seen of who says it. Nothing of it is kept but the path. */
export interface View {
  path: string;
  address: string;
  userAgent: string;
  /** The `Sec-Purpose` header: what a browser does ahead of its reader says so there. */
  purpose?: string | undefined;
}

const FLUSH_AFTER_MS = 1000;
const MOST_WAITING = 10_000;
const MOST_READERS = 200_000;
const ARTICLE = /^\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}\/[a-z0-9-]{1,140}$/;
const ROBOT = new RegExp(
  'bot|crawl|spider|slurp|scan|preview|fetch|monitor|headless|lighthouse|feed|archive|validator|facebookexternal|' +
    'curl|wget|python|perl|ruby|java/|go-http|okhttp|axios|undici|node|httpclient|libwww|phantom|selenium|puppeteer|playwright',
  'i',
);

const repeats = new RecentKeys({ windowMs: TREND.repeatMs, most: MOST_READERS });
const networks = new TokenBuckets(TREND.ofNetwork);
const onArticle = new TokenBuckets({ ...TREND.ofNetworkOnArticle, most: MOST_READERS });

/** Views by hour and path, not written yet. */
let waiting = new Map<string, number>();
let timer: NodeJS.Timeout | null = null;

/**
 * Counts a view if it is one by the terms of `TREND`. Costs some microseconds and no query: what is counted waits a second
 * in this process and is written together.
 */
export function countView(view: View, now: Date): void {
  if (!isView(view, now)) return;
  const key = `${now.toISOString().slice(0, 13)} ${view.path}`;
  if (!waiting.has(key) && waiting.size >= MOST_WAITING) return;
  waiting.set(key, (waiting.get(key) ?? 0) + 1);
  flushSoon();
}

/** Writes what waits, in one statement; what can't be written waits on. Addresses of no public article are dropped. */
export async function writeViews(): Promise<void> {
  const counts = waiting;
  waiting = new Map();
  if (counts.size === 0) return;
  const rows = [...counts].map(([key, views]) => ({
    hour: `${key.slice(0, 13)}:00Z`,
    path: key.slice(14),
    views,
  }));
  try {
    await db().$executeRaw`
      INSERT INTO view_hours (article_id, hour, views)
      SELECT a.id, v.hour, v.views
      FROM unnest(${rows.map(({ path }) => path)}::text[], ${rows.map(({ hour }) => hour)}::timestamptz[],
                  ${rows.map(({ views }) => views)}::int[]) AS v (path, hour, views)
      JOIN articles a ON a.path = v.path AND a.state IN ('published', 'corrected')
      ORDER BY a.id, v.hour
      ON CONFLICT (article_id, hour) DO UPDATE SET views = view_hours.views + excluded.views`;
  } catch (error) {
    putBack(counts);
    throw error;
  }
}

function isView({ path, address, userAgent, purpose }: View, now: Date): boolean {
  if (!ARTICLE.test(path) || !userAgent || ROBOT.test(userAgent) || purpose?.includes('prefetch'))
    return false;
  const network = senderMark({ address, now });
  const onThis = senderMark({ address, detail: path, now });
  if (!repeats.note(senderMark({ address, detail: `${path} ${userAgent}`, now }), now)) return false;
  return onArticle.take(onThis, now) && networks.take(network, now);
}

function flushSoon(): void {
  timer ??= setTimeout(() => {
    timer = null;
    writeViews().catch(flushSoon); // the database is away: until it is back
  }, FLUSH_AFTER_MS).unref();
}

function putBack(counts: ReadonlyMap<string, number>): void {
  for (const [key, views] of counts) {
    if (waiting.has(key) || waiting.size < MOST_WAITING) waiting.set(key, (waiting.get(key) ?? 0) + views);
  }
}
